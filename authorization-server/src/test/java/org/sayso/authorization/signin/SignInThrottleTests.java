package org.sayso.authorization.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(() -> now);

    @Test
    void threeFailures_areFreeAndTheFourthTryWaits() {
        for (int tried = 0; tried < 3; tried++) {
            assertThat(throttle.admit("ann")).isEmpty();
        }
        assertThat(throttle.admit("ann")).contains(Duration.ofSeconds(2));
    }

    @Test
    void furtherFailures_waitTwiceAsLongEachUpToFiveMinutes() {
        fail(3);
        long expected = 2;
        for (int failure = 4; failure < 20; failure++) {
            assertThat(throttle.admit("ann")).contains(Duration.ofSeconds(Math.min(expected, 300)));
            now = now.plusSeconds(Math.min(expected, 300));
            assertThat(throttle.admit("ann")).isEmpty();
            expected *= 2;
        }
    }

    @Test
    void oneNanosecondBeforeTheEnd_stillWaits() {
        fail(3);
        now = now.plusSeconds(2).minusNanos(1);
        assertThat(throttle.admit("ann")).contains(Duration.ofNanos(1));
        now = now.plusNanos(1);
        assertThat(throttle.admit("ann")).isEmpty();
    }

    @Test
    void tryDuringTheWait_doesNotMakeItLonger() {
        fail(3);
        throttle.admit("ann");
        throttle.admit("ann");
        assertThat(throttle.admit("ann")).contains(Duration.ofSeconds(2));
    }

    @Test
    void success_forgetsTheFailures() {
        fail(2);
        assertThat(throttle.admit("ann")).isEmpty();
        throttle.succeeded("ann");
        fail(2);
        assertThat(throttle.admit("ann")).isEmpty();
    }

    @Test
    void capitalsDoNotGiveFreshTries() {
        fail(3);
        assertThat(throttle.admit("ANN")).isPresent();
    }

    @Test
    void otherUserName_doesNotWait() {
        fail(3);
        assertThat(throttle.admit("ben")).isEmpty();
    }

    @Test
    void manyUserNames_areForgottenOldestFirst() {
        fail(3);
        for (int name = 0; name < 10_000; name++) {
            throttle.admit("name" + name);
        }
        assertThat(throttle.admit("ann")).isEmpty();
        assertThat(throttle.admit("name9999")).isEmpty();
        assertThat(throttle.admit("name9999")).isEmpty();
        assertThat(throttle.admit("name9999")).isPresent();
    }

    private void fail(int times) {
        for (int tried = 0; tried < times; tried++) {
            assertThat(throttle.admit("ann")).isEmpty();
        }
    }
}
