package org.sayso.standin.language;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value that was said for a slot.
 *
 * @param value what was said, or for built-in types the documented format
 * @param resolution null for types without values of their own
 */
public record HeardValue(String value, @Nullable Resolution resolution) {

    /**
     * What the words stand for in the model.
     *
     * @param type the slot type's name
     * @param entities the values they stand for; empty if they are none of the model's
     */
    public record Resolution(String type, List<Entity> entities) {
        public Resolution {
            entities = List.copyOf(entities);
        }
    }

    /** What the value stands for, if that is known. */
    public Optional<Entity> entity() {
        return resolution == null
                ? Optional.empty()
                : resolution.entities().stream().findFirst();
    }
}
