package org.sayso.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Binds a check of the voice platform to its challenge: the token that the platform hands back, and who asked for it. Both are
 * HMAC-SHA-256 over challenge id and transaction digest, each with a key of its own.
 */
final class CheckHash {

    private final byte[] tokenKey;
    private final byte[] speakerKey;

    CheckHash(ServerKey serverKey) {
        tokenKey = serverKey.derive("sayso check token 1");
        speakerKey = serverKey.derive("sayso check speaker 1");
    }

    /** What the platform has to hand back, as 64 lower-case hexadecimal digits. */
    String token(String challengeId, String transactionDigest) {
        return hex(tokenKey, challengeId, transactionDigest);
    }

    /** What is kept of who asked. */
    String speaker(String challengeId, String transactionDigest, String speaker) {
        return hex(speakerKey, challengeId, transactionDigest, speaker);
    }

    boolean isToken(Challenge.Terms terms, String token) {
        return same(token(terms.id(), terms.transaction().digest()), token);
    }

    boolean isSpeaker(Challenge.Terms terms, Optional<String> speaker) {
        return speaker.filter(who -> same(
                        speaker(terms.id(), terms.transaction().digest(), who),
                        terms.proof().secret()))
                .isPresent();
    }

    private static String hex(byte[] key, String... fields) {
        return HexFormat.of().formatHex(Digests.hmac(key, Digests.fields(fields)));
    }

    /** Compares in a time that does not depend on where the two differ. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
