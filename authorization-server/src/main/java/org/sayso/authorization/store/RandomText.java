package org.sayso.authorization.store;

import java.security.SecureRandom;
import java.util.Base64;

/** Random texts of letters, digits, hyphens and underscores (base64url, RFC 4648 section 5): ids and secrets. Thread-safe. */
public final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** A text nobody can guess, of so many random bytes. */
    public static String of(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
