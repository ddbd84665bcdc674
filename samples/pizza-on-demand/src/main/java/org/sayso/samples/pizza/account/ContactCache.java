package org.sayso.samples.pizza.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sayso.confirmation.Destination;
import org.sayso.token.UserKey;
import org.springframework.stereotype.Component;

/** Keeps destinations for one minute, at most a thousand of them. Thread-safe. */
@Component
final class ContactCache {

    static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private record Kept(Destination destination, Instant until) {}

    private final Clock clock;
    private final Map<UserKey, Kept> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserKey, Kept> eldest) {
            return size() > MOST;
        }
    };

    ContactCache(Clock clock) {
        this.clock = clock;
    }

    /** A destination that was put less than a minute ago. */
    synchronized Optional<Destination> get(UserKey user) {
        Kept found = kept.get(user);
        return found != null && clock.instant().isBefore(found.until())
                ? Optional.of(found.destination())
                : Optional.empty();
    }

    synchronized void put(UserKey user, Destination destination) {
        kept.remove(user);
        kept.put(user, new Kept(destination, clock.instant().plus(LIFE)));
    }
}
