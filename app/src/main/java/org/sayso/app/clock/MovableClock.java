package org.sayso.app.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on as usual, and can be put forward instead of waiting. Thread-safe. */
public final class MovableClock extends Clock {

    /** How far it can be put forward in all: the stand-in's certificates are good for at least 800 days. */
    public static final Duration FARTHEST = Duration.ofDays(730);

    private final Clock usual;
    private final AtomicReference<Duration> ahead;

    /** A clock that agrees with another until it is moved. */
    public MovableClock(Clock usual) {
        this(usual, new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(Clock usual, AtomicReference<Duration> ahead) {
        this.usual = usual;
        this.ahead = ahead;
    }

    /**
     * Puts it forward.
     *
     * @throws IllegalArgumentException if the time is negative, or the clock would be ahead by more than {@link #FARTHEST}
     */
    public void forward(Duration by) {
        ahead.updateAndGet(now -> {
            Duration next = now.plus(by);
            if (by.isNegative() || next.compareTo(FARTHEST) > 0) {
                throw new IllegalArgumentException(
                        "The clock goes forward only, by " + FARTHEST.toDays() + " days at most");
            }
            return next;
        });
    }

    /** Undoes every move. */
    public void back() {
        ahead.set(Duration.ZERO);
    }

    /** How far it was put forward. */
    public Duration ahead() {
        return Objects.requireNonNull(ahead.get());
    }

    @Override
    public Instant instant() {
        return usual.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return usual.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(usual.withZone(zone), ahead);
    }
}
