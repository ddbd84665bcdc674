package org.sayso.authorization.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that tokens are signed with: an RSA pair, and perhaps a shared secret. Immutable, thread-safe.
 *
 * <p>The shared secret is in {@link #all()} only; what is published is made from {@link #published()}.
 */
final class SigningKeys {

    private static final int RSA_BITS = 2048;

    private final RSAKey rsa;
    private final Optional<OctetSequenceKey> sharedSecret;

    private SigningKeys(RSAKey rsa, Optional<OctetSequenceKey> sharedSecret) {
        this.rsa = rsa;
        this.sharedSecret = sharedSecret;
    }

    /** Makes a new RSA pair, whose id is its thumbprint (RFC 7638), beside the shared secret if there is one. */
    static SigningKeys generate(Optional<byte[]> hs256Key) {
        try {
            RSAKey rsa = new RSAKeyGenerator(RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            // No key id: a thumbprint of the secret would tell something about it.
            Optional<OctetSequenceKey> secret = hs256Key.map(key -> new OctetSequenceKey.Builder(key)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.HS256)
                    .build());
            return new SigningKeys(rsa, secret);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }

    /** The RSA pair alone: what the key-set endpoint works with. */
    JWKSource<SecurityContext> published() {
        return new ImmutableJWKSet<>(new JWKSet(rsa));
    }

    /** Every key, for signing and for checking what this server signed. */
    JWKSource<SecurityContext> all() {
        List<JWK> keys = new ArrayList<>();
        keys.add(rsa);
        sharedSecret.ifPresent(keys::add);
        return new ImmutableJWKSet<>(new JWKSet(keys));
    }
}
