package org.sayso.authorization.link;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;

/**
 * Refreshes as Spring does, once it is settled which refresh token the answer carries. Thread-safe.
 *
 * <p>That is settled before, and committed: an answer that gets lost afterwards leaves the client with a token that is still
 * good, and two requests at once, also on two servers, get the same successor.
 */
public final class RefreshExchange implements AuthenticationProvider {

    private final AuthenticationProvider spring;
    private final LinkStore links;

    /** Wraps Spring's provider. */
    public RefreshExchange(AuthenticationProvider spring, LinkStore links) {
        this.spring = spring;
        this.links = links;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        OAuth2RefreshTokenAuthenticationToken asked = (OAuth2RefreshTokenAuthenticationToken) authentication;
        return links.refresh(
                asked.getRefreshToken(), Askers.client(asked.getPrincipal()), () -> spring.authenticate(asked));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return spring.supports(authentication);
    }
}
