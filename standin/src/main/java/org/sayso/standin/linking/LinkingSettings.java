package org.sayso.standin.linking;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Placeholders;

/**
 * How a skill links accounts, by authorization code grant: what the stand-in takes from the linking file. Hides the client
 * secret from {@code toString}. Immutable.
 *
 * @param authorizationUri the sign-in page; query parameters it already has are kept
 * @param tokenUri exchanges codes and refreshes tokens
 * @param scopes at most 15, Amazon's limit
 * @param defaultTokenLife counts when a token response has no {@code expires_in}
 * @param pkce whether the code is protected by PKCE with S256 (in Amazon's console a switch of its own)
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
     * What a linking file says.
     *
     * @param secrets where the client secret behind its placeholder comes from
     * @throws IllegalArgumentException naming the member that is missing or cannot work
     */
    public static LinkingSettings of(LinkingFile file, Placeholders secrets) {
        if (file.type() != GrantType.AUTH_CODE || file.accessTokenUrl() == null || file.clientSecret() == null) {
            throw new IllegalArgumentException("type must be AUTH_CODE, the authorization code grant");
        }
        Integer life = file.defaultTokenExpirationInSeconds();
        return new LinkingSettings(
                uri(file.authorizationUrl(), "authorizationUrl"),
                uri(file.accessTokenUrl(), "accessTokenUrl"),
                file.clientId(),
                file.clientSecret().reveal(secrets).orElse(""),
                Scheme.valueOf(file.accessTokenScheme().name()),
                file.scopes(),
                life == null ? Duration.ofHours(1) : Duration.ofSeconds(life),
                file.pkce());
    }

    /** The same with PKCE switched on or off. */
    public LinkingSettings withPkce(boolean on) {
        return new LinkingSettings(
                authorizationUri, tokenUri, clientId, clientSecret, scheme, scopes, defaultTokenLife, on);
    }

    /** The same with other scopes. */
    public LinkingSettings withScopes(List<String> others) {
        return new LinkingSettings(
                authorizationUri, tokenUri, clientId, clientSecret, scheme, others, defaultTokenLife, pkce);
    }

    private static URI uri(String text, String member) {
        try {
            return URI.create(text);
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
