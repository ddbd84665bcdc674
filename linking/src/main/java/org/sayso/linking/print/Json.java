package org.sayso.linking.print;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sayso.linking.LinkingFile;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON for people: indented, members in the order they were put, the same on every system. */
final class Json {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    private Json() {}

    static Map<String, Object> object() {
        return new LinkedHashMap<>();
    }

    static void putUnlessEmpty(Map<String, Object> object, String name, Collection<?> values) {
        if (!values.isEmpty()) {
            object.put(name, values);
        }
    }

    static String text(Map<String, Object> object) {
        return WRITER.writeValueAsString(object);
    }

    static List<String> redirects(LinkingFile file) {
        return file.redirectUris().stream().map(Object::toString).toList();
    }
}
