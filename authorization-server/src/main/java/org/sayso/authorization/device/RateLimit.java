package org.sayso.authorization.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * So many tries in so much time, for each key. Thread-safe; kept in memory, for at most 10,000 keys.
 *
 * <p>A try is counted before its outcome is known, so that many at once are not cheaper than one after the other.
 */
final class RateLimit {

    private static final int MOST_KEYS = 10_000;

    private record Window(int tries, Instant ends) {}

    private final int most;
    private final Duration per;
    private final InstantSource clock;
    private final Map<String, Window> byKey = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_KEYS;
        }
    };

    RateLimit(int most, Duration per, InstantSource clock) {
        this.most = most;
        this.per = per;
        this.clock = clock;
    }

    /** How long to wait if there were too many (this one is not counted then); empty if it may go on. */
    synchronized Optional<Duration> admit(String key) {
        Instant now = clock.instant();
        Window window = byKey.get(key);
        if (window == null || !now.isBefore(window.ends())) {
            window = new Window(0, now.plus(per));
        }
        if (window.tries() >= most) {
            return Optional.of(Duration.between(now, window.ends()));
        }
        byKey.put(key, new Window(window.tries() + 1, window.ends()));
        return Optional.empty();
    }
}
