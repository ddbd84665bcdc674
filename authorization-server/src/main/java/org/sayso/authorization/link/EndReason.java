package org.sayso.authorization.link;

/** Why a link ended. */
public enum EndReason {
    /** Its client gave the refresh token back (RFC 7009). */
    REVOKED_BY_CLIENT,
    /** The account's owner took the assistant's permission away. */
    REVOKED_BY_USER,
    /** A refresh token was presented that had been replaced long ago, and the settings end the link then. */
    REUSE,
    /** The authorization code was presented again, later than an answer can be lost (RFC 6749 section 4.1.2). */
    CODE_REUSED,
    /** The skill was disabled. */
    SKILL_DISABLED,
    /** An administrator ended it. */
    ADMIN,
    /** Its account was closed. */
    ACCOUNT_CLOSED,
    /** Nobody used it for as long as the settings allow, or it reached its greatest age. */
    EXPIRED
}
