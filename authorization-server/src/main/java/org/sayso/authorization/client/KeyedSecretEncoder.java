package org.sayso.authorization.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.store.Key;
import org.sayso.authorization.store.Purpose;
import org.sayso.authorization.store.ServerSecrets;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Keeps client secrets as HMAC-SHA-256 under a key of the server, {@code version:hash}. Immutable, thread-safe.
 *
 * <p>A client secret is random, so nothing is gained from a slow hash; but Alexa presents it with every refresh, and a slow
 * hash there costs more than everything else together. Passwords of people are another matter and never come here.
 */
public final class KeyedSecretEncoder implements PasswordEncoder {

    /** Between the hashes of several secrets that are good at the same time. */
    static final String OR = " ";

    private static final String KIND = "client secret";

    private final ServerSecrets secrets;

    /** Creates an encoder; what was encoded under any of these secrets still matches. */
    public KeyedSecretEncoder(ServerSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String encode(@Nullable CharSequence secret) {
        if (secret == null) {
            throw new IllegalArgumentException("secret is missing");
        }
        return encode(secrets.key(Purpose.CLIENT_SECRET), secret);
    }

    @Override
    public boolean matches(@Nullable CharSequence presented, @Nullable String kept) {
        if (presented == null || kept == null) {
            return false;
        }
        boolean matches = false;
        for (String each : kept.split(OR, -1)) {
            matches |= matchesOne(presented, each);
        }
        return matches;
    }

    private boolean matchesOne(CharSequence presented, String kept) {
        if (kept.indexOf(':') < 0) {
            return false;
        }
        return secrets.key(Purpose.CLIENT_SECRET, kept.substring(0, kept.indexOf(':')))
                .filter(key -> MessageDigest.isEqual(bytes(encode(key, presented)), bytes(kept)))
                .isPresent();
    }

    private static String encode(Key key, CharSequence secret) {
        return key.version() + ":" + key.hash(KIND, secret.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
