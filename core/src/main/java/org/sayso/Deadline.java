package org.sayso;

import java.time.Duration;

/**
 * The moment by which an answer must be given, handed down with a request so that every remote call takes its share.
 *
 * <p>Alexa waits eight seconds for a skill. Immutable and thread-safe.
 */
public final class Deadline {

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    /** A deadline this long from now, by the monotonic clock. */
    public static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    /** What is left; zero when the deadline has passed, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /** The smaller of {@code most} and what is left. */
    public Duration atMost(Duration most) {
        Duration remaining = remaining();
        return remaining.compareTo(most) < 0 ? remaining : most;
    }

    public boolean passed() {
        return remaining().isZero();
    }
}
