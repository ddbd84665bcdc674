package org.sayso.authorization.profile;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts token answers and their times, where Micrometer is on the class path and has a registry.
 *
 * <p>Timer {@code sayso.authorization.token} (grant, outcome); both labels come from closed sets.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
class TokenMetersConfiguration {

    /** Looks for the registry at each answer: it may be made later. */
    @Bean
    TokenAnswerListener saysoTokenMeters(ObjectProvider<MeterRegistry> registry) {
        return (grant, outcome, took) -> {
            MeterRegistry to = registry.getIfUnique();
            if (to != null) {
                to.timer(
                                "sayso.authorization.token",
                                "grant",
                                grant,
                                "outcome",
                                outcome.name().toLowerCase(Locale.ROOT))
                        .record(took);
            }
        };
    }
}
