package org.sayso.standin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts keyed fingerprints in the place of tokens and codes, so that an exchange can be shown. Thread-safe. */
final class Fingerprints {

    /** Shorter secrets are looked for as whole texts only, or they would be found in every word. */
    private static final int SHORTEST_INSIDE = 8;

    private final SecretKeySpec key;

    Fingerprints() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** A copy in which every text that is or contains one of these secrets shows its fingerprint instead. */
    @Nullable
    JsonNode hide(@Nullable JsonNode json, List<String> secrets) {
        if (json == null) {
            return null;
        }
        if (json.isString()) {
            return JsonNodeFactory.instance.stringNode(hide(json.stringValue(), secrets));
        }
        JsonNode copy = json.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> object.set(name, hide(object.get(name), secrets)));
        }
        if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, hide(array.get(i), secrets));
            }
        }
        return copy;
    }

    private String hide(String text, List<String> secrets) {
        String result = text;
        for (String secret : secrets) {
            if (!secret.isEmpty()
                    && (result.equals(secret) || (secret.length() >= SHORTEST_INSIDE && result.contains(secret)))) {
                result = result.replace(secret, of(secret));
            }
        }
        return result;
    }

    private String of(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return "fingerprint:" + HexFormat.of().formatHex(hash).substring(0, 12);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
