package org.sayso.spring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sayso.confirmation.Destination;
import org.sayso.token.UserKey;

/** Keeps destinations for one minute, of at most a thousand accounts. Thread-safe. */
final class ContactCache {

    static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private record Kept(List<Destination> destinations, Instant until) {}

    private final InstantSource clock;
    private final Map<UserKey, Kept> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserKey, Kept> eldest) {
            return size() > MOST;
        }
    };

    ContactCache(InstantSource clock) {
        this.clock = clock;
    }

    /** The destinations that were put less than a minute ago. */
    synchronized Optional<List<Destination>> get(UserKey user) {
        Kept found = kept.get(user);
        return found != null && clock.instant().isBefore(found.until())
                ? Optional.of(found.destinations())
                : Optional.empty();
    }

    synchronized void put(UserKey user, List<Destination> destinations) {
        kept.remove(user);
        kept.put(user, new Kept(List.copyOf(destinations), clock.instant().plus(LIFE)));
    }
}
