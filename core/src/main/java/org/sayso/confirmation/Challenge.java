package org.sayso.confirmation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.sayso.audit.AuditEvent;
import org.sayso.audit.AuditKind;
import org.sayso.link.VoiceUser;

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
     * @param proof what an answer is compared with
     * @param sending where its message went
     * @param createdAt in whole milliseconds, as all its times
     * @param expiresAt the first moment at which no answer is good any more
     */
    record Terms(
            String id, Transaction transaction, Proof proof, Sending sending, Instant createdAt, Instant expiresAt) {

        boolean expiredAt(Instant now) {
            return !now.isBefore(expiresAt);
        }

        /** What is kept once it is over: nobody is to be reached any more. */
        Terms ended() {
            Sending over = new Sending(sending.series(), sending.number(), sending.locale(), "", sending.asker());
            return new Terms(id, transaction, proof, over, createdAt, expiresAt);
        }

        /** That this happened to the challenge, for the audit trail. */
        public AuditEvent event(AuditKind kind, Instant at) {
            return AuditEvent.of(kind, at, transaction.user(), transaction.skill())
                    .transaction(transaction.type(), transaction.digest())
                    .challenge(id)
                    .method(proof.method());
        }

        @Override
        public String toString() {
            return "Terms[" + id + " for " + transaction.type() + ", until " + expiresAt + "]";
        }
    }

    /**
     * What an answer is compared with.
     *
     * @param method the name of the {@link ConfirmationMethod}
     * @param keyId which server key made the secret
     * @param secret the keyed hash of the code or number, or what a provider needs, sealed
     */
    record Proof(String method, String keyId, String secret) {
        @Override
        public String toString() {
            return "Proof[" + method + "]";
        }
    }

    /**
     * Where the message of a challenge went, and how often one was sent for its transaction.
     *
     * @param series the id of the challenge that the first message was for
     * @param number 1 for the first message, 2 for the next
     * @param locale the language of its messages
     * @param reach all verified destinations of the account, sealed: notices and receipts go there; empty once it is over
     * @param asker the {@link VoiceUser}'s household through which it was asked for, as {@link VoiceUsers} names it; empty where
     *     it was not asked for by voice
     */
    record Sending(String series, int number, Locale locale, String reach, String asker) {
        @Override
        public String toString() {
            return "Sending[" + series + ", " + number + "]";
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

        /** With a counted try given back. */
        Pending withTryBack() {
            return new Pending(terms, triesLeft + 1);
        }

        /** Agreed to. */
        Confirmed confirmed(Outcome outcome, Instant at, String session) {
            return new Confirmed(terms.ended(), outcome, at, session);
        }

        /** Said no to. */
        Denied denied() {
            return new Denied(terms.ended());
        }

        /** Out of tries. */
        Locked locked() {
            return new Locked(terms.ended());
        }

        /** Out of time. */
        Expired expired() {
            return new Expired(terms.ended());
        }

        /** Given up, or replaced. */
        Withdrawn withdrawn() {
            return new Withdrawn(terms.ended());
        }
    }

    /**
     * Agreed to and carried out.
     *
     * @param at when
     * @param session a keyed hash of the session in which it was agreed to; empty where there was none
     */
    record Confirmed(Terms terms, Outcome outcome, Instant at, String session) implements Challenge {}

    /** Its owner said no. */
    record Denied(Terms terms) implements Challenge {}

    /** Used up its tries. */
    record Locked(Terms terms) implements Challenge {}

    /** Was not answered in time. */
    record Expired(Terms terms) implements Challenge {}

    /** Was given up by its owner, replaced by a newer one, or its transaction changed. */
    record Withdrawn(Terms terms) implements Challenge {}
}
