package org.sayso.authorization.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Keeps client secrets as HMAC-SHA-256 under a key of the server. Immutable, thread-safe.
 *
 * <p>A client secret is random, so nothing is gained from a slow hash; but Alexa presents it with every refresh, and a slow
 * hash there costs more than everything else together. Passwords of people are another matter and never come here.
 */
public final class KeyedSecretEncoder implements PasswordEncoder {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * Creates an encoder.
     *
     * @param key at least 32 random bytes, copied
     */
    public KeyedSecretEncoder(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("key has fewer than 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    @Override
    public String encode(@Nullable CharSequence secret) {
        if (secret == null) {
            throw new IllegalArgumentException("secret is missing");
        }
        return Base64.getEncoder().encodeToString(mac(secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence presented, @Nullable String kept) {
        return presented != null
                && kept != null
                && MessageDigest.isEqual(mac(presented), Base64.getDecoder().decode(kept));
    }

    private byte[] mac(CharSequence secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(secret.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
