package org.sayso.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.token.Authentication;

/** A signature with one of the keys that the issuer publishes, named by the token's {@code kid}. */
final class PublishedKeySignature implements SignatureCheck {

    private static final int MAX_KEY_ID = 256;

    /** A set has a few keys; those that are no longer published leave with it. */
    private static final int MAX_VERIFIERS = 100;

    private final DefaultJWSVerifierFactory factory = new DefaultJWSVerifierFactory();

    /** By the key object itself, since making a verifier costs a good part of a verification. */
    private final Cache<JWK, JWSVerifier> verifiers =
            Caffeine.newBuilder().weakKeys().maximumSize(MAX_VERIFIERS).build();

    private final SigningKeys keys;

    PublishedKeySignature(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<Authentication.Rejected> check(CompactToken token, JWSAlgorithm algorithm, Inquiry inquiry) {
        if (!(token.header().get("kid") instanceof String kid) || kid.isBlank() || kid.length() > MAX_KEY_ID) {
            return rejected(CallerRefusal.UNKNOWN_KEY, "the header names no kid of 1 to " + MAX_KEY_ID + " characters");
        }
        SigningKeys.Found found = keys.find(kid, algorithm, inquiry.deadline());
        if (found instanceof SigningKeys.Found.None none) {
            return rejected(none.reason(), none.detail());
        }
        inquiry.passed(Question.CALLER, "signing key", "of the issuer");
        for (JWK key : ((SigningKeys.Found.Keys) found).keys()) {
            if (verifies(key, token, algorithm)) {
                inquiry.passed(Question.CALLER, "signature", algorithm.getName());
                return Optional.empty();
            }
        }
        return rejected(CallerRefusal.SIGNATURE_INVALID, "not signed with the key of this kid");
    }

    private boolean verifies(JWK key, CompactToken token, JWSAlgorithm algorithm) {
        try {
            JWSHeader header = new JWSHeader(algorithm);
            JWSVerifier verifier = verifiers.getIfPresent(key);
            if (verifier == null) {
                verifier = factory.createJWSVerifier(header, ((AsymmetricJWK) key).toPublicKey());
                verifiers.put(key, verifier);
            }
            return verifier.verify(header, token.signedBytes(), token.signature());
        } catch (JOSEException notVerifiable) {
            return false;
        }
    }

    private static Optional<Authentication.Rejected> rejected(CallerRefusal reason, String detail) {
        return Optional.of(new Authentication.Rejected(reason, detail));
    }

    @Override
    public void close() {
        keys.close();
    }
}
