package org.sayso.authorization.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing: after three failures in a row a user name waits 2 s, then 4 s, and so on up to five minutes.
 * Thread-safe; kept in memory, for at most 10,000 user names.
 *
 * <p>A try is counted before the password is compared, so that many tries at once are not cheaper than one after the other.
 * Unknown user names are treated the same, so the delay tells nothing about them.
 */
final class SignInThrottle {

    private static final int FREE_FAILURES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_NAMES = 10_000;

    private record Failures(int count, Instant nextTry) {}

    private final InstantSource clock;
    private final Map<String, Failures> byUserName = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_NAMES;
        }
    };

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts a try as failed until {@link #succeeded} says otherwise.
     *
     * @return how long to wait if the try comes too early (it is not counted then); empty if it may go on
     */
    synchronized Optional<Duration> admit(String userName) {
        Instant now = clock.instant();
        Failures failures = byUserName.getOrDefault(key(userName), new Failures(0, now));
        if (now.isBefore(failures.nextTry())) {
            return Optional.of(Duration.between(now, failures.nextTry()));
        }
        int count = failures.count() + 1;
        byUserName.put(key(userName), new Failures(count, now.plus(waitAfter(count))));
        return Optional.empty();
    }

    /** Forgets the failures of a user name, after its password was right. */
    synchronized void succeeded(String userName) {
        byUserName.remove(key(userName));
    }

    private static Duration waitAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE_FAILURES, 10);
        Duration wait = Duration.ofSeconds(2L << doublings);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static String key(String userName) {
        return userName.toLowerCase(Locale.ROOT);
    }
}
