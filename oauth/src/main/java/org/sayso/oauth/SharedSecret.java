package org.sayso.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACVerifier;
import java.util.Optional;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.token.Authentication;

/** A secret that the issuer and this service share (HS256): whoever can check tokens with it can also make them. */
final class SharedSecret implements SignatureCheck {

    private final MACVerifier verifier;

    SharedSecret(byte[] secret) {
        try {
            this.verifier = new MACVerifier(secret);
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException(
                    "the secret cannot be used for HS256: give it at least 32 bytes", tooShort);
        }
    }

    @Override
    public Optional<Authentication.Rejected> check(CompactToken token, JWSAlgorithm algorithm, Inquiry inquiry) {
        try {
            if (verifier.verify(new JWSHeader(algorithm), token.signedBytes(), token.signature())) {
                inquiry.passed(Question.CALLER, "signature", "HS256, shared secret");
                return Optional.empty();
            }
        } catch (JOSEException notVerifiable) {
            // As good as wrong.
        }
        return Optional.of(
                new Authentication.Rejected(CallerRefusal.SIGNATURE_INVALID, "not signed with the shared secret"));
    }
}
