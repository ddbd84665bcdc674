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
 * Refuses what a client says in two ways at once: who it is (RFC 6749 section 2.3), and any parameter (section 3.2) but the targets of
 * a token. Spring looks at one of them, or fails. Alexa's {@code client_id} in the body is fine beside HTTP Basic. Comes before the
 * client is known, and never says who it is. Immutable, thread-safe.
 */
public final class StrictClientRequest implements AuthenticationConverter {

    StrictClientRequest() {}

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (authenticatesTwice(request) || repeats(request)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        return null;
    }

    /** Whether the client says in two ways who it is. */
    public static boolean authenticatesTwice(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean inHeader = header != null && header.toLowerCase(Locale.ROOT).startsWith("basic ");
        boolean inBody = request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null;
        boolean asserted = request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION) != null;
        return (inHeader && (inBody || asserted)) || (inBody && asserted);
    }

    /**
     * Whether a parameter comes twice. RFC 8693 section 2.1 lets audience and resource come several times; who checks them checks
     * each.
     */
    public static boolean repeats(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .anyMatch(parameter -> parameter.getValue().length > 1
                        && !parameter.getKey().equals(Audience.AUDIENCE)
                        && !parameter.getKey().equals(Audience.RESOURCE));
    }
}
