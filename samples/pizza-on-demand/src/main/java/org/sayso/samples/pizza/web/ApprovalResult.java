package org.sayso.samples.pizza.web;

import org.sayso.ConfirmationRefusal;
import org.sayso.confirmation.Answer;

/** What came of an answer on the approval page, in plain words. */
enum ApprovalResult {
    APPROVED("Approved", "Your order counts now. You can tell your Echo: is it done?"),
    ALREADY("It was approved already", "Nothing happened a second time. Your order counts once."),
    DENIED_NOW("Denied", "The order is cancelled. Nothing will be baked."),
    DENIED(
            "It was denied before",
            "The order is cancelled. Nothing will be baked. To have it after all, order it again."),
    EXPIRED(
            "Too late",
            "The time to approve it is over, and the order is cancelled. To have it after all, order it again."),
    LOCKED(
            "Too many wrong numbers",
            "The order is cancelled. Nothing will be baked. If you did not order anything, look at who uses your Echo."),
    WITHDRAWN(
            "It does not wait any more",
            "The order was cancelled or replaced by a newer one. Nothing was approved here."),
    CHANGED("The order has changed", "It is not what you were asked about any more, so nothing was approved."),
    NOTHING(
            "Nothing waits here",
            "It may be answered or over, a newer message may have taken its place, or it is not yours to answer."),
    WRONG_NUMBER("That is not the number", "Type the two digits that Alexa said last for this order."),
    UNREADABLE("That is no number of two digits", "Type the two digits that Alexa said. This did not count as a try."),
    SIGN_IN("Please sign in again first", "Nothing was approved."),
    NOT_ALLOWED("You may not approve this", "Nothing was approved.");

    private final String heading;
    private final String text;

    ApprovalResult(String heading, String text) {
        this.heading = heading;
        this.text = text;
    }

    static ApprovalResult of(Answer answer) {
        if (answer instanceof Answer.Confirmed confirmed) {
            return confirmed.already() ? ALREADY : APPROVED;
        }
        return answer instanceof Answer.Refused refused ? of(refused.reason()) : NOT_ALLOWED;
    }

    private static ApprovalResult of(ConfirmationRefusal reason) {
        return switch (reason) {
            case DENIED -> DENIED;
            case EXPIRED -> EXPIRED;
            case LOCKED -> LOCKED;
            case WITHDRAWN -> WITHDRAWN;
            case TRANSACTION_CHANGED -> CHANGED;
            case WRONG_CODE -> WRONG_NUMBER;
            case CODE_UNREADABLE -> UNREADABLE;
            case SIGN_IN_TOO_OLD, SIGN_IN_TOO_WEAK -> SIGN_IN;
            default -> NOTHING;
        };
    }

    public String heading() {
        return heading;
    }

    public String text() {
        return text;
    }

    /** Whether the order counts. */
    public boolean good() {
        return this == APPROVED || this == ALREADY;
    }
}
