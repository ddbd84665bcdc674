package org.sayso.spring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.sayso.Refusal;
import org.sayso.link.LossCause;
import org.sayso.link.life.LinkListener;
import org.sayso.link.life.LinkStep;
import org.sayso.oauth.TokenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts what happens at question two and to links, where Micrometer is on the class path and has a registry.
 *
 * <p>Meters: {@code sayso.refusals} (question, reason), {@code sayso.token.provider} (call, outcome) with times,
 * {@code sayso.token.remembered} (result), and {@code sayso.linking.skill} (step, cause). All labels come from closed sets.
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

    @Bean
    @ConditionalOnMissingBean
    LinkListener saysoLinkListener(ObjectProvider<MeterRegistry> registry) {
        Meters meters = new Meters(registry::getIfUnique);
        return meters::linking;
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

        void linking(LinkStep step, Optional<LossCause> cause) {
            found().ifPresent(to -> to.counter(
                            "sayso.linking.skill",
                            "step",
                            step.name(),
                            "cause",
                            cause.map(LossCause::name).orElse("NONE"))
                    .increment());
        }

        private Optional<MeterRegistry> found() {
            return Optional.ofNullable(registry.get());
        }
    }
}
