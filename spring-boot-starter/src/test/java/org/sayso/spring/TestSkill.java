package org.sayso.spring;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.alexa.SaysoModule;
import org.sayso.token.VerifiedToken;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The least that an application brings. */
@Configuration(proxyBeanMethods = false)
class TestSkill {

    @Bean
    Skill skill(SaysoModule sayso) {
        return new CustomSkillBuilder().registerSdkModule(sayso).build();
    }

    @Bean
    LinkedHandler handler() {
        return new LinkedHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return true;
            }

            @Override
            public Reply handle(HandlerInput input, VerifiedToken user) {
                return Reply.say(Optional.empty());
            }
        };
    }
}
