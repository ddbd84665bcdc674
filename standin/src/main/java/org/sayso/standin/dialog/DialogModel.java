package org.sayso.standin.dialog;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The dialogs of an interaction model. Immutable.
 *
 * @see <a href="https://developer.amazon.com/docs/smapi/interaction-model-schema.html">Interaction model schema</a>
 */
public final class DialogModel {

    private final Map<String, DialogIntent> intents;

    DialogModel(Map<String, DialogIntent> intents) {
        this.intents = Map.copyOf(intents);
    }

    /**
     * Reads {@code dialog} and {@code prompts} of a model, with or without the outer {@code interactionModel}; a model
     * without them has no dialogs.
     *
     * @throws IllegalArgumentException if a validation cannot work, naming the slot
     */
    public static DialogModel parse(JsonNode model) {
        return DialogReader.read(model.has("interactionModel") ? model.path("interactionModel") : model);
    }

    /** The dialog of an intent, if it has one. */
    public Optional<DialogIntent> of(String intent) {
        return Optional.ofNullable(intents.get(intent));
    }
}
