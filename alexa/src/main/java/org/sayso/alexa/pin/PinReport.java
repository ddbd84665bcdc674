package org.sayso.alexa.pin;

import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.alexa.proof.LinkLevel;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.Resumption;
import org.sayso.alexa.proof.Speaker;

/**
 * What Alexa says about a profile PIN, and why it proves nothing where it does not. Amazon's list of results is not public as a
 * whole: what is unknown is no success, and no error.
 *
 * @see VerifyPerson
 */
public final class PinReport {

    private static final int OK = 2;

    private PinReport() {}

    /**
     * Why no PIN was given; empty where Alexa reports success, and the request that says so is of a recognised speaker, of the
     * level of a PIN, and carries that speaker's own link.
     */
    public static Optional<ConfirmationRefusal> lacking(Resumption resumption, ProvenRequest request) {
        return reported(resumption).or(() -> notBelieved(request));
    }

    private static Optional<ConfirmationRefusal> reported(Resumption resumption) {
        if (resumption.status().isPresent() && resumption.status().getAsInt() / 100 != OK) {
            return Optional.of(ConfirmationRefusal.PIN_UNAVAILABLE);
        }
        if (resumption.status().isEmpty() || !resumption.completed()) {
            return Optional.of(ConfirmationRefusal.PIN_NOT_CONFIRMED);
        }
        return switch (resumption.result().getOrDefault("status", "")) {
            case "ACHIEVED" -> Optional.empty();
            case "NOT_ENABLED" -> Optional.of(ConfirmationRefusal.PIN_NOT_ENABLED);
            case "NOT_ACHIEVED" -> Optional.of(notAchieved(resumption.result().getOrDefault("reason", "")));
            default -> Optional.of(ConfirmationRefusal.PIN_NOT_CONFIRMED);
        };
    }

    private static ConfirmationRefusal notAchieved(String reason) {
        return switch (reason) {
            case "NOT_MATCH" -> ConfirmationRefusal.PIN_WRONG;
            case "METHOD_LOCKOUT", "ACCOUNT_LOCKOUT" -> ConfirmationRefusal.PIN_LOCKED_OUT;
            case "VERIFICATION_METHOD_NOT_SETUP", "PREREQUISITE_NOT_SETUP_ERROR" -> ConfirmationRefusal.PIN_NOT_SET_UP;
            default -> ConfirmationRefusal.PIN_NOT_CONFIRMED;
        };
    }

    private static Optional<ConfirmationRefusal> notBelieved(ProvenRequest request) {
        Optional<Speaker> speaker = request.speaker();
        if (speaker.isEmpty()) {
            return Optional.of(ConfirmationRefusal.PIN_SPEAKER_UNKNOWN);
        }
        if (speaker.get().confidence().orElse(0) < VerifyPerson.LEVEL) {
            return Optional.of(ConfirmationRefusal.PIN_LEVEL_TOO_LOW);
        }
        return request.linkLevel() == LinkLevel.PERSON
                ? Optional.empty()
                : Optional.of(ConfirmationRefusal.PIN_NEEDS_OWN_LINK);
    }
}
