package org.sayso.authorization.health;

import java.util.Optional;
import org.sayso.authorization.settings.HealthSettings;
import org.sayso.authorization.settings.Rehearsal;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says how the server is, where the settings name a port for that. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    @ConditionalOnMissingBean(Rehearsal.class)
    @ConditionalOnProperty("sayso.authorization.health.port")
    HealthServer healthServer(HealthSettings settings, ServerDatabase database, ObjectProvider<Metrics> metrics) {
        return new HealthServer(settings, database, Optional.ofNullable(metrics.getIfUnique()));
    }
}
