package org.sayso.confirmation;

import java.time.Duration;
import java.util.Optional;

/** What came of asking for a confirmation. */
public sealed interface Requested {

    /**
     * A challenge is open and its message is in the outbox.
     *
     * @param challengeId the challenge
     * @param destination where the code goes
     * @param life how long the code is good for
     * @param replaced the transaction whose challenge this one ended, where one was pending
     */
    record Sent(String challengeId, Destination destination, Duration life, Optional<Transaction> replaced)
            implements Requested {}

    /** No challenge was opened. */
    record Refused(org.sayso.ConfirmationRefusal reason) implements Requested {}
}
