package org.sayso.authorization.health;

import org.sayso.authorization.settings.HealthSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says how the server is, where the settings name a port for that. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    @ConditionalOnProperty("sayso.authorization.health.port")
    HealthServer healthServer(HealthSettings settings, ServerDatabase database) {
        return new HealthServer(settings, database);
    }
}
