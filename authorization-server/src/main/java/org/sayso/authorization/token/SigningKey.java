package org.sayso.authorization.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that signs tokens. Immutable.
 *
 * @param published its public half
 * @param whole both halves; empty if it was sealed with a secret that this server does not have
 * @param signsFrom from when on it signs
 */
record SigningKey(RSAKey published, Optional<RSAKey> whole, Instant signsFrom) {

    private static final int RSA_BITS = 2048;

    /** A new RSA pair, whose id is its thumbprint (RFC 7638). */
    static RSAKey generate() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }

    String id() {
        return published.getKeyID();
    }

    @Override
    public String toString() {
        return "SigningKey " + id();
    }
}
