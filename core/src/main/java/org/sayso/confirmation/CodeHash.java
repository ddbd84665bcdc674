package org.sayso.confirmation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What is kept of a one-time code: HMAC-SHA-256 over key id, challenge id, transaction digest and code. A hash that was
 * copied to another challenge or transaction matches no code.
 */
final class CodeHash {

    private final byte[] key;
    private final String keyId;

    CodeHash(ServerKey serverKey) {
        key = serverKey.derive("sayso code hash 1");
        keyId = serverKey.id();
    }

    String keyId() {
        return keyId;
    }

    /** The hash as 64 lower-case hexadecimal digits. */
    String of(String challengeId, String transactionDigest, String code) {
        byte[] fields = Digests.fields(keyId, challengeId, transactionDigest, code);
        return HexFormat.of().formatHex(Digests.hmac(key, fields));
    }

    /** Compares in a time that does not depend on where two hashes differ. */
    boolean matches(Challenge.Terms terms, String code) {
        String expected = of(terms.id(), terms.transaction().digest(), code);
        return MessageDigest.isEqual(
                expected.getBytes(US_ASCII), terms.proof().secret().getBytes(US_ASCII));
    }
}
