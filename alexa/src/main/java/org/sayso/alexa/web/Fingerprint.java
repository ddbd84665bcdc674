package org.sayso.alexa.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for a secret where people look: HMAC-SHA-256 under a key, cut to twelve hexadecimal digits, so that equal tokens can
 * be recognised and none be guessed. Thread-safe.
 */
final class Fingerprint {

    private static final String HMAC = "HmacSHA256";
    private static final int SHOWN_BYTES = 6;
    private static final int LEAST_KEY_BYTES = 32;

    private final SecretKeySpec key;

    Fingerprint(byte[] key) {
        if (key.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("the fingerprint key must have at least 32 bytes; it has " + key.length);
        }
        this.key = new SecretKeySpec(key, HMAC);
    }

    String of(String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] digest = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return "fingerprint:" + HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK lacks " + HMAC, impossible);
        }
    }
}
