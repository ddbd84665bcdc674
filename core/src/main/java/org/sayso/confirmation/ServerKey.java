package org.sayso.confirmation;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The secret of this service, and the keys that are derived from it for one purpose each (HMAC-SHA-256 of the purpose's
 * name). Never shown.
 */
final class ServerKey {

    static final int MIN_BYTES = 32;

    private final byte[] secret;

    ServerKey(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("the server key has " + secret.length + " bytes; use at least "
                    + MIN_BYTES + " random ones, such as from: openssl rand -base64 32");
        }
        this.secret = secret.clone();
        if (Arrays.equals(secret, filledLike(secret))) {
            throw new IllegalArgumentException(
                    "the server key repeats one byte; use random ones, such as from: openssl rand -base64 32");
        }
    }

    /** A name for the key that tells nothing about it; stored beside what was made with it. */
    String id() {
        return HexFormat.of().formatHex(derive("sayso key id 1"), 0, 8);
    }

    byte[] derive(String purpose) {
        return Digests.hmac(secret, Digests.fields(purpose));
    }

    private static byte[] filledLike(byte[] secret) {
        byte[] filled = new byte[secret.length];
        Arrays.fill(filled, secret[0]);
        return filled;
    }

    @Override
    public String toString() {
        return "ServerKey[hidden]";
    }
}
