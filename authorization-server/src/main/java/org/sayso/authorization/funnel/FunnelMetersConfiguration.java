package org.sayso.authorization.funnel;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts the steps, where Micrometer is on the class path and has a registry.
 *
 * <p>Counter {@code sayso.authorization.linking} (client, step, cause); the clients are those of the settings, the others closed sets.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
class FunnelMetersConfiguration {

    /** Looks for the registry at each step: it may be made later. */
    @Bean
    LinkingListener linkingMeters(ObjectProvider<MeterRegistry> registry) {
        return (client, step, cause) -> {
            MeterRegistry to = registry.getIfUnique();
            if (to != null) {
                to.counter(
                                "sayso.authorization.linking",
                                "client",
                                client,
                                "step",
                                tag(step),
                                "cause",
                                cause.map(FunnelMetersConfiguration::tag).orElse("none"))
                        .increment();
            }
        };
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
