package org.sayso.authorization.link;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** Refusals of what a client presents for tokens (RFC 6749 section 5.2). */
public final class Grants {

    private Grants() {}

    /** A refusal with this description, which must not repeat anything from the request. */
    public static OAuth2AuthenticationException invalid(String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, description, null));
    }
}
