package org.sayso.alexa;

import org.sayso.CallerRefusal;
import org.sayso.ConfirmationRefusal;
import org.sayso.PolicyRefusal;
import org.sayso.ProofRefusal;
import org.sayso.Refusal;

/** Which line of {@code speech.properties} a refusal is told with. */
final class SpokenRefusals {

    private SpokenRefusals() {}

    static String line(Refusal reason) {
        if (reason instanceof CallerRefusal caller) {
            return line(caller);
        }
        if (reason instanceof PolicyRefusal policy) {
            return line(policy);
        }
        if (reason instanceof ConfirmationRefusal confirmation) {
            return line(confirmation);
        }
        throw new IllegalArgumentException(
                ((ProofRefusal) reason).name() + " is never spoken: nobody proved that Alexa asked");
    }

    private static String line(CallerRefusal reason) {
        return switch (reason.remedy()) {
            case LINK -> reason == CallerRefusal.NOT_LINKED ? "link.missing" : "link.broken";
            case TRY_LATER -> "fault.provider";
            case OPERATOR, NONE -> "fault.ours";
        };
    }

    private static String line(PolicyRefusal reason) {
        return switch (reason) {
            case SCOPE_MISSING -> "scope.missing";
            case OWN_LINK_REQUIRED -> "link.own";
        };
    }

    private static String line(ConfirmationRefusal reason) {
        return switch (reason) {
            case WRONG_CODE -> "confirmation.wrong-code";
            case CODE_UNREADABLE -> "confirmation.unreadable";
            case NOTHING_PENDING -> "confirmation.nothing-pending";
            case LOCKED -> "confirmation.locked";
            case EXPIRED -> "confirmation.expired";
            case WITHDRAWN -> "confirmation.withdrawn";
            case TRANSACTION_CHANGED -> "confirmation.changed";
            case NO_VERIFIED_DESTINATION -> "confirmation.no-destination";
            case DESTINATION_NOT_ALLOWED -> "confirmation.destination-not-allowed";
        };
    }
}
