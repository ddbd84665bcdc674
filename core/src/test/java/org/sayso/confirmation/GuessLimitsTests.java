package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.Inquiry;
import org.sayso.token.UserKey;

class GuessLimitsTests {

    private static final Duration PAUSE = Duration.ofMinutes(15);

    @Test
    void standardLimits_areNineHundredAYearWithSixDigits() {
        assertThat(GuessLimits.standard(6, 1)).isEqualTo(new GuessLimits(5, PAUSE, 10, 100, 900));
        assertThat(GuessLimits.standard(6, 3).perYear()).isEqualTo(300);
        assertThat(GuessLimits.standard(4, 1)).as("short codes").isEqualTo(GuessLimits.standard(6, 1));
        assertThat(GuessLimits.standard(10, 1).perYear()).isEqualTo(7_300);
    }

    @Test
    void standardLimits_keepTheChanceOfAYearBelowOneInAThousand() {
        for (int digits = 6; digits <= 10; digits++) {
            for (int pending = 1; pending <= 3; pending++) {
                double chance = GuessLimits.standard(digits, pending).chancePerYear(digits, pending);
                assertThat(chance)
                        .as("%s digits, %s pending", digits, pending)
                        .isPositive()
                        .isLessThan(0.001);
            }
        }
    }

    @Test
    void chance_isNoLessThanThatOfGuessesThatNeverRepeat() {
        // The union bound: so many guesses, each of which hits one of the pending codes.
        for (int pending = 1; pending <= 3; pending++) {
            int perYear = GuessLimits.standard(6, pending).perYear();
            assertThat(perYear * pending / 1e6).isLessThan(0.001);
        }
    }

    /** Whatever a limit is set to, an engine that is built is no easier to break into. */
    @Test
    void allowedSettings_keepTheChanceBelowOneInAThousand_andOthersAreRefused() {
        Random random = new Random(42);
        int built = 0;
        for (int i = 0; i < 2_000; i++) {
            GuessLimits limits = new GuessLimits(
                    1 + random.nextInt(5),
                    Duration.ofMinutes(1 + random.nextInt(1_440)),
                    1 + random.nextInt(20),
                    1 + random.nextInt(100),
                    random.nextBoolean() ? 1 + random.nextInt(7_300) : 1 + random.nextInt(1_000));
            int digits = 6 + random.nextInt(5);
            int pending = 1 + random.nextInt(3);
            ConfirmationsBuilder builder = ConfirmationsBuilderTests.complete()
                    .codeLength(digits)
                    .pending(pending)
                    .guessLimits(limits);
            if (limits.chancePerYear(digits, pending) < 0.001) {
                builder.build();
                built++;
            } else {
                assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("perYear");
            }
        }
        assertThat(built).isBetween(1, 1_999);
    }

    @ParameterizedTest
    @CsvSource({
        "0,15,10,100,900",
        "6,15,10,100,900",
        "5,0,10,100,900",
        "5,1441,10,100,900",
        "5,15,0,100,900",
        "5,15,21,100,900",
        "5,15,10,0,900",
        "5,15,10,101,900",
        "5,15,10,100,0",
        "5,15,10,100,7301"
    })
    void limitOutsideItsBounds_isRefused(int inARow, int minutes, int perDay, int sinceSignIn, int perYear) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GuessLimits(inARow, Duration.ofMinutes(minutes), perDay, sinceSignIn, perYear))
                .withMessageContaining("must be");
    }

    @Test
    void shorterCodeOfAProvider_setsTheLimits() {
        ConfirmationsBuilder sixOfAProvider =
                ConfirmationsBuilderTests.complete().codeLength(10).methods(List.of(new Caller(6)));
        assertThat(sixOfAProvider.build().codeLength()).isEqualTo(10);
        sixOfAProvider.guessLimits(GuessLimits.standard(10, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(sixOfAProvider::build)
                .withMessageContaining("codes of 6 digits");
        ConfirmationsBuilder four = ConfirmationsBuilderTests.complete().methods(List.of(new Caller(4)));
        assertThatIllegalArgumentException().isThrownBy(four::build).withMessageContaining("allowShortCodes()");
        four.allowShortCodes().build();
    }

    /** A provider that is never asked. */
    private record Caller(int codeLength) implements ProviderMethod {
        @Override
        public String name() {
            return "call";
        }

        @Override
        public MethodTraits traits() {
            return new MethodTraits(Set.of(), Set.of(), false, true, 1);
        }

        @Override
        public boolean spoken() {
            return true;
        }

        @Override
        public Optional<Asking.Wish> way() {
            return Optional.empty();
        }

        @Override
        public Offer offer(UserKey user, Inquiry inquiry) {
            return new Offer.NotSetUp();
        }

        @Override
        public Started start(UserKey user, String reference, Locale locale, Inquiry inquiry) {
            return new Started.Failed("never");
        }

        @Override
        public Verdict verify(UserKey user, String reference, String code, Inquiry inquiry) {
            return Verdict.WRONG;
        }

        @Override
        public Verdict poll(UserKey user, String reference, Inquiry inquiry) {
            return Verdict.WAITING;
        }
    }
}
