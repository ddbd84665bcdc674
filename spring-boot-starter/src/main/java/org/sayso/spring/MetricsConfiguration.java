package org.sayso.spring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.sayso.Refusal;
import org.sayso.oauth.TokenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts what happens at question two, where Micrometer is on the class path and has a registry.
 *
 * <p>Meters: {@code sayso.refusals} (question, reason), {@code sayso.token.provider} (call, outcome) with times, and
 * {@code sayso.token.remembered} (result). All labels come from closed sets.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
class MetricsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TokenTelemetry saysoTokenTelemetry(ObjectProvider<MeterRegistry> registry) {
        return new Meters(registry::getIfUnique);
    }

    @Bean
    @ConditionalOnMissingBean
    RefusalListener saysoRefusalListener(ObjectProvider<MeterRegistry> registry) {
        Meters meters = new Meters(registry::getIfUnique);
        return meters::refused;
    }

    /** Looks for the registry at each event: it may be made after the beans that report to it. */
    private record Meters(Supplier<MeterRegistry> registry) implements TokenTelemetry {

        @Override
        public void called(Call call, Outcome outcome, Duration took) {
            found().ifPresent(to -> to.timer("sayso.token.provider", "call", call.name(), "outcome", outcome.name())
                    .record(took));
        }

        @Override
        public void remembered(Memory memory) {
            found().ifPresent(to -> to.counter("sayso.token.remembered", "result", memory.name())
                    .increment());
        }

        void refused(Refusal reason) {
            found().ifPresent(to -> to.counter(
                            "sayso.refusals", "question", reason.question().name(), "reason", reason.name())
                    .increment());
        }

        private Optional<MeterRegistry> found() {
            return Optional.ofNullable(registry.get());
        }
    }
}
