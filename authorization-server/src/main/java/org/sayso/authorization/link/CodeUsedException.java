package org.sayso.authorization.link;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** The authorization code was redeemed by another request while this one was under way. */
final class CodeUsedException extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    CodeUsedException() {
        super(OAuth2ErrorCodes.INVALID_GRANT);
    }
}
