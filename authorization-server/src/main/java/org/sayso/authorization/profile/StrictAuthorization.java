package org.sayso.authorization.profile;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/**
 * Refuses authorization requests that would fail later, or otherwise than they look. Comes after the redirect address was
 * checked. Immutable, thread-safe.
 *
 * <ul>
 *   <li>A {@code state} of more than 4096 bytes ends on a page: it could not be returned whole.
 *   <li>A parameter comes once (RFC 6749 section 3.1), {@code resource} excepted.
 *   <li>A method without a challenge, or a challenge that no verifier can meet (RFC 7636 section 4.2), is no PKCE and not taken for
 *       a request without.
 *   <li>{@code audience} and {@code resource} name the audience of the client's tokens ({@code invalid_target}, RFC 8707).
 * </ul>
 */
public final class StrictAuthorization implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    /** The longest state, in bytes of UTF-8. */
    public static final int LONGEST_STATE = 4096;

    /** A SHA-256 in base64url. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Makes one. */
    public StrictAuthorization() {}

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        checkState(request);
        request.getAdditionalParameters().forEach((name, value) -> {
            if (value instanceof Object[] && !name.equals(Audience.RESOURCE)) {
                throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, known(name), request);
            }
        });
        checkChallenge(request);
        Map<String, Object> parameters = request.getAdditionalParameters();
        Audience.wrong(
                        context.getRegisteredClient(),
                        Audience.values(parameters.get(Audience.AUDIENCE)),
                        Audience.values(parameters.get(Audience.RESOURCE)))
                .ifPresent(parameter -> {
                    throw refusal(Audience.INVALID_TARGET, parameter, request);
                });
    }

    /** A name that the client made up is not repeated to it. */
    private static String known(String name) {
        return name.matches("[a-z_]{1,40}") ? name : "one of them, sent twice";
    }

    private static void checkState(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        String state = request.getState();
        if (state != null && state.getBytes(StandardCharsets.UTF_8).length > LONGEST_STATE) {
            throw RefusedAuthorization.of(OAuth2ErrorCodes.INVALID_REQUEST, "state", request, null);
        }
    }

    private static void checkChallenge(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        String challenge = text(request, PkceParameterNames.CODE_CHALLENGE);
        String method = text(request, PkceParameterNames.CODE_CHALLENGE_METHOD);
        if (challenge.isEmpty() && method.isEmpty()) {
            return;
        }
        if (!method.equals("S256")) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, PkceParameterNames.CODE_CHALLENGE_METHOD, request);
        }
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, PkceParameterNames.CODE_CHALLENGE, request);
        }
    }

    private static String text(OAuth2AuthorizationCodeRequestAuthenticationToken request, String name) {
        @Nullable Object value = request.getAdditionalParameters().get(name);
        return Objects.requireNonNullElse((String) value, "");
    }

    private static RuntimeException refusal(
            String code, String parameter, OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        return RefusedAuthorization.of(code, parameter, request, request.getRedirectUri());
    }
}
