package org.sayso.standin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who may put messages into the phones of the household, by their bearer tokens. */
final class Senders {

    private static final int SHORTEST_TOKEN = 16;

    private final Map<String, String> nameByToken = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if the token is short, or somebody else's */
    void add(String name, String token) {
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "The inbox token of " + name + " needs at least " + SHORTEST_TOKEN + " characters");
        }
        String other = nameByToken.putIfAbsent(token, name);
        if (other != null) {
            throw new IllegalArgumentException(
                    "Two have the same inbox token: " + other + " and " + name + ". Give each its own.");
        }
    }

    /** The name of the one with this token. */
    Optional<String> with(String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        return nameByToken.entrySet().stream()
                .filter(sender -> MessageDigest.isEqual(sender.getKey().getBytes(StandardCharsets.UTF_8), given))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
