package org.sayso.benchmarks.interpret;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.Entity;
import org.sayso.standin.language.HeardSlot;
import org.sayso.standin.language.HeardValue;
import org.sayso.standin.language.Understanding;
import tools.jackson.databind.JsonNode;

/**
 * How an understanding compares with its label.
 *
 * @param intent whether request and intent are right
 * @param slots whether the slots are right as well: exactly those, with exactly these values and what they stand for
 * @param heard what was understood, for people
 */
record Verdict(boolean intent, boolean slots, String heard) {

    private record Value(
            String text, @Nullable String name, @Nullable String id) {}

    static Verdict of(Label label, Understanding understood, boolean oneShot) {
        String intent = null;
        String request = null;
        Map<String, List<Value>> slots = new TreeMap<>();
        if (understood instanceof Understanding.Intent heard) {
            request = "IntentRequest";
            intent = heard.name();
            for (HeardSlot slot : heard.slots()) {
                if (!slot.values().isEmpty()) {
                    slots.put(
                            slot.name(),
                            slot.values().stream().map(Verdict::value).toList());
                }
            }
        } else if (understood instanceof Understanding.Launch) {
            request = "LaunchRequest";
        }
        boolean rightIntent = Objects.equals(intent, label.intent())
                && (oneShot ? Objects.equals(request, label.request()) : !(understood instanceof Understanding.Launch));
        Map<String, List<Value>> expected = new TreeMap<>();
        label.slots().forEach((name, slot) -> expected.put(name, values(slot)));
        return new Verdict(
                rightIntent,
                rightIntent && slots.equals(expected),
                (oneShot ? request + " " : "") + intent + " " + written(slots) + ": " + understood.explanation());
    }

    /** The label in the same form as what was heard. */
    static String expected(Label label) {
        Map<String, List<Value>> slots = new TreeMap<>();
        label.slots().forEach((name, slot) -> slots.put(name, values(slot)));
        return (label.kind().equals("one-shot") ? label.request() + " " : "") + label.intent() + " " + written(slots);
    }

    private static Value value(HeardValue heard) {
        return new Value(
                comparable(heard.value()),
                heard.entity().map(Entity::name).orElse(null),
                heard.entity().map(Entity::id).orElse(null));
    }

    private static List<Value> values(JsonNode slot) {
        JsonNode value = slot.path("value");
        if (!value.isArray()) {
            return List.of(value(value, slot.path("resolvedName"), slot.path("resolvedId")));
        }
        return IntStream.range(0, value.size())
                .mapToObj(i -> value(
                        value.path(i),
                        slot.path("resolvedName").path(i),
                        slot.path("resolvedId").path(i)))
                .toList();
    }

    private static Value value(JsonNode text, JsonNode name, JsonNode id) {
        return new Value(
                comparable(text.asString()),
                name.isString() ? name.asString() : null,
                id.isString() ? id.asString() : null);
    }

    /** Without case, and without the marks that writers set and nobody says. */
    private static String comparable(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[.,!?]", "").strip();
    }

    private static Map<String, String> written(Map<String, List<Value>> slots) {
        Map<String, String> written = new LinkedHashMap<>();
        slots.forEach((name, values) -> written.put(
                name,
                String.join(
                        " + ",
                        values.stream()
                                .map(value -> value.name() == null
                                        ? value.text()
                                        : value.text() + " (" + value.name() + ", " + value.id() + ")")
                                .toList())));
        return written;
    }
}
