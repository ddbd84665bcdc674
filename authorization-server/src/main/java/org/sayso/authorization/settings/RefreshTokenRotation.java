package org.sayso.authorization.settings;

/** Whether a refresh brings another refresh token. */
public enum RefreshTokenRotation {
    /** No: one refresh token for the whole link, which only its authenticated client can use (RFC 9700 section 2.2.2). */
    NONE,
    /** Yes: the one successor of the token that was presented. It is confirmed by being used; until then both are good. */
    SUCCESSOR
}
