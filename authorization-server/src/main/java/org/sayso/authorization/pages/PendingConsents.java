package org.sayso.authorization.pages;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * The authorizations that wait for consent. Thread-safe.
 *
 * <p>What a consent page shows comes from here, not from its address, which anybody can write.
 */
@Component
class PendingConsents {

    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    /**
     * One that waits.
     *
     * @param registrationId of the client that asks
     * @param scopes it asks for
     * @param query of the authorization request, to begin again
     */
    record Pending(String registrationId, Set<String> scopes, String query) {}

    private final OAuth2AuthorizationService authorizations;

    PendingConsents(OAuth2AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** The one with this state, if it waits for this subject. */
    Optional<Pending> find(String state, String subject) {
        return lookUp(state, subject).map(PendingConsents::pending);
    }

    /** Takes the one with this state away, if it waits for this subject. */
    Optional<Pending> withdraw(String state, String subject) {
        Optional<OAuth2Authorization> found = lookUp(state, subject);
        found.ifPresent(authorizations::remove);
        return found.map(PendingConsents::pending);
    }

    private Optional<OAuth2Authorization> lookUp(String state, String subject) {
        return state.isBlank()
                ? Optional.empty()
                : Optional.ofNullable(authorizations.findByToken(state, STATE))
                        .filter(authorization ->
                                authorization.getPrincipalName().equals(subject));
    }

    private static Pending pending(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request =
                Objects.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
        return new Pending(authorization.getRegisteredClientId(), request.getScopes(), query(request));
    }

    /** Written anew: the address Spring keeps has a plus sign in it where one was encoded, and so another state. */
    private static String query(OAuth2AuthorizationRequest request) {
        Map<String, Object> parameters = new LinkedHashMap<>(request.getAdditionalParameters());
        parameters.put(
                OAuth2ParameterNames.RESPONSE_TYPE, request.getResponseType().getValue());
        parameters.put(OAuth2ParameterNames.CLIENT_ID, request.getClientId());
        parameters.put(OAuth2ParameterNames.REDIRECT_URI, request.getRedirectUri());
        parameters.put(OAuth2ParameterNames.SCOPE, String.join(" ", request.getScopes()));
        parameters.put(OAuth2ParameterNames.STATE, request.getState());
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue() instanceof String)
                .map(parameter -> encode(parameter.getKey()) + "=" + encode((String) parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
