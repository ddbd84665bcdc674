package org.sayso.authorization.profile;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/** Refusals of authorization requests, which name the parameter at fault. */
public final class RefusedAuthorization {

    private RefusedAuthorization() {}

    /**
     * A refusal.
     *
     * @param code of the error (RFC 6749 section 4.1.2.1)
     * @param redirectUri where the client hears of it; null for a page, while it is not known whether that address is the client's
     */
    public static OAuth2AuthorizationCodeRequestAuthenticationException of(
            String code,
            String parameter,
            OAuth2AuthorizationCodeRequestAuthenticationToken request,
            @Nullable String redirectUri) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(code, "OAuth 2.0 Parameter: " + parameter, null),
                new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        request.getAuthorizationUri(),
                        request.getClientId(),
                        (Authentication) request.getPrincipal(),
                        redirectUri,
                        request.getState(),
                        request.getScopes(),
                        request.getAdditionalParameters()));
    }
}
