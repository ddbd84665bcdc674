package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.ConfirmationsBuilder;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.GuessLimits;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.SendLimits;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.token.UserKey;

/**
 * Somebody in the room who guesses codes for a year, as often as the engine looks at them: orders by themselves, has messages
 * sent again, never says a code twice for one challenge, and goes on as soon as a limit lets them. The owner signs in and
 * confirms orders of their own, which ends every row of wrong codes.
 */
class AttackerTests {

    private static final Duration YEAR = Duration.ofDays(365);

    /** The account, the attacker's means, and what the attacker has reached. */
    private static final class Attack {

        final MovableClock clock = new MovableClock();
        final Random random;
        final UserKey user;
        final Desk desk;
        final Destination phone = Desk.phone();
        final int digits;
        final List<Instant> compared = new ArrayList<>();
        int hits;
        private int orders;
        private int next;

        Attack(Storage storage, UserKey user, int digits, Random random, ConfirmationsBuilder builder) {
            this.random = random;
            this.user = user;
            this.digits = digits;
            this.desk = new Desk(
                    storage,
                    clock,
                    builder.clock(clock)
                            .codeLength(digits)
                            .sendLimits(new SendLimits(3, Duration.ofSeconds(30), 60))
                            .randomness(RandomGenerator.of("L64X128MixRandom")));
            next = random.nextInt(1_000);
        }

        /** Guesses until no code is looked at any more. */
        void guessOn() {
            while (guess()) {
                clock.move(Duration.ofSeconds(3));
            }
        }

        private boolean guess() {
            if (desk.confirmations.pending(user, Orders.SKILL).isEmpty() || random.nextInt(10) == 0) {
                Transaction order = Orders.order(user, "attack-" + ++orders, "1.00");
                Requested requested = desk.request(order, List.of(phone));
                if (requested instanceof Requested.Refused) {
                    return false;
                }
            } else if (random.nextInt(4) == 0) {
                Asking asking = desk.asking("", phone);
                Desk.uninterrupted(
                        () -> desk.confirmations.again(user, Orders.SKILL, Optional.empty(), asking, Desk::everything));
            }
            String code = String.valueOf(100 + next++ % 900) + "0".repeat(digits - 3);
            Answer answer = desk.answer(user, code);
            boolean looked = desk.inquiry.checks().stream()
                    .anyMatch(check -> check.name().equals("code belongs to the challenge"));
            if (looked) {
                compared.add(clock.instant());
            }
            if (answer instanceof Answer.Confirmed) {
                hits++;
            }
            return looked;
        }

        /** The owner orders something, and confirms it. */
        void ownOrder() {
            clock.move(Duration.ofMinutes(6));
            Requested requested = desk.request(Orders.order(user, "own-" + ++orders, "1.00"), List.of(Desk.phone()));
            if (requested instanceof Requested.Sent sent) {
                assertThat(desk.answer(user, Desk.code(desk.message(sent.challengeId()))))
                        .isInstanceOf(Answer.Confirmed.class);
            }
        }

        /** The most guesses that were compared within any year. */
        long mostWithinAYear() {
            return compared.stream()
                    .mapToLong(start -> compared.stream()
                            .filter(at -> !at.isBefore(start) && at.isBefore(start.plus(YEAR)))
                            .count())
                    .max()
                    .orElse(0);
        }
    }

    private static Attack attack(int digits, Optional<GuessLimits> limits, int pending, Random random) {
        Storage storage = new InMemoryStorage();
        ConfirmationsBuilder builder =
                Desk.builder(storage, new MovableClock(), new Orders()).pending(pending);
        limits.ifPresent(builder::guessLimits);
        return new Attack(storage, Orders.ANN, digits, random, builder);
    }

    /** @param signInDays how often the owner signs in; 0 for never */
    @ParameterizedTest
    @CsvSource({"0,1,100", "1,1,900", "7,1,900", "1,2,450", "1,3,300"})
    void aYearOfGuesses_staysWithinTheLimitOfTheYear(int signInDays, int pending, int most) {
        Attack attack = attack(6, Optional.empty(), pending, new Random(7));
        for (int day = 0; day < 400; day++) {
            if (signInDays > 0 && day % signInDays == 0) {
                attack.desk.confirmations.signedIn(attack.user, attack.clock.instant());
            }
            for (int turn = 0; turn < 6; turn++) {
                attack.guessOn();
                attack.clock.move(Duration.ofHours(2));
            }
            attack.ownOrder();
            attack.guessOn();
            attack.clock.move(Duration.ofHours(11));
            if (day % 10 == 0) {
                attack.desk.confirmations.expireOverdue();
            }
        }
        assertThat(attack.mostWithinAYear()).as("guesses that were compared").isEqualTo(most);
    }

    /** So often as the arithmetic says, within seven standard deviations: 100 guesses at codes of four digits hit 1 % of accounts. */
    @Test
    void accountsBrokenIntoInAYear_areAsManyAsTheArithmeticSays() {
        accountsBrokenInto(300);
    }

    @Test
    @Tag("slow")
    void accountsBrokenIntoInAYear_areAsManyAsTheArithmeticSays_ofFiveThousand() {
        accountsBrokenInto(5_000);
    }

    private static void accountsBrokenInto(int accounts) {
        GuessLimits limits = new GuessLimits(5, Duration.ofMinutes(1), 20, 100, 100);
        Random random = new Random();
        int broken = 0;
        long guesses = 0;
        for (int account = 0; account < accounts; account++) {
            Storage storage = new InMemoryStorage();
            ConfirmationsBuilder builder = Desk.builder(storage, new MovableClock(), new Orders())
                    .allowShortCodes()
                    .guessLimits(limits);
            Attack attack = new Attack(storage, Orders.ANN, 4, random, builder);
            for (int day = 0; day < 6 && attack.hits == 0; day++) {
                for (int turn = 0; turn < 5 && attack.hits == 0; turn++) {
                    attack.guessOn();
                    attack.clock.move(Duration.ofMinutes(10));
                }
                attack.clock.move(Duration.ofDays(1));
            }
            broken += Math.min(1, attack.hits);
            guesses += attack.compared.size();
        }
        double expected = guesses / 10_000.0;
        assertThat((double) broken)
                .as("accounts broken into by %s guesses", guesses)
                .isBetween(expected - 7 * Math.sqrt(expected), expected + 7 * Math.sqrt(expected));
        assertThat(guesses).isBetween(accounts * 80L, accounts * 100L);
    }
}
