package org.sayso.confirmation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts exactly what happened to a subject, across all processes that share the database: wrong codes of an account,
 * messages to a destination. Subjects are keyed hashes: what is kept here names nobody.
 *
 * <p>{@link #lock}, {@link #write}, {@link #add} and {@link #remove} MUST be called inside {@link UnitOfWork#run} and take
 * part in its transaction. Thread-safe; times are kept to the millisecond.
 */
public interface Ledger {

    /**
     * What is kept of a subject besides its entries.
     *
     * @param inARow wrong codes since the last right one
     * @param offUntil until when codes are off; {@link Instant#EPOCH} where they are not
     * @param signedInAt when the account's owner last signed in; {@link Instant#EPOCH} where that is not known
     */
    record Standing(int inARow, Instant offUntil, Instant signedInAt) {
        static final Standing CLEAN = new Standing(0, Instant.EPOCH, Instant.EPOCH);
    }

    /** Keeps everybody else from this subject until the unit of work ends. Makes a clean standing where there is none. */
    Standing lock(String subject);

    /** The standing of a subject without a lock; empty where there is none. */
    Optional<Standing> read(String subject);

    /** Replaces the standing of a locked subject. */
    void write(String subject, Standing standing);

    /** The times of a subject's entries at or after {@code since}, oldest first. */
    List<Instant> times(String subject, Instant since);

    /** Adds an entry to a locked subject. {@code id} MUST be new. */
    void add(String subject, String id, Instant at);

    /** Takes an entry back; does nothing where there is none. */
    void remove(String id);

    /** Deletes entries from before {@code before}, of all subjects; gives their number. */
    int prune(Instant before);
}
