package org.sayso;

import static org.sayso.Remedy.LINK;
import static org.sayso.Remedy.OPERATOR;
import static org.sayso.Remedy.TRY_LATER;

/** Why no account could be established for a request. */
public enum CallerRefusal implements Refusal {
    NOT_LINKED(LINK, "the request carries no access token: the account is not linked"),

    // The token's form.
    TOKEN_TOO_LONG(LINK, "the access token has more than 8,192 characters"),
    TOKEN_MALFORMED(LINK, "the access token is not a signed JWT: three parts, the first two one JSON object each"),
    TOKEN_ENCRYPTED(OPERATOR, "the access token is encrypted; let the issuer only sign it"),
    ENCODING_INVALID(LINK, "a part of the token is not base64url without padding, or not UTF-8"),
    JSON_TOO_DEEP(LINK, "the token's JSON has more than 16 levels"),
    DUPLICATE_MEMBER(LINK, "a member name occurs twice in the token, so that two readers could differ"),

    // Its header, key and signature.
    ALGORITHM_NOT_ALLOWED(OPERATOR, "the token's alg is not among the algorithms configured for this issuer"),
    CRITICAL_HEADER(OPERATOR, "the token's header has crit; no extension is implemented (RFC 7515 section 4.1.11)"),
    HEADER_NOT_ALLOWED(OPERATOR, "the token's header carries a parameter that is never followed (jku, x5u, x5c, jwk)"),
    UNKNOWN_KEY(TRY_LATER, "no key of the issuer has the token's kid; new ones are looked for once in 30 seconds"),
    KEY_NOT_ALLOWED(OPERATOR, "the key of this kid is too short, of another type, or not for signatures"),
    SIGNATURE_INVALID(
            LINK, "the token's signature does not match the key; if it is so for every token, the key is another's"),

    // What the issuer says.
    INACTIVE(LINK, "the issuer says that the token is not active: revoked, expired, unknown, or not for this service"),
    WRONG_TYPE(OPERATOR, "the token's typ is not an access token's for this issuer; is it an ID token?"),
    WRONG_ISSUER(OPERATOR, "the token's iss is not the configured issuer, character by character"),
    WRONG_AUDIENCE(OPERATOR, "the token's aud does not contain this service's audience"),
    WRONG_CLIENT(
            LINK, "the token was issued to a client that is not allowed here; is it the one that Alexa links with?"),
    CLIENTS_CONTRADICT(OPERATOR, "the token names two different clients (client_id, azp, cid)"),
    EXPIRED(LINK, "the token's exp has passed"),
    NOT_YET_VALID(
            OPERATOR,
            "the token's nbf or iat lies in the future by more than the clocks may differ: set this machine's clock or the"
                    + " issuer's; linking again would not help"),
    TIME_OUT_OF_RANGE(OPERATOR, "a time in the token is negative or beyond the year 9999"),
    CLAIM_MISSING(OPERATOR, "a claim that this issuer's profile requires is missing"),
    CLAIM_MALFORMED(OPERATOR, "a claim has another JSON type or form than its specification gives it"),
    SUBJECT_INVALID(OPERATOR, "the claim that names the user is blank, too long or no string"),
    NOT_AN_ACCESS_TOKEN(
            OPERATOR, "the token carries marks of an ID, refresh or logout token, or is bound to a key (cnf)"),
    NOT_A_USER(OPERATOR, "the token speaks for a client and not for a user"),

    // The issuer itself.
    PROVIDER_UNAVAILABLE(TRY_LATER, "the issuer did not answer in time, so the token could not be checked"),
    PROVIDER_MISCONFIGURED(
            OPERATOR,
            "the issuer's keys, metadata or endpoints are not where the settings say, or are another issuer's"),
    PROVIDER_REFUSES_US(OPERATOR, "the issuer refuses this service's own client credentials at introspection"),
    PROVIDER_ANSWER_INVALID(OPERATOR, "the issuer's answer about the token cannot be understood");

    private final Remedy remedy;
    private final String hint;

    CallerRefusal(Remedy remedy, String hint) {
        this.remedy = remedy;
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
    public Remedy remedy() {
        return remedy;
    }
}
