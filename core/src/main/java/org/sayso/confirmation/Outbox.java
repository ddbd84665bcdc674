package org.sayso.confirmation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages that are promised but not yet handed over.
 *
 * <p>Methods that change something MUST be called inside {@link UnitOfWork#run} and take part in its transaction.
 * Implementations MUST be thread-safe, MUST keep times to the millisecond, and MUST erase the sealed text in the step that
 * takes an entry out of {@link OutboxEntry.State#WAITING}.
 */
public interface Outbox {

    /** Adds a waiting entry. */
    void add(OutboxEntry entry);

    /** The entry with this id. */
    Optional<OutboxEntry> find(String id);

    /** The entries of a challenge, in the order of adding. */
    List<OutboxEntry> ofChallenge(String challengeId);

    /**
     * Takes waiting entries that are due, earliest first and in the order of adding, and puts their next attempt off until
     * {@code until}: whoever claims and then dies has lost nothing. Each entry MUST go to one claimant only. Counts an
     * attempt.
     *
     * @return the entries with the attempt counted, at most {@code limit}
     */
    List<OutboxEntry> claim(Instant now, Instant until, int limit);

    /** When the next waiting entry is due; empty where none waits. */
    Optional<Instant> nextDue();

    /** Puts the next attempt of a waiting entry at {@code dueAt}. */
    boolean retry(String id, Instant dueAt);

    /** Waiting to delivered. */
    boolean delivered(String id);

    /** Waiting to undeliverable. */
    boolean undeliverable(String id);

    /** Waiting to cancelled, for all messages of a challenge. */
    void cancel(String challengeId);
}
