package org.sayso.standin.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Words;
import tools.jackson.databind.JsonNode;

/**
 * A skill's interaction model for one locale. Immutable.
 *
 * @param types the slot types with values of their own, by name
 * @param sensitivity how readily speech is taken to be out of the model
 */
public record InteractionModel(
        String locale,
        String invocationName,
        List<Intent> intents,
        Map<String, SlotType> types,
        Sensitivity sensitivity) {

    /** The types that take nothing but numbers. */
    static final Set<String> NUMBERS = Set.of("AMAZON.NUMBER", "AMAZON.FOUR_DIGIT_NUMBER");

    public InteractionModel {
        intents = List.copyOf(intents);
        types = Map.copyOf(types);
    }

    InteractionModel(String locale, String invocationName, List<Intent> intents, Map<String, SlotType> types) {
        this(locale, invocationName, intents, types, Sensitivity.LOW);
    }

    /**
     * How readily speech is taken to be out of the model: {@code modelConfiguration.fallbackIntentSensitivity}, LOW if the
     * model does not say.
     */
    enum Sensitivity {
        LOW,
        MEDIUM,
        HIGH
    }

    record Intent(String name, List<String> samples, List<Slot> slots) {
        Optional<Slot> slot(String wanted) {
            return slots.stream().filter(slot -> slot.name().equals(wanted)).findFirst();
        }

        /** The intent's only slot, if it takes a number. */
        Optional<Slot> numberAlone() {
            return slots.size() == 1 && NUMBERS.contains(slots.get(0).type())
                    ? Optional.of(slots.get(0))
                    : Optional.empty();
        }
    }

    /** @param samples what people say when they are asked for the slot */
    record Slot(String name, String type, boolean multiple, List<String> samples) {}

    record SlotType(String name, List<Value> values) {}

    /** A value of a slot type and other words for it. */
    public record Value(Entity entity, List<String> synonyms) {

        public Value {
            synonyms = List.copyOf(synonyms);
        }

        /**
         * A value as a model or a skill gives it.
         *
         * @param id none or empty: the value is known by the MD5 of its name, as Alexa has it
         */
        public static Value of(String name, @Nullable String id, List<String> synonyms) {
            return new Value(new Entity(name, id == null || id.isEmpty() ? ModelReader.md5(name) : id), synonyms);
        }
    }

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
                .flatMap(intent -> intent.numberAlone().stream()
                        .map(slot -> "{" + slot.name() + "}")
                        .flatMap(place -> intent.samples().stream()
                                .filter(sample -> sample.contains(place))
                                .map(sample -> sample.replace(place, "{}"))))
                .findFirst();
    }

    /** The slots of the intents that ask for nothing but a number, such as a code; by the intent's name. */
    public Map<String, String> numberSlots() {
        return intents.stream()
                .filter(intent -> intent.numberAlone().isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        Intent::name,
                        intent -> intent.numberAlone().orElseThrow().name(),
                        (first, second) -> first));
    }

    /** The invocation name as it is heard: lower-case words, whatever its case and punctuation. */
    public String heardName() {
        return Words.key(Words.of(invocationName));
    }

    boolean has(String intent) {
        return intents.stream().anyMatch(i -> i.name().equals(intent));
    }
}
