package org.sayso.confirmation;

import java.time.Instant;
import org.sayso.audit.AuditKind;

/**
 * Ends pending challenges unconfirmed: the move, word to the business side, and the end of messages that still wait, in the
 * unit of work of the caller. Each gives false, and does nothing, where somebody else moved the challenge first.
 */
final class Endings {

    private final ChallengeStore challenges;
    private final Outbox outbox;
    private final Actions actions;
    private final Journal journal;

    Endings(Storage storage, Actions actions, Journal journal) {
        this.challenges = storage.challenges();
        this.outbox = storage.outbox();
        this.actions = actions;
        this.journal = journal;
    }

    boolean expire(Challenge.Terms terms, Instant now) {
        return challenges.expire(terms.id(), now) && abandon(terms, AuditKind.EXPIRED);
    }

    boolean lock(Challenge.Terms terms) {
        return challenges.lock(terms.id()) && abandon(terms, AuditKind.LOCKED);
    }

    boolean withdraw(Challenge.Terms terms) {
        return challenges.withdraw(terms.id()) && abandon(terms, AuditKind.WITHDRAWN);
    }

    boolean deny(Challenge.Terms terms) {
        return challenges.deny(terms.id()) && abandon(terms, AuditKind.APPROVAL_DENIED);
    }

    /**
     * Makes room for a challenge of a newer transaction. The business side hears nothing where that is about the same thing:
     * a new code for one order must not end the order.
     */
    boolean replace(Challenge.Terms terms, Transaction newer, Instant now) {
        boolean expired = terms.expiredAt(now);
        if (!(expired ? challenges.expire(terms.id(), now) : challenges.withdraw(terms.id()))) {
            return false;
        }
        if (sameThing(terms.transaction(), newer)) {
            outbox.cancel(terms.id());
            journal.note(expired ? AuditKind.EXPIRED : AuditKind.WITHDRAWN, terms);
            return true;
        }
        return abandon(terms, expired ? AuditKind.EXPIRED : AuditKind.WITHDRAWN);
    }

    static boolean sameThing(Transaction one, Transaction other) {
        return one.type().equals(other.type()) && one.reference().equals(other.reference());
    }

    private boolean abandon(Challenge.Terms terms, AuditKind kind) {
        journal.note(kind, terms);
        outbox.cancel(terms.id());
        ConfirmedAction action = actions.all().get(terms.transaction().type());
        if (action != null) {
            action.abandoned(terms.transaction());
        }
        return true;
    }
}
