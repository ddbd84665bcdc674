package org.sayso.standin.linking;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a skill links accounts: Amazon's {@code accountLinkingRequest} with authorization code grant. Hides the client
 * secret from {@code toString}. Immutable.
 *
 * @param authorizationUri the sign-in page; query parameters it already has are kept
 * @param tokenUri exchanges codes and refreshes tokens
 * @param scopes at most 15, Amazon's limit
 * @param defaultTokenLife counts when a token response has no {@code expires_in}
 * @param pkce whether the code is protected by PKCE with S256 (a switch in Amazon's console, not in the file)
 */
public record LinkingSettings(
        URI authorizationUri,
        URI tokenUri,
        String clientId,
        String clientSecret,
        Scheme scheme,
        List<String> scopes,
        Duration defaultTokenLife,
        boolean pkce) {

    /** How the client authenticates at the token endpoint (RFC 6749 section 2.3.1), in Amazon's words. */
    public enum Scheme {
        HTTP_BASIC,
        REQUEST_BODY_CREDENTIALS
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public LinkingSettings {
        requireHttp(authorizationUri, "authorizationUrl");
        requireHttp(tokenUri, "accessTokenUrl");
        requireText(clientId, "clientId");
        requireText(clientSecret, "clientSecret");
        Objects.requireNonNull(scheme, "scheme");
        scopes = List.copyOf(scopes);
        if (scopes.size() > 15) {
            throw new IllegalArgumentException("scopes: at most 15 are allowed, there are " + scopes.size());
        }
        for (String scope : scopes) {
            if (!scope.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+")) {
                throw new IllegalArgumentException("scopes: one scope per entry, without blanks or quotes: " + scope);
            }
        }
        if (defaultTokenLife.isNegative() || defaultTokenLife.isZero()) {
            throw new IllegalArgumentException("defaultTokenExpirationInSeconds must be positive");
        }
    }

    /**
     * Reads Amazon's form, {@code {"accountLinkingRequest": {...}}}. PKCE is on.
     *
     * @throws IllegalArgumentException naming the member that is missing or cannot work
     */
    public static LinkingSettings parse(String json) {
        JsonNode request;
        try {
            request = JSON.readTree(json).path("accountLinkingRequest");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The linking file is not valid JSON: " + e.getOriginalMessage(), e);
        }
        if (!request.isObject()) {
            throw new IllegalArgumentException("The linking file needs the outer member accountLinkingRequest");
        }
        if (!"AUTH_CODE".equals(request.path("type").asString(""))) {
            throw new IllegalArgumentException("type must be AUTH_CODE, the authorization code grant");
        }
        List<String> scopes = new ArrayList<>();
        for (JsonNode scope : request.path("scopes")) {
            scopes.add(scope.asString(""));
        }
        return new LinkingSettings(
                uri(request, "authorizationUrl"),
                uri(request, "accessTokenUrl"),
                request.path("clientId").asString(""),
                request.path("clientSecret").asString(""),
                scheme(request.path("accessTokenScheme").asString("")),
                scopes,
                Duration.ofSeconds(
                        request.path("defaultTokenExpirationInSeconds").asLong(3600)),
                true);
    }

    /** The same with PKCE switched on or off. */
    public LinkingSettings withPkce(boolean on) {
        return new LinkingSettings(
                authorizationUri, tokenUri, clientId, clientSecret, scheme, scopes, defaultTokenLife, on);
    }

    private static Scheme scheme(String name) {
        for (Scheme scheme : Scheme.values()) {
            if (scheme.name().equals(name)) {
                return scheme;
            }
        }
        throw new IllegalArgumentException("accessTokenScheme must be HTTP_BASIC or REQUEST_BODY_CREDENTIALS");
    }

    private static URI uri(JsonNode request, String member) {
        try {
            return URI.create(request.path(member).asString(""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(member + " is not an address", e);
        }
    }

    private static void requireHttp(URI uri, String member) {
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    member + " must be an http or https address with a host, without fragment and user info");
        }
    }

    private static void requireText(String value, String member) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(member + " is missing");
        }
    }

    @Override
    public String toString() {
        return "LinkingSettings[authorizationUri=" + authorizationUri + ", tokenUri=" + tokenUri + ", clientId="
                + clientId + ", scheme=" + scheme + ", scopes=" + scopes + ", pkce=" + pkce + "]";
    }
}
