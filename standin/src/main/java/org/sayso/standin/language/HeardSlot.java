package org.sayso.standin.language;

import java.util.List;

/**
 * A slot of an intent and what was said for it.
 *
 * @param values none if it was not said; more than one only if the model allows it
 */
public record HeardSlot(String name, List<HeardValue> values) {

    public HeardSlot {
        values = List.copyOf(values);
    }
}
