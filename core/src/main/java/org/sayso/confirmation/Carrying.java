package org.sayso.confirmation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.audit.AuditKind;

/** Moves a challenge to confirmed together with the effect of its transaction, in the unit of work of the caller. */
final class Carrying {

    private final ChallengeStore challenges;
    private final Outbox outbox;
    private final Effects effects;
    private final Actions actions;
    private final Endings endings;
    private final Promises promises;
    private final Journal journal;
    private final Clock clock;

    Carrying(Storage storage, Actions actions, Endings endings, Promises promises, Journal journal, Clock clock) {
        this.challenges = storage.challenges();
        this.outbox = storage.outbox();
        this.effects = storage.effects();
        this.actions = actions;
        this.endings = endings;
        this.promises = promises;
        this.journal = journal;
        this.clock = clock;
    }

    /** Pending to confirmed, with the effect. Empty where somebody else moved the challenge first, or its time is over. */
    Optional<Answer> confirm(Challenge.Terms terms, String session) {
        Transaction agreed = terms.transaction();
        ConfirmedAction action = actions.of(agreed.type());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!challenges.claim(terms.id(), agreed.digest(), now)) {
            return Optional.empty();
        }
        // The one place where what was agreed to meets what would be done.
        if (action.current(agreed)
                .filter(current -> current.digest().equals(agreed.digest()))
                .isEmpty()) {
            journal.note(AuditKind.TRANSACTION_CHANGED, terms);
            endings.withdraw(terms);
            return Optional.of(new Answer.Refused(ConfirmationRefusal.TRANSACTION_CHANGED, 0));
        }
        Outcome outcome = action.effect(agreed);
        if (!challenges.confirm(terms.id(), agreed.digest(), now, outcome, session)) {
            throw new IllegalStateException("a claimed challenge was moved; the effect is rolled back");
        }
        if (action instanceof RemoteAction) {
            effects.add(terms.id(), now);
        }
        outbox.cancel(terms.id());
        journal.note(AuditKind.CONFIRMED, terms);
        promises.receipt(terms, outcome, now);
        return Optional.of(new Answer.Confirmed(agreed, outcome, false));
    }
}
