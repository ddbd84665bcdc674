package org.sayso.standin.language;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value that was said for a slot.
 *
 * @param value what was said, or for built-in types the documented format
 * @param resolutions what the words stand for, by source, values given for the session first; empty for types without
 *     values of their own
 */
public record HeardValue(String value, List<Resolution> resolutions) {

    public HeardValue {
        resolutions = List.copyOf(resolutions);
    }

    /**
     * What the words stand for.
     *
     * @param type the slot type's name
     * @param dynamic whether the values are those that the skill gave for the session, rather than the model's
     * @param entities the values they stand for; empty if they are none of them
     */
    public record Resolution(String type, boolean dynamic, List<Entity> entities) {
        public Resolution {
            entities = List.copyOf(entities);
        }
    }

    /** The first resolution that found something, or else the first; null for types without values of their own. */
    public @Nullable Resolution resolution() {
        return resolutions.stream()
                .filter(resolution -> !resolution.entities().isEmpty())
                .findFirst()
                .orElse(resolutions.isEmpty() ? null : resolutions.get(0));
    }

    /** What the value stands for, if that is known. */
    public Optional<Entity> entity() {
        return resolutions.stream()
                .flatMap(resolution -> resolution.entities().stream())
                .findFirst();
    }
}
