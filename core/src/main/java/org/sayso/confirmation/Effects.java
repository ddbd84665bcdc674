package org.sayso.confirmation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remote effects that are owed for confirmed transactions: at most one for each challenge.
 *
 * <p>Methods that change something MUST be called inside {@link UnitOfWork#run} and take part in its transaction; reading is
 * allowed outside. Implementations MUST be thread-safe and MUST keep times to the millisecond.
 */
public interface Effects {

    /** Writes down that the effect of a challenge is owed since {@code now} and due at once. */
    void add(String challengeId, Instant now);

    /** The effect that is owed, or was, for this challenge. */
    Optional<OwedEffect> find(String challengeId);

    /**
     * Takes waiting effects that are due, earliest first and in the order of adding, and puts their next attempt off until
     * {@code until}: whoever claims and then dies has lost nothing. Each MUST go to one claimant only. Counts an attempt.
     *
     * @return the effects with the attempt counted, at most {@code limit}
     */
    List<OwedEffect> claim(Instant now, Instant until, int limit);

    /** When the next waiting effect is due; empty where none waits. */
    Optional<Instant> nextDue();

    /** Effects that are waiting and were confirmed at {@code end} or before, oldest first, at most {@code limit}. */
    List<OwedEffect> waitingSince(Instant end, int limit);

    /** Puts the next attempt of a waiting effect at {@code dueAt}. */
    boolean retry(String challengeId, Instant dueAt);

    /** Waiting to performed. */
    boolean performed(String challengeId);
}
