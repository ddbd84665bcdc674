package org.sayso.link.life;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sayso.link.Grant;

/** Which links were found up to date lately, so that not every request reads the database. Thread-safe. */
final class RecentUses {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private record Use(Grant grant, Instant until) {}

    private final Map<String, Use> uses = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Use> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean has(String name, Grant grant, Instant now) {
        Use use = uses.get(name);
        return use != null && use.grant().equals(grant) && now.isBefore(use.until());
    }

    synchronized void add(String name, Grant grant, Instant now) {
        uses.remove(name);
        uses.put(name, new Use(grant, now.plus(LIFE)));
    }

    synchronized void clear(String name) {
        uses.remove(name);
    }
}
