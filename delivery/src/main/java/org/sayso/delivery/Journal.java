package org.sayso.delivery;

import java.time.Clock;
import org.sayso.audit.AuditKind;
import org.sayso.audit.AuditTrail;
import org.sayso.confirmation.Storage;

/** Writes into the audit trail what became of what was owed for a challenge, in the unit of work of the caller. */
record Journal(Storage storage, AuditTrail trail, Clock clock) {

    /** Notes it where the challenge is known: receipts and notices belong to none. Always true. */
    boolean note(AuditKind kind, String challengeId) {
        storage.challenges()
                .find(challengeId)
                .ifPresent(challenge -> trail.record(challenge.terms().event(kind, clock.instant())));
        return true;
    }
}
