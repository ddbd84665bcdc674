package org.sayso.alexa.proof;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Instant;
import java.time.InstantSource;
import org.sayso.Inquiry;
import org.sayso.ProofRefusal;

/**
 * Steps 2 to 9: whether Alexa signed exactly these bytes. Nothing of the body is read as JSON before this has passed.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html#manually-verify-request-sent-by-alexa">Manually
 *     verify that a request was sent by Alexa</a>
 */
final class OriginCheck {

    /** The name that Alexa's signing certificate carries. */
    static final String ALEXA = "echo-api.amazon.com";

    private static final String SHA256_WITH_RSA = "SHA256withRSA";

    private final CertificateChains chains;
    private final InstantSource clock;

    OriginCheck(CertificateChains chains, InstantSource clock) {
        this.chains = chains;
        this.clock = clock;
    }

    /** Gives the body back, now believed. */
    Finding<byte[]> check(SignedRequest request, Inquiry inquiry) {
        Instant now = clock.instant();
        return CertificateAddress.read(request.certificateAddresses())
                .noted(inquiry)
                .then(address -> SignatureHeader.read(request.signatures())
                        .noted(inquiry)
                        .then(signature -> chains.find(address, now, inquiry.deadline())
                                .noted(inquiry)
                                .then(chain -> dates(chain, now).noted(inquiry))
                                .then(chain -> name(chain).noted(inquiry))
                                .then(chain -> signature(chain, signature, request.body())
                                        .noted(inquiry))));
    }

    /** Step 7, made again for each request although the chain was validated when it was fetched. */
    private static Finding<SigningChain> dates(SigningChain chain, Instant now) {
        String check = "validity dates";
        return chain.validAt(now)
                ? Finding.passed(check, chain, "until " + chain.notAfter())
                : Finding.failed(
                        check,
                        ProofRefusal.CERTIFICATE_NOT_VALID_NOW,
                        "valid from " + chain.notBefore() + " until " + chain.notAfter());
    }

    /** Step 8: a subject alternative name, exactly; neither the common name nor a wildcard counts. */
    private static Finding<SigningChain> name(SigningChain chain) {
        String check = "certificate name";
        return chain.names().stream().anyMatch(ALEXA::equalsIgnoreCase)
                ? Finding.passed(check, chain, ALEXA)
                : Finding.failed(check, ProofRefusal.CERTIFICATE_NAME, "the alternative names lack " + ALEXA);
    }

    /** Step 9: over the raw body, byte for byte as received. */
    private static Finding<byte[]> signature(SigningChain chain, byte[] signature, byte[] body) {
        String check = "signature over the raw body";
        return verifies(chain, signature, body)
                ? Finding.passed(check, body, SHA256_WITH_RSA)
                : Finding.failed(check, ProofRefusal.SIGNATURE_INVALID, SHA256_WITH_RSA + " does not verify");
    }

    private static boolean verifies(SigningChain chain, byte[] signature, byte[] body) {
        try {
            Signature verifier = Signature.getInstance(SHA256_WITH_RSA);
            verifier.initVerify(chain.key());
            verifier.update(body);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException malformed) {
            // The JDK's answer to a signature of the wrong length or with broken padding.
            return false;
        } catch (NoSuchAlgorithmException unsupported) {
            throw new IllegalStateException("this JDK lacks " + SHA256_WITH_RSA, unsupported);
        }
    }
}
