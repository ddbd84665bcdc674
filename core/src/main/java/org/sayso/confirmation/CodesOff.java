package org.sayso.confirmation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.sayso.ConfirmationRefusal;
import org.sayso.audit.AuditKind;

/** Writes down that an account's codes are off, and tells its owner, in the unit of work of the caller. */
record CodesOff(Promises promises, Opening opening, Journal journal, Clock clock) {

    void tell(Challenge.Terms terms, ConfirmationRefusal reason) {
        journal.note(AuditKind.CODES_OFF, terms, reason);
        if (promises.notice(terms, opening.randomId(), reason, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            journal.note(AuditKind.NOTICE, terms, reason);
        }
    }
}
