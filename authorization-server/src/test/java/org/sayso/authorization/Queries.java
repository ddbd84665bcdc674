package org.sayso.authorization;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the queries of addresses. */
final class Queries {

    private Queries() {}

    static Map<String, String> parse(URI address) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = Optional.ofNullable(address.getRawQuery()).orElse("");
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8)) != null) {
                throw new AssertionError("twice in the query: " + parts[0]);
            }
        }
        return query;
    }

    static String write(Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(Browser.encode(name))
                .append('=')
                .append(Browser.encode(value)));
        return text.toString();
    }
}
