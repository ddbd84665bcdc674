package org.sayso.authorization.link;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the answer in the shape of the token: {@code aud} and {@code scope} are strings, times are seconds (RFC 7662 section
 * 2.2), {@code amr} a list (RFC 8176). Spring's own has the audience as a list. Thread-safe.
 */
public final class IntrospectionAnswer implements AuthenticationSuccessHandler {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication answered) throws IOException {
        Map<String, Object> claims = ((OAuth2TokenIntrospectionAuthenticationToken) answered)
                .getTokenClaims()
                .getClaims();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(OAuth2TokenIntrospectionClaimNames.ACTIVE, claims.get(OAuth2TokenIntrospectionClaimNames.ACTIVE));
        claims.forEach((name, value) -> body.put(name, IdTokenClaimNames.AMR.equals(name) ? value : plain(value)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(JSON.writeValueAsString(body));
    }

    private static Object plain(Object value) {
        if (value instanceof Instant time) {
            return time.getEpochSecond();
        }
        return value instanceof List<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : value;
    }
}
