package org.sayso.authorization.message;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts messages, where Micrometer is on the class path and has a registry.
 *
 * <p>Counter {@code sayso.authorization.messages} (kind, outcome); both labels come from closed sets.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
class SentMetersConfiguration {

    @Bean
    SentListener saysoMessageMeters(ObjectProvider<MeterRegistry> registry) {
        return (kind, accepted) -> {
            MeterRegistry to = registry.getIfUnique();
            if (to != null) {
                to.counter("sayso.authorization.messages", "kind", kind, "outcome", accepted ? "accepted" : "failed")
                        .increment();
            }
        };
    }
}
