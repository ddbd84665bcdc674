package org.sayso.linking;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the values of {@code ${NAME}} come from. */
@FunctionalInterface
public interface Placeholders {

    /** The value of a name; null if it has none. */
    @Nullable
    String value(String name);

    /** The environment of this process. */
    static Placeholders environment() {
        return System::getenv;
    }

    /** A fixed set of values; later changes of the map do not count. */
    static Placeholders of(Map<String, String> values) {
        return Map.copyOf(values)::get;
    }

    /** These values first, then those of another source. */
    default Placeholders orElse(Placeholders other) {
        return name -> {
            String own = value(name);
            return own != null ? own : other.value(name);
        };
    }
}
