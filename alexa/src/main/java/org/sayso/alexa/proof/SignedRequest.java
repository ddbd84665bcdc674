package org.sayso.alexa.proof;

import java.util.List;

/**
 * A request as it arrived, in which nobody believes yet: the raw body and every value of the two headers that vouch
 * for it.
 *
 * @param certificateAddresses the values of {@value #CERTIFICATE_ADDRESS}; a request that has not exactly one is refused
 * @param signatures the values of {@value #SIGNATURE}; a request that has not exactly one is refused
 * @param body the bytes exactly as received; at most one byte over the limit, so that the excess is seen. Neither copied
 *     nor changed.
 */
public record SignedRequest(List<String> certificateAddresses, List<String> signatures, byte[] body) {

    /** Names the address of the PEM chain of the signing certificate. */
    public static final String CERTIFICATE_ADDRESS = "SignatureCertChainUrl";

    /** Base64 of SHA256withRSA over the raw body. The older {@code Signature} header, SHA-1, is never read. */
    public static final String SIGNATURE = "Signature-256";

    public SignedRequest {
        certificateAddresses = List.copyOf(certificateAddresses);
        signatures = List.copyOf(signatures);
    }
}
