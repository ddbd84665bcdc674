package org.sayso.authorization.throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sayso.authorization.store.Key;
import org.sayso.authorization.store.Purpose;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.store.Tended;
import org.sayso.authorization.store.Times;
import org.springframework.dao.DuplicateKeyException;

/**
 * Counts tries in the server's database, so that replicas count together and a restart forgets nothing. Thread-safe.
 *
 * <p>A try is counted before its result is known, so that many at once are not cheaper than one after the other. Names and
 * addresses are kept as keyed hashes; with another secret of the server all counting begins anew.
 */
public final class Throttle implements Tended {

    private static final int ATTEMPTS = 5;
    private static final int MOST_FORGOTTEN = 10_000;

    private record Row(int tries, Instant nextTry, Instant lastTry) {}

    private final ServerDatabase database;
    private final Key key;
    private final InstantSource clock;

    /** Counts in this database. */
    public Throttle(ServerDatabase database, ServerSecrets secrets, InstantSource clock) {
        this.database = database;
        this.key = secrets.key(Purpose.ADDRESS);
        this.clock = clock;
    }

    /**
     * Counts a try with all of these counters, or with none if one of them has to wait.
     *
     * @return how long to wait; empty if the try may go on
     */
    public Optional<Duration> admit(Counter... counters) {
        // In one order, so that two who count the same wait for each other only one way.
        Map<String, Pace> byHash = new TreeMap<>();
        for (Counter counter : counters) {
            byHash.put(hash(counter), counter.pace());
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return database.inTransaction(() -> count(byHash));
            } catch (DuplicateKeyException firstTryTwice) {
                if (attempt == ATTEMPTS) {
                    throw firstTryTwice;
                }
            }
        }
    }

    /** Begins to count from 0. */
    public void forget(Counter counter) {
        database.inTransaction(() -> database.jdbc()
                .sql("DELETE FROM tries WHERE counter = :counter")
                .param("counter", hash(counter))
                .update());
    }

    /** Takes the last try back: it was none, or it was right. The next may come at once. */
    public void takeBack(Counter... counters) {
        List<String> hashes = Arrays.stream(counters).map(this::hash).sorted().toList();
        database.inTransaction(() -> {
            hashes.forEach(hash -> database.jdbc()
                    .sql(
                            "UPDATE tries SET tries = tries - 1, next_try = last_try WHERE counter = :counter AND tries > 0")
                    .param("counter", hash)
                    .update());
            return true;
        });
    }

    /** Forgets what nobody tried for a day. */
    @Override
    public void tend() {
        database.inTransaction(() -> database.jdbc()
                .sql("DELETE FROM tries WHERE counter IN (SELECT counter FROM tries WHERE last_try < :then"
                        + " ORDER BY last_try, counter FETCH FIRST " + MOST_FORGOTTEN + " ROWS ONLY)")
                .param("then", Times.toColumn(clock.instant().minus(Pace.LONGEST_MEMORY)))
                .update());
    }

    private Optional<Duration> count(Map<String, Pace> byHash) {
        Instant now = clock.instant();
        Map<String, Optional<Row>> rows = new TreeMap<>();
        byHash.keySet().forEach(hash -> rows.put(hash, lock(hash)));
        List<Instant> until = new ArrayList<>();
        rows.values().forEach(row -> row.map(Row::nextTry).filter(now::isBefore).ifPresent(until::add));
        Optional<Duration> wait = until.stream().max(Instant::compareTo).map(end -> Duration.between(now, end));
        if (wait.isEmpty()) {
            byHash.forEach((hash, pace) -> write(hash, pace, rows.getOrDefault(hash, Optional.empty()), now));
        }
        return wait;
    }

    private Optional<Row> lock(String hash) {
        return database.jdbc()
                .sql("SELECT tries, next_try, last_try FROM tries WHERE counter = :counter FOR UPDATE")
                .param("counter", hash)
                .query((row, number) -> new Row(
                        row.getInt("tries"), Times.fromColumn(row, "next_try"), Times.fromColumn(row, "last_try")))
                .optional();
    }

    private void write(String hash, Pace pace, Optional<Row> before, Instant now) {
        int tries = 1
                + before.filter(row -> now.isBefore(row.lastTry().plus(pace.memory())))
                        .map(Row::tries)
                        .orElse(0);
        database.jdbc()
                .sql(
                        before.isPresent()
                                ? "UPDATE tries SET tries = :tries, next_try = :next, last_try = :now WHERE counter = :counter"
                                : "INSERT INTO tries (counter, tries, next_try, last_try)"
                                        + " VALUES (:counter, :tries, :next, :now)")
                .param("counter", hash)
                .param("tries", tries)
                .param("next", Times.toColumn(now.plus(pace.waitAfter(tries))))
                .param("now", Times.toColumn(now))
                .update();
    }

    private String hash(Counter counter) {
        return key.hash("tries:" + counter.pace(), counter.what());
    }
}
