package org.sayso.authorization.device;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.sayso.authorization.throttle.Counter;

/**
 * Bounds how often somebody may type codes (RFC 8628 section 5.1): in ten minutes five times in one session, five times for one
 * account, and fifty times from one address. Thread-safe.
 *
 * <p>Codes that are known count as well: nobody links five devices in ten minutes, and nothing is learned from a reset. Even with ten
 * thousand requests open, five tries in twenty to the power of eight find one in half a million windows.
 */
final class Guesses {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_OF_ONE = 5;
    private static final int MOST_FROM_ADDRESS = 50;

    private final RateLimit sessions;
    private final RateLimit accounts;
    private final RateLimit addresses;

    Guesses(InstantSource clock) {
        sessions = new RateLimit(MOST_OF_ONE, WINDOW, clock);
        accounts = new RateLimit(MOST_OF_ONE, WINDOW, clock);
        addresses = new RateLimit(MOST_FROM_ADDRESS, WINDOW, clock);
    }

    /**
     * Counts a try; how long to wait, where it is one too many. What is refused for a session or an account is not counted for the
     * network: one person does not keep their neighbors from typing a code.
     */
    Optional<Duration> admit(String session, String subject, String address) {
        return sessions.admit(session)
                .or(() -> accounts.admit(subject))
                .or(() -> addresses.admit(Counter.network(address)));
    }
}
