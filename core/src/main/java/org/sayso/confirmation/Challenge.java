package org.sayso.confirmation;

import java.time.Instant;
import java.util.Optional;

/**
 * One request to a person to agree to one transaction, in one of its states. Only a {@link Pending} challenge moves, and
 * only once. Immutable.
 */
public sealed interface Challenge {

    /** What stays the same in every state. */
    Terms terms();

    /**
     * What a challenge was opened with.
     *
     * @param id unguessable and unique
     * @param transaction what is to be agreed to
     * @param keyId which server key made the hash
     * @param codeHash the keyed hash of the code
     * @param createdAt in whole milliseconds, as all its times
     * @param expiresAt the first moment at which the code is no longer good
     */
    record Terms(
            String id, Transaction transaction, String keyId, String codeHash, Instant createdAt, Instant expiresAt) {

        boolean expiredAt(Instant now) {
            return !now.isBefore(expiresAt);
        }

        @Override
        public String toString() {
            return "Terms[" + id + " for " + transaction.type() + ", until " + expiresAt + "]";
        }
    }

    /** Waits for its code. */
    record Pending(Terms terms, int triesLeft) implements Challenge {

        /** Whether a try would still be counted. */
        boolean openAt(Instant now) {
            return triesLeft > 0 && !terms.expiredAt(now);
        }

        /** With one try less, where it is open. */
        Optional<Pending> counted(Instant now) {
            return openAt(now) ? Optional.of(new Pending(terms, triesLeft - 1)) : Optional.empty();
        }

        /** Agreed to. */
        Confirmed confirmed(Outcome outcome) {
            return new Confirmed(terms, outcome);
        }

        /** Out of tries. */
        Locked locked() {
            return new Locked(terms);
        }

        /** Out of time. */
        Expired expired() {
            return new Expired(terms);
        }

        /** Given up, or replaced. */
        Withdrawn withdrawn() {
            return new Withdrawn(terms);
        }
    }

    /** Agreed to and carried out. */
    record Confirmed(Terms terms, Outcome outcome) implements Challenge {}

    /** Used up its tries. */
    record Locked(Terms terms) implements Challenge {}

    /** Was not answered in time. */
    record Expired(Terms terms) implements Challenge {}

    /** Was given up by its owner, replaced by a newer one, or its transaction changed. */
    record Withdrawn(Terms terms) implements Challenge {}
}
