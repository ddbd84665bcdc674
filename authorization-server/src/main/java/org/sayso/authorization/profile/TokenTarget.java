package org.sayso.authorization.profile;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Refuses token requests for another audience than the client's (RFC 8707 section 2.2), before the code or refresh token is looked
 * at: the code is still good then. Immutable, thread-safe.
 */
public final class TokenTarget implements AuthenticationConverter {

    /** Makes one. */
    public TokenTarget() {}

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication asker = SecurityContextHolder.getContext().getAuthentication();
        RegisteredClient client =
                asker instanceof OAuth2ClientAuthenticationToken proven ? proven.getRegisteredClient() : null;
        if (client != null) {
            Audience.wrong(
                            client,
                            request.getParameterValues(Audience.AUDIENCE),
                            request.getParameterValues(Audience.RESOURCE))
                    .ifPresent(parameter -> {
                        throw new OAuth2AuthenticationException(
                                new OAuth2Error(Audience.INVALID_TARGET, "OAuth 2.0 Parameter: " + parameter, null));
                    });
        }
        return null;
    }
}
