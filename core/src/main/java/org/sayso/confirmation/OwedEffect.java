package org.sayso.confirmation;

import java.time.Instant;

/**
 * The remote part of a confirmed transaction, which waits to be carried out or was.
 *
 * @param challengeId the challenge that was confirmed, and the idempotency key
 * @param state how far it got
 * @param since when it was confirmed
 * @param dueAt when it is to be tried next
 * @param attempts how often it was claimed
 */
public record OwedEffect(String challengeId, State state, Instant since, Instant dueAt, int attempts) {

    /** How far a remote effect got. There is no giving up: what was agreed to is owed until it is done. */
    public enum State {
        /** To be carried out. */
        WAITING,
        /** Carried out, at least once. */
        PERFORMED
    }
}
