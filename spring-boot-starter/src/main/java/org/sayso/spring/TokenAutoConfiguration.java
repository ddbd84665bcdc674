package org.sayso.spring;

import java.net.URI;
import java.time.Clock;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.TokenVerifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Question two: which access tokens are accepted. */
@AutoConfiguration
@ConditionalOnProperty(name = "sayso.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SaysoProperties.class)
class TokenAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    TokenAuthenticator saysoTokenAuthenticator(SaysoProperties properties, Clock clock) {
        SaysoProperties.Token token = properties.token();
        String issuer = issuer(token);
        JwtAuthenticator.Builder builder =
                JwtAuthenticator.builder().issuer(issuer).clock(clock);
        String secret = token.insecureHs256SharedSecret();
        URI jwksUri = token.jwksUri();
        if (secret != null && !secret.isBlank()) {
            if (jwksUri != null) {
                throw new RefusedSettingException(
                        "sayso.token.insecure-hs256-shared-secret",
                        "is set together with sayso.token.jwks-uri",
                        "Tokens are checked with published keys or with a shared secret: remove one of the two.");
            }
            byte[] key = Settings.key("sayso.token.insecure-hs256-shared-secret", secret);
            return builder.insecureHs256SharedSecret(key).build();
        }
        return Settings.use(
                "sayso.token.jwks-uri",
                () -> builder.jwksUri(jwksUri == null ? URI.create(issuer + "/oauth2/jwks") : jwksUri)
                        .build());
    }

    @Bean
    @ConditionalOnMissingBean
    TokenVerifier saysoTokenVerifier(SaysoProperties properties, TokenAuthenticator authenticator, Clock clock) {
        SaysoProperties.Token token = properties.token();
        TokenVerifier.Builder builder = TokenVerifier.builder()
                .authenticator(authenticator)
                .issuer(issuer(token))
                .audience(Settings.required(
                        "sayso.token.audience",
                        token.audience(),
                        "Set it to the identifier of this service that the authorization server puts into aud."))
                .allowedClients(Settings.required(
                        "sayso.token.allowed-clients",
                        token.allowedClients(),
                        "Set it to the client id that Alexa links with, as in the skill's account linking settings."))
                .clock(clock);
        return Settings.use("sayso.token.clock-skew", () -> builder.clockSkew(token.clockSkew()))
                .build();
    }

    private static String issuer(SaysoProperties.Token token) {
        return Settings.required(
                "sayso.token.issuer",
                token.issuer(),
                "Set it to the authorization server's issuer identifier, exactly as it stands in iss.");
    }
}
