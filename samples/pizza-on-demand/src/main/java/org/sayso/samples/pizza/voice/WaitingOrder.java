package org.sayso.samples.pizza.voice;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Optional;
import org.sayso.confirmation.Confirmations;
import org.sayso.token.VerifiedToken;

/**
 * The order that waits for a customer's code, in words.
 *
 * @param reference the order's number
 * @param summary what was ordered and what it costs
 */
record WaitingOrder(String reference, String summary) {

    /** What can be said while an order waits. */
    static final String HOW_TO = "Say, authorize order, and the code, or say cancel.";

    /** The waiting order of this customer; empty where there is none. */
    static Optional<WaitingOrder> of(VerifiedToken user, Confirmations confirmations, HandlerInput input) {
        return confirmations
                .pending(user.user(), Speech.proven(input).skillId())
                .map(waiting -> new WaitingOrder(
                        waiting.reference(),
                        confirmations.action(waiting.type()).summary(waiting, Speech.locale(input))));
    }

    /** Such as {@code Order 3, a large pizza with pepperoni for $14.50, still waits for its code.} */
    String reminder() {
        return "Order " + reference + ", " + summary + ", still waits for its code.";
    }
}
