package org.sayso.app.serve;

import java.util.LinkedHashMap;
import java.util.Map;

/** The file that {@code sayso serve --example} prints, with its blanks filled in. */
final class Example {

    /** Base64 of 32 random bytes. */
    static final String SECRET = "q1Zb0nC5m8mVQ3o5m2y0c0y9Jq3b4xk2S7n8d6f1G0E=";

    private Example() {}

    static String filled() {
        return filled(Map.of());
    }

    /** Each blank once; the given ones, and what would do for the others. */
    static String filled(Map<String, String> blanks) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("<https://accounts.example.com>", "https://accounts.example.com");
        all.put("<Pizza on Demand>", "Pizza on Demand");
        all.put("<jdbc:postgresql://localhost/accounts>", "jdbc:postgresql://localhost/accounts");
        all.put("<accounts>", "accounts");
        all.put("<password>", "R8x2mK0vT4");
        all.put("<secret>", SECRET);
        all.put("<jdbc:postgresql://localhost/shop>", "jdbc:postgresql://localhost/shop");
        all.put("<reader>", "reader");
        all.put("<reader-password>", "P5b7wQ9zL1");
        all.putAll(blanks);
        String text = ServeCommand.example();
        for (Map.Entry<String, String> blank : all.entrySet()) {
            text = text.replace(blank.getKey(), blank.getValue());
        }
        return text;
    }
}
