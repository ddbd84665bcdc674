package org.sayso.alexa.proof;

import java.util.Base64;
import java.util.List;
import org.sayso.ProofRefusal;

/** Step 3: the {@code Signature-256} header, exactly one, in canonical base64 (RFC 4648 section 4). */
final class SignatureHeader {

    private static final String CHECK = "signature header";

    /** The base64 of an RSA signature with a key of 8192 bits. */
    private static final int MAX_LENGTH = 1368;

    private SignatureHeader() {}

    static Finding<byte[]> read(List<String> headers) {
        if (headers.isEmpty() || headers.get(0).isBlank()) {
            return Finding.failed(CHECK, ProofRefusal.SIGNATURE_MISSING, "no " + SignedRequest.SIGNATURE);
        }
        if (headers.size() > 1) {
            return malformed("the header is given more than once");
        }
        String header = headers.get(0);
        if (header.length() > MAX_LENGTH) {
            return malformed("longer than " + MAX_LENGTH + " characters");
        }
        try {
            byte[] signature = Base64.getDecoder().decode(header);
            // The decoder forgives missing padding and stray low bits; writing it back does not.
            if (Base64.getEncoder().encodeToString(signature).equals(header)) {
                return Finding.passed(CHECK, signature, signature.length + " bytes");
            }
        } catch (IllegalArgumentException notBase64) {
            // Reported below.
        }
        return malformed("not canonical base64");
    }

    private static Finding<byte[]> malformed(String detail) {
        return Finding.failed(CHECK, ProofRefusal.SIGNATURE_MALFORMED, detail);
    }
}
