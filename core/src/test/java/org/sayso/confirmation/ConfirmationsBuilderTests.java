package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            return new Outcome(Map.of());
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

    @Test
    void policyThatNoMethodCanMeet_isRefused() {
        OwnCode sms = new OwnCode(Channel.SMS);
        OwnCode email = new OwnCode(Channel.EMAIL);
        policyRefused(ConfirmationPolicy.of(Acceptable.methods("phone-approval")), "phone-approval", sms);
        policyRefused(ConfirmationPolicy.of(Acceptable.proving(Element.INHERENCE)), "which add up", sms, email);
        policyRefused(
                ConfirmationPolicy.of(Acceptable.methods("sms-code"))
                        .above(Money.of("50", "USD"), Acceptable.methods("email-code")),
                "which add up",
                sms,
                email);
        policyRefused(
                ConfirmationPolicy.of(Acceptable.methods("email-code"))
                        .newPayee(Acceptable.proving(Element.POSSESSION)),
                "which add up",
                sms,
                email);
        refused(builder -> builder.policies(Map.of("unknown", ConfirmationPolicy.any())), "[pizza-order]");
    }

    private static void policyRefused(ConfirmationPolicy policy, String message, ConfirmationMethod... methods) {
        refused(builder -> builder.methods(List.of(methods)).policies(Map.of("pizza-order", policy)), message);
    }

    @Test
    void settingsOfMethodsAndSends_areRefusedOutsideTheirBounds() {
        refusedAtOnce(builder -> builder.pending(0), "1 to 3");
        refusedAtOnce(builder -> builder.pending(4), "1 to 3");
        refusedAtOnce(builder -> builder.methods(List.of()), "at least one");
        OwnCode sms = new OwnCode(Channel.SMS);
        refusedAtOnce(builder -> builder.methods(List.of(sms, sms)), "each name once");
        refusedAtOnce(builder -> builder.sendLimits(new SendLimits(6, Duration.ofSeconds(30), 5)), "1 to 5");
        refusedAtOnce(builder -> builder.sendLimits(new SendLimits(3, Duration.ofSeconds(9), 5)), "10 seconds");
        refusedAtOnce(builder -> builder.sendLimits(new SendLimits(3, Duration.ofSeconds(121), 5)), "2 minutes");
        refusedAtOnce(builder -> builder.sendLimits(new SendLimits(3, Duration.ofSeconds(30), 61)), "1 to 60");
        for (Duration age : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofMillis(600_001))) {
            refusedAtOnce(builder -> Acceptable.any().orFresh(age), "at most 10 minutes");
        }
        for (Duration age : List.of(Duration.ofSeconds(59), Duration.ofSeconds(3_601))) {
            refusedAtOnce(
                    builder -> new PhoneApproval(URI.create("https://shop.example/a"), age, Set.of()),
                    "1 minute to 1 hour");
        }
        refusedAtOnce(
                builder -> PhoneApproval.withPasskey(URI.create("https://shop.example/a?b=c")), "without a query");
    }

    private static void refusedAtOnce(Consumer<ConfirmationsBuilder> setting, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.accept(complete()))
                .withMessageContaining(message);
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
