package org.sayso.oauth;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Durations as settings, and clocks as caches want them. */
final class Times {

    private Times() {}

    /**
     * A duration above zero and up to {@code most}.
     *
     * @throws IllegalArgumentException for another; the message names the bounds
     */
    static Duration upTo(Duration most, String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " is " + value + "; set it above zero and up to " + most);
        }
        return value;
    }

    /** A cache's ticker that goes by this clock. */
    static Ticker ticker(InstantSource clock) {
        Instant start = clock.instant();
        return () -> Duration.between(start, clock.instant()).toNanos();
    }
}
