package org.sayso.standin.amazon;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a client shows of itself at the token endpoint. Hidden from {@code toString}.
 *
 * @param secrets readings of the secret, one of which must fit; none without a secret
 */
record Credentials(String clientId, List<String> secrets) {

    private static final String BASIC = "Basic ";

    /** In the form's {@code client_id} and {@code client_secret}; the latter may be empty. */
    static Credentials inBody(String clientId, String secret) {
        return new Credentials(clientId, secret.isEmpty() ? List.of() : List.of(secret));
    }

    /**
     * In an {@code Authorization} header. RFC 6749 section 2.3.1 has both parts form-encoded, Amazon's pages join them as
     * they are: both are read.
     */
    static Optional<Credentials> basic(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new Credentials(
                            decoded(pair.substring(0, colon)),
                            List.of(pair.substring(colon + 1), decoded(pair.substring(colon + 1)))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    boolean fit(AmazonClient client) {
        byte[] right = client.clientSecret().getBytes(StandardCharsets.UTF_8);
        return secrets.stream()
                .anyMatch(secret -> MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), right));
    }

    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + "]";
    }
}
