package org.sayso.confirmation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What carrying out a transaction led to; stored with the challenge, so that it can be spoken again without a second
 * effect.
 *
 * @param values small texts for {@link ConfirmedAction#speak}, such as the order number; at most {@value #MAX_CHARACTERS}
 *     characters as JSON
 */
public record Outcome(Map<String, String> values) {

    static final int MAX_CHARACTERS = 8_192;

    public Outcome {
        values = Map.copyOf(values);
        if (CanonicalJson.write(values).length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("an outcome may have at most " + MAX_CHARACTERS + " characters as JSON");
        }
    }

    /** The values as RFC 8785 JSON: what a store keeps. */
    public String toJson() {
        return CanonicalJson.write(values);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException where it is anything else
     */
    public static Outcome fromJson(String json) {
        Map<String, String> values = new LinkedHashMap<>();
        CanonicalJson.readObject(json).forEach((name, value) -> {
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException("not an outcome: " + name + " is no text");
            }
            values.put(name, text);
        });
        return new Outcome(values);
    }
}
