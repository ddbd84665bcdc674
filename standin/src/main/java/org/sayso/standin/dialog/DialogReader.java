package org.sayso.standin.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sayso.standin.protocol.SsmlText;
import tools.jackson.databind.JsonNode;

/** Reads the dialogs of an interaction model. */
final class DialogReader {

    private static final Prompt NONE = new Prompt(List.of());

    private final Map<String, Prompt> prompts = new HashMap<>();

    private DialogReader() {}

    static DialogModel read(JsonNode model) {
        DialogReader reader = new DialogReader();
        model.path("prompts")
                .forEach(prompt -> reader.prompts.put(prompt.path("id").asString(""), prompt(prompt)));
        JsonNode dialog = model.path("dialog");
        // A model from before there was auto delegation says nothing, and its skill delegates by directives.
        String strategy = dialog.path("delegationStrategy").asString("SKILL_RESPONSE");
        Map<String, DialogIntent> intents = new HashMap<>();
        dialog.path("intents")
                .forEach(intent -> intents.put(intent.path("name").asString(""), reader.intent(intent, strategy)));
        return new DialogModel(intents);
    }

    private static Prompt prompt(JsonNode prompt) {
        List<String> variations = new ArrayList<>();
        for (JsonNode variation : prompt.path("variations")) {
            String text = variation.path("value").asString("");
            variations.add(
                    variation.path("type").asString("").equals("SSML")
                            ? SsmlText.of(text).orElse(text)
                            : text);
        }
        return new Prompt(variations);
    }

    private DialogIntent intent(JsonNode intent, String strategy) {
        List<DialogSlot> slots = new ArrayList<>();
        intent.path("slots").forEach(slot -> slots.add(slot(slot)));
        return new DialogIntent(
                intent.path("delegationStrategy").asString(strategy).equals("ALWAYS"),
                intent.path("confirmationRequired").asBoolean(false),
                named(intent.path("prompts").path("confirmation")),
                slots);
    }

    private DialogSlot slot(JsonNode slot) {
        String name = slot.path("name").asString("");
        List<Validation> validations = new ArrayList<>();
        for (JsonNode validation : slot.path("validations")) {
            Prompt prompt = named(validation.path("prompt"));
            validations.add(Validation.of(validation, prompt)
                    .orElseThrow(() -> new IllegalArgumentException("Slot " + name
                            + " has a validation that is not understood: "
                            + validation.path("type").asString(""))));
        }
        return new DialogSlot(
                name,
                slot.path("elicitationRequired").asBoolean(false),
                slot.path("confirmationRequired").asBoolean(false),
                named(slot.path("prompts").path("elicitation")),
                named(slot.path("prompts").path("confirmation")),
                validations);
    }

    private Prompt named(JsonNode id) {
        return prompts.getOrDefault(id.asString(""), NONE);
    }
}
