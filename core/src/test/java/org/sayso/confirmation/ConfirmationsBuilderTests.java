package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sayso.policy.Requirement;

class ConfirmationsBuilderTests {

    private static final byte[] KEY =
            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private record Nothing(String type) implements ConfirmedAction {
        @Override
        public Requirement requirement() {
            return Requirement.linkedAccount();
        }

        @Override
        public String summary(Transaction transaction, Locale locale) {
            return "nothing";
        }

        @Override
        public Optional<Transaction> current(Transaction agreed) {
            return Optional.of(agreed);
        }

        @Override
        public Outcome effect(Transaction agreed) {
            return new Outcome(java.util.Map.of());
        }

        @Override
        public String speak(Outcome outcome, Locale locale) {
            return "Nothing was done.";
        }
    }

    static ConfirmationsBuilder complete() {
        return Confirmations.builder()
                .storage(new InMemoryStorage())
                .key(KEY)
                .serviceName("Pizza on Demand")
                .actions(List.of(new Nothing("pizza-order")));
    }

    @Test
    void defaults_areSixDigits() {
        assertThat(complete().build().codeLength()).isEqualTo(6);
    }

    @Test
    void bounds_areInclusive() {
        complete().codeLength(10).life(Duration.ofSeconds(30)).tries(1).build();
        complete()
                .codeLength(4)
                .allowShortCodes()
                .life(Duration.ofMinutes(10))
                .tries(5)
                .build();
    }

    @Test
    void settingOutsideItsBounds_isRefusedNamingThem() {
        refused(builder -> builder.codeLength(3).allowShortCodes(), "4 to 10");
        refused(builder -> builder.codeLength(11), "4 to 10");
        refused(builder -> builder.codeLength(5), "allowShortCodes()");
        refused(builder -> builder.life(Duration.ofSeconds(29)), "30 seconds to 10 minutes");
        refused(builder -> builder.life(Duration.ofSeconds(601)), "30 seconds to 10 minutes");
        refused(builder -> builder.life(Duration.ofMillis(60_500)), "whole seconds");
        refused(builder -> builder.tries(0), "1 to 5");
        refused(builder -> builder.tries(6), "1 to 5");
        refused(builder -> builder.key(new byte[16]), "at least 32");
        refused(builder -> builder.serviceName(" "), "1 to 60");
        refused(builder -> builder.serviceName("x".repeat(61)), "1 to 60");
        refused(builder -> builder.actions(List.of(new Nothing("a"), new Nothing("a"))), "two actions");
    }

    private static void refused(Consumer<ConfirmationsBuilder> setting, String message) {
        ConfirmationsBuilder builder = complete();
        setting.accept(builder);
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining(message);
    }

    @Test
    void missingSetting_isNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Confirmations.builder().build())
                .withMessageContaining("storage");
        assertThatIllegalStateException()
                .isThrownBy(() -> complete().actions(List.of()).build())
                .withMessageContaining("actions");
    }
}
