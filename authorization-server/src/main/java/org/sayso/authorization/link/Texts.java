package org.sayso.authorization.link;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How small structures are written into columns: words with blanks between them, and JSON. */
final class Texts {

    private static final JsonMapper JSON = new JsonMapper();

    private Texts() {}

    static Set<String> words(@Nullable String text) {
        return text == null || text.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(text.split(" ", -1)));
    }

    static String words(Set<String> words) {
        return String.join(" ", words);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** In the order in which they were written; numbers are whole, lists are lists. */
    static Map<String, Object> map(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
    }
}
