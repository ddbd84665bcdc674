package org.sayso.standin.dialog;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.sayso.standin.protocol.Confirmation;
import org.sayso.standin.protocol.RequestIntent;
import org.sayso.standin.protocol.RequestSlot;

/** The dialog of an intent. Immutable. */
public final class DialogIntent {

    private final boolean auto;
    private final boolean confirmationRequired;
    private final Prompt confirmation;
    private final List<DialogSlot> slots;

    DialogIntent(boolean auto, boolean confirmationRequired, Prompt confirmation, List<DialogSlot> slots) {
        this.auto = auto;
        this.confirmationRequired = confirmationRequired;
        this.confirmation = confirmation;
        this.slots = List.copyOf(slots);
    }

    /** Whether Alexa asks all there is to ask before the skill hears of it (auto delegation). */
    public boolean auto() {
        return auto;
    }

    /**
     * What is left to ask: the slots in the model's order, each until it is filled, valid and confirmed; then the whole.
     *
     * @param now where the device is, for validations of dates and times
     */
    public DialogStep next(RequestIntent intent, ZonedDateTime now) {
        for (DialogSlot slot : slots) {
            RequestSlot filled = intent.slot(slot.name()).orElseGet(() -> new RequestSlot(slot.name(), List.of()));
            Optional<DialogStep> step = slot.next(filled, now);
            if (step.isPresent()) {
                return step.get();
            }
        }
        return confirmationRequired && intent.confirmation() == Confirmation.NONE
                ? new DialogStep.ConfirmIntent(confirmation)
                : new DialogStep.Complete();
    }
}
