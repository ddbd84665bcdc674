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
import tools.jackson.databind.json.JsonMapper;

/** Puts keyed fingerprints in the place of tokens, so that an exchange can be shown. Thread-safe. */
final class Fingerprints {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretKeySpec key;

    Fingerprints() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** A copy in which none of these secrets stands, wherever it stood. */
    @Nullable
    JsonNode hide(@Nullable JsonNode json, List<String> secrets) {
        if (json == null) {
            return null;
        }
        String text = json.toString();
        for (String secret : secrets) {
            if (!secret.isEmpty()) {
                text = text.replace(secret, of(secret));
            }
        }
        return JSON.readTree(text);
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
