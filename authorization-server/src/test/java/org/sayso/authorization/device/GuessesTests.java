package org.sayso.authorization.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How often codes may be typed. */
class GuessesTests {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Clock.systemUTC().instant());
    private final InstantSource clock = now::get;
    private final Guesses guesses = new Guesses(clock);

    @Test
    void fiveOfOneAccount_areAdmittedFromAnySession() {
        for (int i = 0; i < 5; i++) {
            assertThat(guesses.admit("session" + i, "ann", "address" + i)).isEmpty();
        }
        assertThat(guesses.admit("new", "ann", "new")).contains(Duration.ofMinutes(10));
        assertThat(guesses.admit("new", "ben", "new")).isEmpty();
    }

    @Test
    void fiveInOneSession_areAdmittedForAnyAccount() {
        for (int i = 0; i < 5; i++) {
            assertThat(guesses.admit("session", "account" + i, "address" + i)).isEmpty();
        }
        assertThat(guesses.admit("session", "new", "new")).isPresent();
    }

    @Test
    void fiftyFromOneAddress_areAdmitted() {
        for (int i = 0; i < 50; i++) {
            assertThat(guesses.admit("session" + i, "account" + i, "address")).isEmpty();
        }
        assertThat(guesses.admit("new", "new", "address")).isPresent();
    }

    @Test
    void refusedTriesOfOneAccount_leaveTheOthersOfItsNetworkAlone() {
        for (int i = 0; i < 100; i++) {
            guesses.admit("session" + i, "ann", "address");
        }
        assertThat(guesses.admit("session", "ann", "address")).isPresent();
        for (int i = 0; i < 45; i++) {
            assertThat(guesses.admit("other" + i, "other" + i, "address")).isEmpty();
        }
        assertThat(guesses.admit("last", "last", "address")).isPresent();
    }

    @Test
    void addressesOfOneIpv6Network_areOne() {
        for (int i = 0; i < 50; i++) {
            assertThat(guesses.admit("session" + i, "account" + i, "2001:db8:0:7::" + Integer.toHexString(i + 1)))
                    .isEmpty();
        }
        assertThat(guesses.admit("new", "new", "2001:db8:0:7:ffff::1")).isPresent();
        assertThat(guesses.admit("other", "other", "2001:db8:0:8::1")).isEmpty();
    }

    @Test
    void tenMinutesLater_itBeginsAnew() {
        for (int i = 0; i < 6; i++) {
            guesses.admit("session", "ann", "address");
        }
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(10)).minusMillis(1));
        assertThat(guesses.admit("session", "ann", "address")).contains(Duration.ofMillis(1));
        now.updateAndGet(time -> time.plusMillis(1));
        assertThat(guesses.admit("session", "ann", "address")).isEmpty();
    }
}
