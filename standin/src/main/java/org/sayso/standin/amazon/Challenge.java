package org.sayso.standin.amazon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** A PKCE code challenge (RFC 7636), by S256 or plain. Hidden from {@code toString}. */
record Challenge(String value, boolean hashed) {

    /**
     * Reads the two parameters.
     *
     * @param method empty means plain, as Amazon documents
     * @return empty if they are not as RFC 7636 section 4.2 and 4.3 ask
     */
    static Optional<Challenge> of(String value, String method) {
        boolean hashed = method.equals("S256");
        boolean known = hashed || method.equals("plain") || method.isEmpty();
        boolean wellFormed = value.matches(hashed ? "[A-Za-z0-9_-]{43}" : "[A-Za-z0-9._~-]{43,128}");
        return known && wellFormed ? Optional.of(new Challenge(value, hashed)) : Optional.empty();
    }

    boolean answeredBy(String verifier) {
        return verifier.matches("[A-Za-z0-9._~-]{43,128}")
                && MessageDigest.isEqual(
                        (hashed ? hash(verifier) : verifier).getBytes(StandardCharsets.US_ASCII),
                        value.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Challenge[hidden]";
    }
}
