package org.sayso.confirmation;

import java.time.Duration;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.Refusal;
import org.sayso.policy.Requirement;

/** What came of asking for a confirmation. */
public sealed interface Requested {

    /**
     * A challenge is open, and its message is in the outbox or with the provider.
     *
     * @param challengeId the challenge
     * @param transaction what is to be agreed to
     * @param method the name of the method
     * @param where where the code or the question goes
     * @param codeLength how many digits are to be spoken; 0 where none are
     * @param life how long an answer is good for
     * @param replaced the transaction whose challenge this one ended, where one had to make room
     * @param again whether a message went out for this transaction before
     */
    record Sent(
            String challengeId,
            Transaction transaction,
            String method,
            Where where,
            int codeLength,
            Duration life,
            Optional<Transaction> replaced,
            boolean again)
            implements Requested {}

    /** A confirmation in the same conversation is fresh enough for this transaction as well: it is carried out. */
    record Done(Answer.Confirmed confirmed) implements Requested {}

    /**
     * Who asks for another message may not do, or hear of, what waits. Nothing was sent.
     *
     * @param requirement what the account lacks
     */
    record NotPermitted(Refusal reason, Requirement requirement) implements Requested {}

    /**
     * No challenge was opened.
     *
     * @param pause how long to wait where waiting helps; zero elsewhere or where that is not known
     */
    record Refused(ConfirmationRefusal reason, Duration pause) implements Requested {
        Refused(ConfirmationRefusal reason) {
            this(reason, Duration.ZERO);
        }
    }
}
