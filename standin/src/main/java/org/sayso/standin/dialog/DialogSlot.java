package org.sayso.standin.dialog;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.sayso.standin.protocol.Confirmation;
import org.sayso.standin.protocol.RequestSlot;

/** A slot in a dialog. Immutable. */
record DialogSlot(
        String name,
        boolean elicitationRequired,
        boolean confirmationRequired,
        Prompt elicitation,
        Prompt confirmation,
        List<Validation> validations) {

    DialogSlot {
        validations = List.copyOf(validations);
    }

    /** What is left to ask about this slot; a value that the person denied is asked for again. */
    Optional<DialogStep> next(RequestSlot slot, ZonedDateTime now) {
        if (slot.values().isEmpty()) {
            return elicitationRequired ? Optional.of(new DialogStep.Elicit(name, elicitation)) : Optional.empty();
        }
        for (Validation validation : validations) {
            if (!validation.accepts(slot, now)) {
                return Optional.of(new DialogStep.Elicit(name, validation.prompt()));
            }
        }
        if (slot.confirmation() == Confirmation.DENIED) {
            return Optional.of(new DialogStep.Elicit(name, elicitation));
        }
        return confirmationRequired && slot.confirmation() == Confirmation.NONE
                ? Optional.of(new DialogStep.ConfirmSlot(name, confirmation))
                : Optional.empty();
    }
}
