package org.sayso.samples.pizza.voice;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.util.Locale;
import java.util.Optional;
import org.sayso.confirmation.Confirmations;
import org.sayso.token.VerifiedToken;

/**
 * The order that waits for a customer's say-so, in words.
 *
 * @param reference the order's number
 * @param summary what was ordered and what it costs
 * @param onPhone whether it waits for its owner's approval on the phone, and not for a spoken code
 * @param undelivered whether the message for it did not arrive
 */
record WaitingOrder(String reference, String summary, boolean onPhone, boolean undelivered) {

    /** The waiting order of this customer; empty where there is none. */
    static Optional<WaitingOrder> of(VerifiedToken user, Confirmations confirmations, HandlerInput input) {
        String skill = Speech.proven(input).skillId();
        Locale locale = Speech.locale(input);
        return confirmations.pending(user.user(), skill).map(waiting -> {
            boolean onPhone = confirmations.approvals().waiting(user.user(), skill, locale).stream()
                    .anyMatch(approval -> approval.transaction().reference().equals(waiting.reference()));
            return new WaitingOrder(
                    waiting.reference(),
                    confirmations.action(waiting.type()).summary(waiting, locale),
                    onPhone,
                    confirmations.deliveryFailed(user.user(), skill));
        });
    }

    /** Such as {@code Order 3, a large pizza with pepperoni for $14.50, still waits for its code.} */
    String reminder() {
        String waits = "Order " + reference + ", " + summary + ", " + waits() + ".";
        return undelivered ? waits + " I could not deliver the message for it." : waits;
    }

    /** What it waits for. */
    String waits() {
        return onPhone ? "still waits for your approval on your phone" : "still waits for its code";
    }

    /** What can be said while it waits. */
    String howTo() {
        if (undelivered) {
            return onPhone
                    ? "Say, send it again, or open your orders on our web site. Or say cancel."
                    : "Say, send it again, or say, send it by e-mail. Or say cancel.";
        }
        return onPhone
                ? "When you have approved it there, say, is it done. For a new link and number say, send it again. Or say"
                        + " cancel."
                : "Say, authorize order, and the code, or say cancel.";
    }
}
