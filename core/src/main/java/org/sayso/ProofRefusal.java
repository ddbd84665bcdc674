package org.sayso;

/**
 * Why a request is not accepted as coming from Alexa.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html">Host a custom
 *     skill as a web service</a>
 */
public enum ProofRefusal implements Refusal {
    BODY_TOO_LARGE("the body is larger than the configured limit"),
    BODY_EMPTY("the body is empty"),
    CERTIFICATE_ADDRESS_MISSING("the SignatureCertChainUrl header is missing or empty"),
    CERTIFICATE_ADDRESS_INVALID("SignatureCertChainUrl is not an https address below s3.amazonaws.com/echo.api/"),
    SIGNATURE_MISSING("the Signature-256 header is missing or empty"),
    SIGNATURE_MALFORMED("the Signature-256 header is not base64"),
    CERTIFICATE_UNAVAILABLE("the certificate chain could not be fetched or read"),
    CERTIFICATE_UNTRUSTED("no path leads from the certificate to a trusted anchor"),
    CERTIFICATE_NOT_VALID_NOW("the signing certificate is outside its validity dates"),
    CERTIFICATE_NAME("the signing certificate does not name echo-api.amazon.com"),
    SIGNATURE_INVALID("Signature-256 does not match the body; was the body changed or re-serialised on its way?"),
    BODY_NOT_JSON("the body is not one JSON object, or is nested too deeply"),
    ENVELOPE_INVALID("the body is not an Alexa request envelope"),
    TIMESTAMP_MISSING("request.timestamp is missing or not an ISO 8601 instant"),
    TIMESTAMP_OUTSIDE_TOLERANCE("request.timestamp is too far from now; is the clock right?"),
    FOREIGN_SKILL("the request is for another skill id"),
    REPEATED_WITH_OTHER_BODY("the request id was seen before with another body");

    private final String hint;

    ProofRefusal(String hint) {
        this.hint = hint;
    }

    @Override
    public Question question() {
        return Question.PROOF;
    }

    @Override
    public String hint() {
        return hint;
    }

    @Override
    public Remedy remedy() {
        return Remedy.NONE;
    }
}
