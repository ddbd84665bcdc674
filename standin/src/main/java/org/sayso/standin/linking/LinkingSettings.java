package org.sayso.standin.linking;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    private static final URI NOWHERE = URI.create("http://localhost/no-linking-file");

    /** Those of a skill that links no accounts. */
    public static final LinkingSettings NONE = new LinkingSettings(
            NOWHERE, NOWHERE, "none", "none", Scheme.HTTP_BASIC, List.of(), Duration.ofHours(1), true);

    private static final String AMAZON_SIGN_IN = "www.amazon.com";
    private static final Set<String> AMAZON_APIS = Set.of("api.amazon.com", "api.amazon.co.uk", "api.amazon.co.jp");

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

    /** Whether the skill links accounts at all. */
    public boolean linksAccounts() {
        return !tokenUri.equals(NOWHERE);
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

    /**
     * The same, with the stand-in's Login with Amazon in the place of Amazon's own; other addresses stay.
     *
     * @param baseUrl where the stand-in is reached, without trailing slash
     */
    public LinkingSettings withAmazonAt(URI baseUrl) {
        return new LinkingSettings(
                AMAZON_SIGN_IN.equals(authorizationUri.getHost()) ? at(baseUrl, authorizationUri) : authorizationUri,
                AMAZON_APIS.contains(String.valueOf(tokenUri.getHost())) ? at(baseUrl, tokenUri) : tokenUri,
                clientId,
                clientSecret,
                scheme,
                scopes,
                defaultTokenLife,
                pkce);
    }

    private static URI at(URI baseUrl, URI amazon) {
        return URI.create(
                baseUrl + amazon.getRawPath() + (amazon.getRawQuery() == null ? "" : "?" + amazon.getRawQuery()));
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
