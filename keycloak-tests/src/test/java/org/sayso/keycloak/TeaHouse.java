package org.sayso.keycloak;

import static com.amazon.ask.request.Predicates.intentName;
import static com.amazon.ask.request.Predicates.requestType;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.LaunchRequest;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.alexa.SaysoModule;
import org.sayso.policy.Requirement;
import org.sayso.token.TokenCheck;
import org.sayso.token.VerifiedToken;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A skill made with the starter: it greets, and asks Keycloak at the very moment somebody orders. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TeaHouse {

    @Bean
    Skill skill(SaysoModule sayso) {
        return new CustomSkillBuilder().registerSdkModule(sayso).build();
    }

    @Bean
    LinkedHandler welcome() {
        return new LinkedHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return input.matches(requestType(LaunchRequest.class));
            }

            @Override
            public Reply handle(HandlerInput input, VerifiedToken user) {
                return tell(input, "Good afternoon " + user.givenName().orElse("stranger") + ".");
            }
        };
    }

    @Bean
    LinkedHandler order() {
        return new LinkedHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return input.matches(intentName("OrderIntent"));
            }

            @Override
            public Requirement requirement() {
                return Requirement.scopes(Realm.SCOPE).with(TokenCheck.ASK_ISSUER_NOW);
            }

            @Override
            public Reply handle(HandlerInput input, VerifiedToken user) {
                return tell(input, "A pot of tea for " + user.givenName().orElse("a stranger") + ".");
            }
        };
    }

    private static Reply tell(HandlerInput input, String text) {
        return Reply.say(input.getResponseBuilder()
                .withSpeech(text)
                .withShouldEndSession(true)
                .build());
    }
}
