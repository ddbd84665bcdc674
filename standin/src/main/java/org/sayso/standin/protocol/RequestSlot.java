package org.sayso.standin.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A slot as it goes into a request.
 *
 * @param values none if nothing was said for it; several make a list
 */
public record RequestSlot(String name, Confirmation confirmation, List<Value> values) {

    public RequestSlot {
        values = List.copyOf(values);
    }

    /** A slot that nobody confirmed. */
    public RequestSlot(String name, List<Value> values) {
        this(name, Confirmation.NONE, values);
    }

    /**
     * One value: the words or the documented format, and what they stand for.
     *
     * @param resolutions one for the type as the model has it, another if the skill added values to it; none for types
     *     without values of their own
     */
    public record Value(String value, List<Resolution> resolutions) {

        public Value {
            resolutions = List.copyOf(resolutions);
        }

        /** A value of a type as the model has it. */
        public Value(String value, Optional<Resolution> resolution) {
            this(value, resolution.stream().toList());
        }

        /** The values of the slot type that the words stand for. */
        public List<Match> matches() {
            return resolutions.stream()
                    .flatMap(resolution -> resolution.matches().stream())
                    .toList();
        }
    }

    /**
     * Entity resolution.
     *
     * @param type the slot type
     * @param dynamic whether by the values that the skill added for this session
     * @param matches what the words stand for; none is ER_SUCCESS_NO_MATCH
     */
    public record Resolution(String type, boolean dynamic, List<Match> matches) {
        public Resolution {
            matches = List.copyOf(matches);
        }

        /** Resolution by the values of the model. */
        public Resolution(String type, List<Match> matches) {
            this(type, false, matches);
        }
    }

    /** A value of the slot type. */
    public record Match(String name, String id) {}

    public RequestSlot confirmed(Confirmation answer) {
        return new RequestSlot(name, answer, values);
    }

    /** The same after the skill changed it; a value that stayed the same keeps what it stands for. */
    RequestSlot updated(JsonNode slot) {
        List<String> said = new ArrayList<>();
        if (slot.path("slotValue").path("values").isArray()) {
            slot.path("slotValue")
                    .path("values")
                    .forEach(each -> said.add(each.path("value").asString("")));
        } else if (slot.path("value").isString()) {
            said.add(slot.path("value").stringValue());
        }
        List<Value> now = said.stream()
                .map(text -> values.stream()
                        .filter(value -> value.value().equals(text))
                        .findFirst()
                        .orElseGet(() -> new Value(text, List.of())))
                .toList();
        return new RequestSlot(
                name, Confirmation.of(slot.path("confirmationStatus").asString("")), now);
    }
}
