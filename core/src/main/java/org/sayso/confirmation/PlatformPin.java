package org.sayso.confirmation;

import java.util.Set;
import org.sayso.ConfirmationRefusal;

/**
 * A PIN that the voice platform itself asks for and checks, in the conversation: Alexa's profile PIN. Nothing is sent, and
 * nobody here sees the PIN. It proves knowledge; that the platform recognised a voice beside it identifies somebody and is
 * no element.
 *
 * <p>Each check counts as one wrong code of the account until it turns out right, or is not made.
 */
public record PlatformPin() implements ConfirmationMethod {

    public static final String NAME = "profile-pin";

    /** Reasons for which the platform does not make its check, so that another method may be asked for in its place. */
    private static final Set<ConfirmationRefusal> NOT_MADE = Set.of(
            ConfirmationRefusal.PIN_LOCKED_OUT,
            ConfirmationRefusal.PIN_NOT_SET_UP,
            ConfirmationRefusal.PIN_NOT_ENABLED,
            ConfirmationRefusal.PIN_UNAVAILABLE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MethodTraits traits() {
        return new MethodTraits(Set.of(Element.KNOWLEDGE), Set.of("pin"), false, true, 5);
    }

    /** Whether this reason says that no PIN was compared: then {@link Confirmations#instead} may ask in another way. */
    public static boolean notMade(ConfirmationRefusal reason) {
        return NOT_MADE.contains(reason);
    }
}
