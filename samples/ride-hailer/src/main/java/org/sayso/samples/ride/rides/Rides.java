package org.sayso.samples.ride.rides;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sayso.token.UserKey;

/**
 * The newest ride of each account, of at most 10,000 accounts, in memory: no driver comes, and nothing is paid. Thread-safe.
 */
public final class Rides {

    private static final int MOST = 10_000;
    private static final Duration ON_THE_WAY = Duration.ofMinutes(7);

    private final InstantSource clock;
    private final Map<UserKey, Booked> newest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserKey, Booked> eldest) {
            return size() > MOST;
        }
    };

    /**
     * A ride that was booked, and when.
     *
     * @param alexaUser Alexa's id of the household that booked it
     */
    public record Booked(Ride ride, Instant since, String alexaUser) {
        @Override
        public String toString() {
            return "Booked[" + ride + "]";
        }
    }

    public Rides(InstantSource clock) {
        this.clock = clock;
    }

    /** Books a ride; it takes the place of an earlier one. */
    public synchronized void book(UserKey user, Ride ride, String alexaUser) {
        newest.remove(user);
        newest.put(user, new Booked(ride, clock.instant(), alexaUser));
    }

    /**
     * Forgets what a household has booked. To be told so again changes nothing, and another household's ride is not touched.
     *
     * @return how many rides that were
     */
    public synchronized int forget(String alexaUser) {
        int before = newest.size();
        newest.values().removeIf(booked -> booked.alexaUser().equals(alexaUser));
        return before - newest.size();
    }

    public synchronized Optional<Booked> newest(UserKey user) {
        return Optional.ofNullable(newest.get(user));
    }

    /** In how many whole minutes the driver of a ride for now arrives; 0 for one who is there. */
    public long minutesUntilDriver(Booked booked) {
        Duration left = ON_THE_WAY.minus(Duration.between(booked.since(), clock.instant()));
        return Math.max(0, left.plusSeconds(59).toMinutes());
    }
}
