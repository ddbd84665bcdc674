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
            case DENIED -> "confirmation.denied";
            case NOT_YET_APPROVED -> "confirmation.not-yet";
            case CODE_AWAITED -> "confirmation.awaited";
            case OTHER_METHOD -> "confirmation.on-the-phone";
            case CODES_PAUSED -> "confirmation.codes-paused";
            case CODES_OFF_TODAY -> "confirmation.codes-off-today";
            case CODES_OFF_UNTIL_SIGN_IN -> "confirmation.codes-off-until-sign-in";
            case CODES_OFF -> "confirmation.codes-off";
            case RESEND_TOO_SOON -> "confirmation.resend-too-soon";
            case SENDS_USED_UP -> "confirmation.sends-used-up";
            case DESTINATION_BUSY -> "confirmation.destination-busy";
            case NO_OTHER_CHANNEL -> "confirmation.no-other-channel";
            case NO_ACCEPTABLE_METHOD -> "confirmation.no-method";
            case PROVIDER_UNAVAILABLE -> "confirmation.provider-unavailable";
            case PIN_AWAITED -> "confirmation.pin-awaited";
            case PIN_WRONG -> "confirmation.pin-wrong";
            case PIN_LOCKED_OUT -> "confirmation.pin-locked-out";
            case PIN_NOT_SET_UP -> "confirmation.pin-not-set-up";
            case PIN_NOT_ENABLED -> "confirmation.pin-not-enabled";
            case PIN_UNAVAILABLE -> "confirmation.pin-unavailable";
            // Whoever tries to pass off one answer as another learns no more than that it did not work.
            case PIN_NOT_CONFIRMED, PIN_CHECK_UNKNOWN, PIN_LEVEL_TOO_LOW -> "confirmation.pin-not-confirmed";
            case PIN_SPEAKER_UNKNOWN -> "confirmation.pin-speaker-unknown";
            case PIN_OTHER_SPEAKER -> "confirmation.pin-other-speaker";
            case PIN_NEEDS_OWN_LINK -> "confirmation.pin-own-link";
            // Seen on pages; a speaker hears that it is not done yet.
            case SIGN_IN_TOO_OLD, SIGN_IN_TOO_WEAK -> "confirmation.sign-in";
        };
    }
}
