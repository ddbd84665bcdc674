package org.sayso.spring;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.oauth.ClientAuthentication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which access tokens are accepted.
 *
 * @param profile how the issuer writes its tokens
 * @param check whether a token is checked by its signature or by asking the issuer, where an intent asks for nothing else.
 *     Tokens of Login with Amazon are always asked about.
 * @param issuer the issuer identifier, compared with iss character by character; required, except for Login with Amazon
 * @param audience this service's identifier, which aud must contain; required, except for Login with Amazon
 * @param allowedClients the client ids that Alexa links with; at least one
 * @param algorithms the signature algorithms accepted: RS256, RS384, RS512, PS256, ES256
 * @param jwksUri where the issuer publishes its keys; by default as its metadata say
 * @param clockSkew how far the issuer's clock may be off: 0 to 5 minutes
 * @param insecureHs256SharedSecret accepts HS256 with this secret instead of published keys: base64 of at least 32 bytes.
 *     Whoever can check such a token can make one.
 * @param introspection how the issuer is asked; needed where check is introspection, and for intents that ask the issuer
 * @param userInfo whether the issuer is asked for a name that the token lacks
 * @param loginWithAmazon how Amazon is asked, with the profile login-with-amazon
 */
@ConfigurationProperties("sayso.token")
record TokenProperties(
        @DefaultValue("rfc-9068") Profile profile,
        @DefaultValue("signature") Way check,
        @Nullable String issuer,
        @Nullable String audience,
        @DefaultValue Set<String> allowedClients,
        @DefaultValue("RS256") Set<String> algorithms,
        @Nullable URI jwksUri,
        @DefaultValue("60s") Duration clockSkew,
        @Nullable String insecureHs256SharedSecret,
        @DefaultValue Introspection introspection,
        @DefaultValue UserInfo userInfo,
        @DefaultValue LoginWithAmazon loginWithAmazon) {

    /** How an issuer writes its tokens. */
    enum Profile {
        RFC_9068,
        EMBEDDED,
        AUTH0,
        AUTH0_RFC_9068,
        OKTA,
        KEYCLOAK,
        LOGIN_WITH_AMAZON
    }

    /** How a token is checked. */
    enum Way {
        SIGNATURE,
        INTROSPECTION
    }

    /**
     * How the issuer is asked (RFC 7662).
     *
     * @param uri where; by default as the issuer's metadata say
     * @param clientId this service's own client at the issuer
     * @param clientSecret its secret
     * @param clientAuthentication how it shows who it is: client-secret-basic or client-secret-post
     * @param timeout how long one question may take: up to 5 seconds
     * @param remember for how long an answer serves: up to 60 seconds. A revoked token passes for as long, except where an
     *     intent asks the issuer now.
     */
    record Introspection(
            @Nullable URI uri,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @DefaultValue("client-secret-basic") ClientAuthentication clientAuthentication,
            @DefaultValue("1500ms") Duration timeout,
            @DefaultValue("5s") Duration remember) {
        @Override
        public String toString() {
            return "Introspection[" + uri + ", " + clientId + "]";
        }
    }

    /**
     * Whether the issuer is asked for a name that the token lacks (OpenID Connect Core section 5.3).
     *
     * @param enabled whether it is
     * @param uri where; by default as the issuer's metadata say
     * @param remember for how long an answer serves: up to a day
     */
    record UserInfo(
            @DefaultValue("false") boolean enabled,
            @Nullable URI uri,
            @DefaultValue("1h") Duration remember) {}

    /**
     * How Amazon is asked about tokens of Login with Amazon.
     *
     * @param api Amazon's interface in the skill's region
     * @param profile whether the user's profile is read, for name and e-mail address
     * @param remember for how long an answer serves: up to 60 seconds
     */
    record LoginWithAmazon(
            @DefaultValue("https://api.amazon.com") URI api,
            @DefaultValue("true") boolean profile,
            @DefaultValue("5s") Duration remember) {}

    @Override
    public String toString() {
        return "Token[" + issuer + ", " + audience + "]";
    }
}
