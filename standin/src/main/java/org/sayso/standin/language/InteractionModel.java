package org.sayso.standin.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A skill's interaction model for one locale. Immutable.
 *
 * @param types the slot types with values of their own, by name
 */
public record InteractionModel(
        String locale, String invocationName, List<Intent> intents, Map<String, SlotType> types) {

    public InteractionModel {
        intents = List.copyOf(intents);
        types = Map.copyOf(types);
    }

    record Intent(String name, List<String> samples, List<Slot> slots) {
        Optional<Slot> slot(String wanted) {
            return slots.stream().filter(slot -> slot.name().equals(wanted)).findFirst();
        }
    }

    record Slot(String name, String type, boolean multiple) {}

    record SlotType(String name, List<Value> values) {}

    record Value(Entity entity, List<String> synonyms) {}

    /**
     * Reads a model as the ASK CLI keeps it, with or without the outer {@code interactionModel}.
     *
     * @throws IllegalArgumentException if the model cannot work, naming the place
     */
    public static InteractionModel parse(String locale, JsonNode model) {
        return ModelReader.read(locale, model);
    }

    /** The first sample that asks for nothing but a number, such as a code; {@code {}} stands in the number's place. */
    public Optional<String> numberSample() {
        return intents.stream()
                .flatMap(intent -> intent.slots().stream()
                        .filter(slot -> slot.type().equals("AMAZON.NUMBER")
                                || slot.type().equals("AMAZON.FOUR_DIGIT_NUMBER"))
                        .flatMap(slot -> intent.samples().stream()
                                .filter(sample -> sample.contains("{" + slot.name() + "}"))
                                .map(sample -> sample.replace("{" + slot.name() + "}", "{}"))))
                .filter(sample -> sample.indexOf('{') == sample.lastIndexOf('{'))
                .findFirst();
    }

    boolean has(String intent) {
        return intents.stream().anyMatch(i -> i.name().equals(intent));
    }
}
