package org.sayso.standin.protocol;

import java.util.List;
import java.util.Optional;

/**
 * A slot as it goes into a request.
 *
 * @param values none if nothing was said for it; several make a list
 */
public record RequestSlot(String name, List<Value> values) {

    public RequestSlot {
        values = List.copyOf(values);
    }

    /** One value: the words or the documented format, and what they stand for. */
    public record Value(String value, Optional<Resolution> resolution) {}

    /**
     * Entity resolution.
     *
     * @param type the slot type
     * @param matches what the words stand for; none is ER_SUCCESS_NO_MATCH
     */
    public record Resolution(String type, List<Match> matches) {
        public Resolution {
            matches = List.copyOf(matches);
        }
    }

    /** A value of the slot type. */
    public record Match(String name, String id) {}
}
