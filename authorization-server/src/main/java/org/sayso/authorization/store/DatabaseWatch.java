package org.sayso.authorization.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log once when the database goes away, and once when it is back. Where it comes and goes, that is told once a minute at
 * most. Thread-safe.
 */
final class DatabaseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long BROKEN_NANOS = Duration.ofSeconds(10).toNanos();

    private final String address;
    private final LongSupplier nanoTime;
    private boolean away;
    private boolean told;
    private long awaySince;
    private long quietUntil;
    private long brokenUntil;

    /** {@code nanoTime} as of {@link System#nanoTime}; of the address nothing is secret. */
    DatabaseWatch(String address, LongSupplier nanoTime) {
        this.address = address;
        this.nanoTime = nanoTime;
        quietUntil = nanoTime.getAsLong();
        brokenUntil = quietUntil;
    }

    /** A connection broke in use; whether there are others is seen at once. */
    synchronized void broken() {
        brokenUntil = nanoTime.getAsLong() + BROKEN_NANOS;
    }

    /** It gave no connection. */
    synchronized void away(SQLException why) {
        if (away) {
            return;
        }
        long now = nanoTime.getAsLong();
        away = true;
        awaySince = now;
        told = now - quietUntil >= 0;
        if (told) {
            quietUntil = now + QUIET_NANOS;
            LOG.warn(
                    "The database {} does not answer: {}. Requests are answered with status 503 until it is back; no link is"
                            + " lost.",
                    address,
                    reason(why));
        }
    }

    /** Whether the last one who asked got none, or it was so a moment ago: who waited then may hear of it only now. */
    synchronized boolean wasAwayLately() {
        return away || nanoTime.getAsLong() - brokenUntil < 0;
    }

    /** It gave one. */
    synchronized void here() {
        if (!away) {
            return;
        }
        away = false;
        brokenUntil = nanoTime.getAsLong() + BROKEN_NANOS;
        if (told) {
            LOG.info(
                    "The database {} answers again, after {} s.",
                    address,
                    Duration.ofNanos(nanoTime.getAsLong() - awaySince).toSeconds());
        }
    }

    /** What the database or the network said, in one line; the pool's own words are about the pool. */
    static String reason(Throwable why) {
        Throwable said = why.getCause() instanceof SQLException inner ? inner : why;
        return String.valueOf(said.getMessage()).replaceAll("\\s+", " ").replaceFirst("\\.+$", "");
    }
}
