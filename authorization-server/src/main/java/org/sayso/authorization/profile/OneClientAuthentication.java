package org.sayso.authorization.profile;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Refuses a client that authenticates in two ways at once (RFC 6749 section 2.3), where Spring would look at one of them. Alexa's
 * {@code client_id} in the body is fine beside HTTP Basic. Immutable, thread-safe.
 */
final class OneClientAuthentication implements AuthenticationConverter {

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean inHeader = header != null && header.toLowerCase(Locale.ROOT).startsWith("basic ");
        boolean inBody = request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null;
        boolean asserted = request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) != null;
        if ((inHeader && (inBody || asserted)) || (inBody && asserted)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        return null;
    }
}
