package org.sayso.authorization.profile;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Reads a profile from {@code sayso.alexa-profile.*}, if {@code client-id} is there and the application has no profile as a bean. */
@AutoConfiguration
@ConditionalOnProperty(AlexaProfile.PREFIX + ".client-id")
public class AlexaProfileSettingsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AlexaProfile alexaProfile(Environment environment) {
        return Binder.get(environment).bindOrCreate(AlexaProfile.PREFIX, AlexaProfile.class);
    }
}
