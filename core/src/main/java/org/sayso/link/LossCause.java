package org.sayso.link;

/** Why a link was lost, or never came to be. */
public enum LossCause {
    /** Alexa sent an access token that had expired: it could not refresh it. */
    EXPIRED,
    /** The issuer says that the token is not good any more: the link was revoked. */
    REVOKED,
    /** The token was refused for another reason that linking again cures. */
    REFUSED,
    /** Requests come without a token: the account was unlinked in the Alexa app. */
    UNLINKED,
    /** The skill was disabled. */
    DISABLED,
    /** Linking was offered, and nobody finished it within a week. */
    NEVER_FINISHED
}
