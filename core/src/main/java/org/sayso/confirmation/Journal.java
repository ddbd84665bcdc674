package org.sayso.confirmation;

import java.time.Clock;
import org.sayso.ConfirmationRefusal;
import org.sayso.audit.AuditEvent;
import org.sayso.audit.AuditKind;
import org.sayso.audit.AuditTrail;

/** Writes what happens to challenges into the audit trail. Everything but {@link #noteAlone} in the unit of work of the caller. */
final class Journal {

    private final AuditTrail trail;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    Journal(AuditTrail trail, UnitOfWork unitOfWork, Clock clock) {
        this.trail = trail;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    void note(AuditKind kind, Challenge.Terms terms) {
        trail.record(event(kind, terms));
    }

    void note(AuditKind kind, Challenge.Terms terms, ConfirmationRefusal reason) {
        trail.record(event(kind, terms).reason(reason));
    }

    /** In a unit of work of its own. */
    void noteAlone(AuditKind kind, Challenge.Terms terms, ConfirmationRefusal reason) {
        AuditEvent event = event(kind, terms).reason(reason);
        unitOfWork.run(() -> {
            trail.record(event);
            return true;
        });
    }

    /** A transaction for which no challenge was opened; in a unit of work of its own. */
    void noteRefused(Transaction transaction, ConfirmationRefusal reason) {
        AuditEvent event = AuditEvent.of(AuditKind.REFUSED, clock.instant(), transaction.user(), transaction.skill())
                .transaction(transaction.type(), transaction.digest())
                .reason(reason);
        unitOfWork.run(() -> {
            trail.record(event);
            return true;
        });
    }

    private AuditEvent event(AuditKind kind, Challenge.Terms terms) {
        return terms.event(kind, clock.instant());
    }
}
