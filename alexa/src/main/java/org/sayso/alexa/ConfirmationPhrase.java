package org.sayso.alexa;

/**
 * How a person tells a code, as the skill's interaction model has it.
 *
 * @param intent the intent that hears the code, such as {@code AuthorizeOrderIntent}
 * @param slot the slot of that intent that holds the code, such as {@code code}
 * @param say the words before the code, as they are spoken in prompts, such as {@code authorize order}
 */
public record ConfirmationPhrase(String intent, String slot, String say) {
    public ConfirmationPhrase {
        if (intent.isBlank() || slot.isBlank() || say.isBlank()) {
            throw new IllegalArgumentException(
                    "a confirmation phrase needs an intent, a slot and the words to say; got " + "intent '" + intent
                            + "', slot '" + slot + "', words '" + say + "'");
        }
    }
}
