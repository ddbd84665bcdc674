package org.sayso.authorization.admin;

import java.time.Clock;
import org.sayso.authorization.client.KeyedSecretEncoder;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Knows the administrators where the settings say so; without, nothing of it exists. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sayso.authorization.admin.enabled")
class AdminConfiguration {

    @Bean
    Administrators administrators(
            ServerDatabase database, KeyedSecretEncoder secrets, AuthorizationSettings settings, Clock clock) {
        return new Administrators(database, secrets, settings.issuer(), clock);
    }
}
