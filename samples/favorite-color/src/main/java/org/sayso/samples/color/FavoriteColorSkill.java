package org.sayso.samples.color;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.sayso.confirmation.Confirmations;
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
    LinkedHandler tellFavoriteColor(FavoriteColorProperties settings, Wishes wishes) {
        return new TellFavoriteColor(settings.accountsUrl() + "/profile", wishes);
    }

    @Bean
    LinkedHandler changeFavoriteColor(Wishes wishes) {
        return new ChangeFavoriteColor(wishes);
    }

    @Bean
    MaybeLinkedHandler dropChange(Confirmations confirmations) {
        return new DropChange(confirmations);
    }

    @Bean
    MaybeLinkedHandler help() {
        return new Help();
    }
}
