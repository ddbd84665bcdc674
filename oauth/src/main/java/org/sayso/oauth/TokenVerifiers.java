package org.sayso.oauth;

import java.time.Clock;
import org.sayso.token.IssuerProfile;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.TokenVerifier;

/**
 * Makes a {@link TokenVerifier} for a known kind of issuer in one line.
 *
 * <p>Each checks signatures itself, with the keys that the issuer's metadata point to, and takes the default clock skew.
 * Each gives a {@link TokenVerifier.Builder} back, so that more can be asked for, such as
 * {@link TokenVerifier.Builder#issuerCheck}. For all of them {@code audience} is this service's own identifier at the
 * issuer, and {@code clients} are the client ids that Alexa links with.
 */
public final class TokenVerifiers {

    private TokenVerifiers() {}

    /**
     * A custom authorization server of Okta.
     *
     * @param issuer such as {@code https://example.okta.com/oauth2/default}
     */
    public static TokenVerifier.Builder okta(String issuer, String audience, String... clients) {
        return local(IssuerProfile.OKTA, issuer, audience, clients);
    }

    /**
     * A tenant of Auth0, for an API with Auth0's own token profile.
     *
     * @param issuer such as {@code https://example.eu.auth0.com/}, with the slash at its end
     */
    public static TokenVerifier.Builder auth0(String issuer, String audience, String... clients) {
        return local(IssuerProfile.AUTH0, issuer, audience, clients);
    }

    /**
     * A tenant of Auth0, for an API with the token profile of RFC 9068.
     *
     * @param issuer such as {@code https://example.eu.auth0.com/}, with the slash at its end
     */
    public static TokenVerifier.Builder auth0Rfc9068(String issuer, String audience, String... clients) {
        return local(IssuerProfile.AUTH0_RFC_9068, issuer, audience, clients);
    }

    /**
     * A realm of Keycloak.
     *
     * @param issuer such as {@code https://accounts.example.com/realms/example}
     */
    public static TokenVerifier.Builder keycloak(String issuer, String audience, String... clients) {
        return local(IssuerProfile.KEYCLOAK, issuer, audience, clients);
    }

    /** The authorization server of this project. */
    public static TokenVerifier.Builder embedded(String issuer, String audience, String... clients) {
        return local(IssuerProfile.EMBEDDED, issuer, audience, clients);
    }

    /** Any issuer that follows RFC 9068. */
    public static TokenVerifier.Builder rfc9068(String issuer, String audience, String... clients) {
        return local(IssuerProfile.RFC_9068, issuer, audience, clients);
    }

    /**
     * Login with Amazon, which is asked about every token; an answer is remembered for five seconds.
     *
     * @param client the client id of the security profile that Alexa links with, amzn1.application-oa2-client...
     */
    public static TokenVerifier.Builder loginWithAmazon(String client) {
        TokenAuthenticator amazon = RememberedAnswers.of(
                LoginWithAmazon.builder(client).build(),
                RememberedAnswers.DEFAULT_AGE,
                Clock.systemUTC(),
                TokenTelemetry.NONE);
        return TokenVerifier.builder()
                .profile(IssuerProfile.LOGIN_WITH_AMAZON)
                .authenticator(amazon)
                .issuer(LoginWithAmazon.ISSUER)
                .audience(client)
                .allowedClients(client);
    }

    private static TokenVerifier.Builder local(
            IssuerProfile profile, String issuer, String audience, String... clients) {
        return TokenVerifier.builder()
                .profile(profile)
                .authenticator(JwtAuthenticator.builder().issuer(issuer).build())
                .issuer(issuer)
                .audience(audience)
                .allowedClients(clients);
    }
}
