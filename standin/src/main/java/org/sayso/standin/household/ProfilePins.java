package org.sayso.standin.household;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which profile PINs count, and which are locked. Thread-safe. */
final class ProfilePins {

    private final Clock clock;
    private final Map<String, Instant> lockedUntil = new HashMap<>();
    private final Map<String, Map<String, Instant>> countsUntil = new HashMap<>();

    ProfilePins(Clock clock) {
        this.clock = clock;
    }

    synchronized void verified(String personId, String skillId, Duration life) {
        countsUntil
                .computeIfAbsent(personId, any -> new HashMap<>())
                .put(skillId, clock.instant().plus(life));
    }

    synchronized boolean counts(String personId, String skillId) {
        return future(countsUntil.getOrDefault(personId, Map.of()).getOrDefault(skillId, Instant.MIN));
    }

    synchronized void lock(String personId, Duration length) {
        lockedUntil.put(personId, clock.instant().plus(length));
    }

    synchronized boolean locked(String personId) {
        return future(lockedUntil.getOrDefault(personId, Instant.MIN));
    }

    /** A PIN that is set anew is not locked, and nobody has said it yet. */
    synchronized void forgetChanged(Household before, Household after) {
        for (Person old : before.people()) {
            boolean same = after.people().stream()
                    .anyMatch(now -> now.id().equals(old.id())
                            && Objects.equals(now.voice().pin(), old.voice().pin()));
            if (!same) {
                lockedUntil.remove(old.id());
                countsUntil.remove(old.id());
            }
        }
    }

    synchronized void forgetAll() {
        lockedUntil.clear();
        countsUntil.clear();
    }

    private boolean future(Instant until) {
        return until.isAfter(clock.instant());
    }
}
