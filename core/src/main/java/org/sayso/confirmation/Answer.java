package org.sayso.confirmation;

import org.sayso.ConfirmationRefusal;
import org.sayso.Refusal;
import org.sayso.policy.Requirement;

/** What came of a spoken code. */
public sealed interface Answer {

    /**
     * The transaction is confirmed and carried out.
     *
     * @param transaction what was agreed to
     * @param outcome what came of it
     * @param already true where an earlier answer confirmed it; nothing happened a second time
     */
    record Confirmed(Transaction transaction, Outcome outcome, boolean already) implements Answer {}

    /**
     * The transaction is not confirmed.
     *
     * @param triesLeft how many tries remain; zero where no try would help
     */
    record Refused(ConfirmationRefusal reason, int triesLeft) implements Answer {}

    /**
     * Who answers may not do what waits for the code. Nothing was compared and no try was counted.
     *
     * @param requirement what the account lacks
     */
    record NotPermitted(Refusal reason, Requirement requirement) implements Answer {}
}
