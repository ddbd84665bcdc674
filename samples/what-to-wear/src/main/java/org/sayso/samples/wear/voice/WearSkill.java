package org.sayso.samples.wear.voice;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import java.time.Clock;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The skill, put together with Amazon's own builder. */
@Configuration(proxyBeanMethods = false)
class WearSkill {

    @Bean
    Skill skill(SaysoModule sayso) {
        return new CustomSkillBuilder()
                .registerSdkModule(sayso)
                .addRequestHandler(new EndOfSession())
                .build();
    }

    @Bean
    LinkedHandler advise(Clock clock) {
        return new Advise(clock);
    }

    @Bean
    MaybeLinkedHandler welcome() {
        return new Welcome();
    }

    @Bean
    MaybeLinkedHandler sayGoodbye() {
        return new SayGoodbye();
    }

    @Bean
    MaybeLinkedHandler help() {
        return new Guide(
                "AMAZON.HelpIntent",
                "I tell you what to wear at a temperature, or for the season where you name none. I need your linked"
                        + " account for that.");
    }

    @Bean
    MaybeLinkedHandler notUnderstood() {
        return new Guide("AMAZON.FallbackIntent", "Sorry, I only know about clothes.");
    }
}
