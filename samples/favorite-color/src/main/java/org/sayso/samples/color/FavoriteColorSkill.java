package org.sayso.samples.color;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The skill, put together with Amazon's own builder. */
@Configuration(proxyBeanMethods = false)
class FavoriteColorSkill {

    @Bean
    Skill skill(SaysoModule sayso) {
        return new CustomSkillBuilder()
                .registerSdkModule(sayso)
                .addRequestHandler(new SayGoodbye())
                .addRequestHandler(new NotUnderstood())
                .addRequestHandler(new EndOfSession())
                .build();
    }

    @Bean
    LinkedHandler welcome() {
        return new Welcome();
    }

    @Bean
    LinkedHandler tellFavoriteColor(@Value("${favorite-color.accounts-url}/profile") String profilePage) {
        return new TellFavoriteColor(profilePage);
    }

    @Bean
    MaybeLinkedHandler help() {
        return new Help();
    }
}
