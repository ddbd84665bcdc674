package org.sayso.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The queue for a database file: one thread at a time has connections to it. Fair and thread-safe. */
final class Turns {

    /** Longer than anybody waits for the answer of a voice request. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, Turns> OF_FILES = new ConcurrentHashMap<>();

    private final Semaphore turn = new Semaphore(1, true);
    private final Duration patience;

    /** Under the lock of this object, as is the count. */
    private @Nullable Thread holder;

    private int connections;

    Turns(Duration patience) {
        this.patience = patience;
    }

    /** The one queue of this process for a file, by whichever data sources it is opened. */
    static Turns of(String file) {
        return OF_FILES.computeIfAbsent(file, unused -> new Turns(PATIENCE));
    }

    /**
     * Waits for the turn of this thread, which may take it again while it has it.
     *
     * @throws SQLTransientConnectionException if that takes too long
     */
    void take() throws SQLException {
        if (again()) {
            return;
        }
        try {
            if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTransientConnectionException(
                        "another thread has used the database for " + patience.toSeconds() + " s or longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while another thread used the database", e);
        }
        first();
    }

    private synchronized boolean again() {
        if (holder != Thread.currentThread()) {
            return false;
        }
        connections++;
        return true;
    }

    private synchronized void first() {
        holder = Thread.currentThread();
        connections = 1;
    }

    /** Takes back one {@link #take}, from whichever thread. */
    synchronized void give() {
        connections--;
        if (connections == 0) {
            holder = null;
            turn.release();
        }
    }
}
