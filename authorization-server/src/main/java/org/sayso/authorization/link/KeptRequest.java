package org.sayso.authorization.link;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** An authorization request as JSON, with less in it the less is needed. */
final class KeptRequest {

    /** What a code that was redeemed is compared with when it comes again (RFC 7636 section 4.6). */
    private static final Set<String> PROOF = Set.of("code_challenge", "code_challenge_method");

    private KeptRequest() {}

    /** All of it: the client's state goes back with the answer. */
    static String beforeConsent(OAuth2AuthorizationRequest request) {
        return write(request, request.getState(), request.getAdditionalParameters());
    }

    /** Without the client's state, which the client has back by now. */
    static String beforeExchange(OAuth2AuthorizationRequest request) {
        return write(request, null, request.getAdditionalParameters());
    }

    /** Client, redirect address and challenge. */
    static String afterExchange(OAuth2AuthorizationRequest request) {
        return write(
                request,
                null,
                request.getAdditionalParameters().entrySet().stream()
                        .filter(parameter -> PROOF.contains(parameter.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static String write(
            OAuth2AuthorizationRequest request, @Nullable String state, Map<String, Object> parameters) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("uri", request.getAuthorizationUri());
        kept.put("client_id", request.getClientId());
        kept.put("redirect_uri", request.getRedirectUri());
        kept.put("scopes", List.copyOf(request.getScopes()));
        kept.put("state", state);
        kept.put("parameters", parameters);
        return Texts.json(kept);
    }

    static OAuth2AuthorizationRequest read(String json) {
        Map<String, Object> kept = Texts.map(json);
        Map<String, Object> parameters = new LinkedHashMap<>();
        ((Map<?, ?>) kept.getOrDefault("parameters", Map.of()))
                .forEach((name, value) -> parameters.put(String.valueOf(name), parameter(value)));
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(String.valueOf(kept.get("uri")))
                .clientId(String.valueOf(kept.get("client_id")))
                .redirectUri((String) kept.get("redirect_uri"))
                .scopes(((List<?>) kept.getOrDefault("scopes", List.of()))
                        .stream().map(String::valueOf).collect(Collectors.toCollection(LinkedHashSet::new)))
                .state((String) kept.get("state"))
                .additionalParameters(parameters)
                .build();
    }

    /** A parameter that was sent several times is an array, as Spring has it. */
    private static Object parameter(Object value) {
        return value instanceof List<?> values
                ? values.stream().map(String::valueOf).toArray(String[]::new)
                : value;
    }
}
