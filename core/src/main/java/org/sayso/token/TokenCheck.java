package org.sayso.token;

/** How surely a token must be known to be in force: by what it says, or by what its issuer says now. */
public enum TokenCheck {
    /** By the verifier's usual way; for JSON Web Tokens without asking anybody. A revoked token passes until it expires. */
    USUAL,
    /** By asking the issuer, whose last answer may be some seconds old. */
    ASK_ISSUER,
    /** By asking the issuer at this moment, whatever it said before. */
    ASK_ISSUER_NOW
}
