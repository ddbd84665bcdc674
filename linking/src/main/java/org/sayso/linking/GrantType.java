package org.sayso.linking;

/** How Alexa obtains tokens, in Amazon's words ({@code accountLinkingRequest.type}). */
public enum GrantType {
    /** Authorization code grant (RFC 6749 section 4.1): Alexa gets a refresh token and keeps the link alive. */
    AUTH_CODE,
    /**
     * Implicit grant (RFC 6749 section 4.2), for custom skills only. The token travels in a browser's address and cannot
     * be refreshed, so the user links again whenever it expires.
     */
    IMPLICIT
}
