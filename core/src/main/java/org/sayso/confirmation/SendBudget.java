package org.sayso.confirmation;

import java.time.Duration;
import java.time.Instant;
import org.sayso.token.UserKey;

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

    /** Counts a message, or a question, that a provider sends to this account. In a unit of work. */
    boolean countWithProvider(UserKey user, String method, String id, Instant now) {
        return count(subjects.provider(user, method), id, now);
    }

    /** Whether one more message may go to this destination, as things stand. */
    boolean open(Destination destination, Instant now) {
        return times(subjects.destination(destination), now) < limits.perHour();
    }

    /** Counts a message to this destination, where one more may go there. In a unit of work; before challenges are touched. */
    boolean count(Destination destination, String messageId, Instant now) {
        return count(subjects.destination(destination), messageId, now);
    }

    private boolean count(String subject, String id, Instant now) {
        ledger.lock(subject);
        if (times(subject, now) >= limits.perHour()) {
            return false;
        }
        ledger.add(subject, id, now);
        return true;
    }

    private int times(String subject, Instant now) {
        return ledger.times(subject, now.minus(HOUR)).size();
    }
}
