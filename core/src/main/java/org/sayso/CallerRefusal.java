package org.sayso;

/** Why no account could be established for a request. */
public enum CallerRefusal implements Refusal {
    NOT_LINKED(true, "the request carries no access token: the account is not linked"),
    TOKEN_MALFORMED(true, "the access token is not a signed JWT of acceptable size"),
    ALGORITHM_NOT_ALLOWED(false, "the token's alg is not among the algorithms configured for this issuer"),
    WRONG_TYPE(false, "the token's typ is not at+jwt (RFC 9068 section 4); is it an ID token?"),
    HEADER_NOT_ALLOWED(false, "the token's header carries a parameter that is never honoured (crit, jku, x5u, jwk)"),
    UNKNOWN_KEY(true, "the issuer publishes no key with the token's kid"),
    SIGNATURE_INVALID(true, "the token's signature does not match the issuer's key"),
    WRONG_ISSUER(false, "the token's iss is not the configured issuer"),
    WRONG_AUDIENCE(false, "the token's aud does not contain this service's audience"),
    WRONG_CLIENT(false, "the token was issued to a client that is not allowed here"),
    EXPIRED(true, "the token's exp has passed"),
    NOT_YET_VALID(false, "the token's nbf or iat lies in the future; is the clock right?"),
    CLAIMS_INCOMPLETE(false, "a claim that RFC 9068 section 2.2 requires is missing or has the wrong type"),
    NOT_AN_ACCESS_TOKEN(false, "the token carries claims of an ID token or a logout token"),
    PROVIDER_UNAVAILABLE(false, "the issuer's keys could not be fetched, so the token could not be checked");

    private final boolean linkingHelps;
    private final String hint;

    CallerRefusal(boolean linkingHelps, String hint) {
        this.linkingHelps = linkingHelps;
        this.hint = hint;
    }

    @Override
    public Question question() {
        return Question.CALLER;
    }

    @Override
    public String hint() {
        return hint;
    }

    @Override
    public boolean linkingHelps() {
        return linkingHelps;
    }
}
