package org.sayso.standin;

import java.time.Duration;

/**
 * How skill events are delivered. Amazon's own rules were not found, so all of it can be set. Immutable.
 *
 * @param retries how often an event is sent again that was not answered with 200, 0 to 10
 * @param retryAfter how long after a failure
 * @param repeated whether each event is sent twice, with one {@code requestId}
 * @param reordered whether every other event comes after the one that follows it, if that follows within 300 ms
 */
public record EventDelivery(int retries, Duration retryAfter, boolean repeated, boolean reordered) {

    /** Once, in order; once more after a second where that failed. */
    public static final EventDelivery PLAIN = new EventDelivery(1, Duration.ofSeconds(1), false, false);

    public EventDelivery {
        if (retries < 0 || retries > 10 || retryAfter.isNegative()) {
            throw new IllegalArgumentException("An event is sent again 0 to 10 times, after a while");
        }
    }
}
