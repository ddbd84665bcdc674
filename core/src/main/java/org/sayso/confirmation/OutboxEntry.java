package org.sayso.confirmation;

import java.time.Instant;

/**
 * A message in the outbox.
 *
 * @param id the message's id
 * @param challengeId the challenge whose code it carries
 * @param state how far it got
 * @param sealed the message as {@link MessageSeal} sealed it; empty once it is no longer waiting
 * @param dueAt when it is to be tried next
 * @param expiresAt the first moment at which delivering it makes no sense any more
 * @param attempts how often it was claimed
 */
public record OutboxEntry(
        String id, String challengeId, State state, String sealed, Instant dueAt, Instant expiresAt, int attempts) {

    /** How far a message got. */
    public enum State {
        /** To be delivered. */
        WAITING,
        /** Accepted by whoever carries it. */
        DELIVERED,
        /** Given up at the end of its life, or never deliverable. */
        UNDELIVERABLE,
        /** Not needed any more: its challenge ended first. */
        CANCELLED
    }

    @Override
    public String toString() {
        return "OutboxEntry[" + id + " " + state + ", attempts " + attempts + "]";
    }
}
