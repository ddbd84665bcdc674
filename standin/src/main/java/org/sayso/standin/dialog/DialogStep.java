package org.sayso.standin.dialog;

/** What Alexa does next in a dialog. */
public sealed interface DialogStep {

    /** Asks for a slot: it has no value, or one that is not taken. */
    record Elicit(String slot, Prompt prompt) implements DialogStep {}

    /** Asks whether a slot's value is right. */
    record ConfirmSlot(String slot, Prompt prompt) implements DialogStep {}

    /** Asks whether all of it is right. */
    record ConfirmIntent(Prompt prompt) implements DialogStep {}

    /** Nothing is left to ask. */
    record Complete() implements DialogStep {}
}
