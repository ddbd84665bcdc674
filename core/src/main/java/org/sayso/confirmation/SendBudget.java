package org.sayso.confirmation;

import java.time.Duration;
import java.time.Instant;

/** Keeps messages to one destination within their limit, over all accounts. */
final class SendBudget {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Ledger ledger;
    private final Subjects subjects;
    private final SendLimits limits;

    SendBudget(Ledger ledger, Subjects subjects, SendLimits limits) {
        this.ledger = ledger;
        this.subjects = subjects;
        this.limits = limits;
    }

    SendLimits limits() {
        return limits;
    }

    /** Counts a message to this destination, where one more may go there. In a unit of work; before challenges are touched. */
    boolean count(Destination destination, String messageId, Instant now) {
        String subject = subjects.destination(destination);
        ledger.lock(subject);
        if (ledger.times(subject, now.minus(HOUR)).size() >= limits.perHour()) {
            return false;
        }
        ledger.add(subject, messageId, now);
        return true;
    }
}
