package org.sayso.confirmation;

import java.time.Instant;

/**
 * Ends pending challenges unconfirmed: the move, word to the business side, and the end of messages that still wait, in the
 * unit of work of the caller. Each gives false, and does nothing, where somebody else moved the challenge first.
 */
final class Endings {

    private final ChallengeStore challenges;
    private final Outbox outbox;
    private final Actions actions;

    Endings(Storage storage, Actions actions) {
        this.challenges = storage.challenges();
        this.outbox = storage.outbox();
        this.actions = actions;
    }

    boolean expire(Challenge.Terms terms, Instant now) {
        return challenges.expire(terms.id(), now) && abandon(terms);
    }

    boolean lock(Challenge.Terms terms) {
        return challenges.lock(terms.id()) && abandon(terms);
    }

    boolean withdraw(Challenge.Terms terms) {
        return challenges.withdraw(terms.id()) && abandon(terms);
    }

    boolean deny(Challenge.Terms terms) {
        return challenges.deny(terms.id()) && abandon(terms);
    }

    /**
     * Makes room for a challenge of a newer transaction. The business side hears nothing where that is about the same thing:
     * a new code for one order must not end the order.
     */
    boolean replace(Challenge.Terms terms, Transaction newer, Instant now) {
        boolean moved = terms.expiredAt(now) ? challenges.expire(terms.id(), now) : challenges.withdraw(terms.id());
        if (!moved) {
            return false;
        }
        if (sameThing(terms.transaction(), newer)) {
            outbox.cancel(terms.id());
            return true;
        }
        return abandon(terms);
    }

    static boolean sameThing(Transaction one, Transaction other) {
        return one.type().equals(other.type()) && one.reference().equals(other.reference());
    }

    private boolean abandon(Challenge.Terms terms) {
        outbox.cancel(terms.id());
        ConfirmedAction action = actions.all().get(terms.transaction().type());
        if (action != null) {
            action.abandoned(terms.transaction());
        }
        return true;
    }
}
