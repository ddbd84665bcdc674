package org.sayso.standin.dialog;

import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sayso.standin.protocol.RequestSlot;
import org.sayso.standin.protocol.RequestSlot.Value;
import tools.jackson.databind.JsonNode;

/**
 * Whether a slot's values are taken, and what is asked if not. Immutable.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/validate-slot-values.html">Validate slot values</a>
 */
record Validation(Rule rule, Prompt prompt) {

    /** Whether a value is taken. */
    interface Rule {
        boolean accepts(Value value, ZonedDateTime now);
    }

    /** Every value has to be taken. */
    boolean accepts(RequestSlot slot, ZonedDateTime now) {
        return slot.values().stream().allMatch(value -> rule.accepts(value, now));
    }

    /** Empty if the type is not known. */
    static Optional<Validation> of(JsonNode validation, Prompt prompt) {
        String limit = validation.path("value").asString("");
        Set<String> set = set(validation.path("values"));
        Span span = new Span(
                validation.path("start").asString(""), validation.path("end").asString(""));
        Rule rule = switch (validation.path("type").asString("")) {
            case "hasEntityResolutionMatch" ->
                (value, now) ->
                        value.resolutions().isEmpty() || !value.matches().isEmpty();
            case "isInSet" -> (value, now) -> in(set, value);
            case "isNotInSet" -> (value, now) -> !in(set, value);
            case "isGreaterThan" -> (value, now) -> Magnitude.compare(value.value(), limit, now) > 0;
            case "isGreaterThanOrEqualTo" -> (value, now) -> Magnitude.compare(value.value(), limit, now) >= 0;
            case "isLessThan" -> (value, now) -> Magnitude.compare(value.value(), limit, now) < 0;
            case "isLessThanOrEqualTo" -> (value, now) -> Magnitude.compare(value.value(), limit, now) <= 0;
            case "isInDuration" -> (value, now) -> span.contains(value.value(), now);
            case "isNotInDuration" -> (value, now) -> !span.contains(value.value(), now);
            default -> null;
        };
        return Optional.ofNullable(rule).map(found -> new Validation(found, prompt));
    }

    /** From one time to another, both counted in. */
    private record Span(String start, String end) {
        boolean contains(String value, ZonedDateTime now) {
            return Magnitude.compare(value, start, now) >= 0 && Magnitude.compare(value, end, now) <= 0;
        }
    }

    private static Set<String> set(JsonNode values) {
        Set<String> set = new LinkedHashSet<>();
        values.forEach(value -> set.add(value.asString("").toLowerCase(Locale.ROOT)));
        return set;
    }

    /** What was said, or the value of the type that it stands for. */
    private static boolean in(Set<String> set, Value value) {
        return set.contains(value.value().toLowerCase(Locale.ROOT))
                || value.matches().stream()
                        .anyMatch(match -> set.contains(match.name().toLowerCase(Locale.ROOT)));
    }
}
