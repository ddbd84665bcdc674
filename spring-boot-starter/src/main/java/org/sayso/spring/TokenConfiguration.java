package org.sayso.spring;

import java.time.Clock;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.TokenVerifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Question two: whose account is it. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final String PREFIX = "sayso.token.";

    @Bean
    @ConditionalOnMissingBean({TokenAuthenticator.class, TokenVerifier.class})
    JwtAuthenticator jwtAuthenticator(SaysoProperties properties, Clock clock) {
        SaysoProperties.Token token = properties.token();
        JwtAuthenticator.Builder builder =
                JwtAuthenticator.builder().issuer(issuer(token)).clock(clock);
        if (token.insecureHs256SharedSecret() != null) {
            byte[] secret = Settings.key(token.insecureHs256SharedSecret(), PREFIX + "insecure-hs256-shared-secret");
            return Settings.setting(
                    PREFIX + "insecure-hs256-shared-secret",
                    () -> builder.insecureHs256SharedSecret(secret).build());
        }
        var jwksUri = Settings.required(
                token.jwksUri(), PREFIX + "jwks-uri", "Set it to the jwks_uri of the issuer's metadata.");
        return Settings.setting(
                PREFIX + "jwks-uri", () -> builder.jwksUri(jwksUri).build());
    }

    @Bean
    @ConditionalOnMissingBean
    TokenVerifier tokenVerifier(SaysoProperties properties, TokenAuthenticator authenticator, Clock clock) {
        SaysoProperties.Token token = properties.token();
        String audience = Settings.required(
                token.audience(),
                PREFIX + "audience",
                "Set it to this service's own identifier, the one that the issuer puts into aud.");
        if (token.allowedClients().isEmpty()) {
            throw new RefusedSettingException(
                    PREFIX + "allowed-clients",
                    "is not set",
                    "Set it to the client id that Alexa links accounts with.");
        }
        return Settings.setting(
                "sayso.token",
                () -> TokenVerifier.builder()
                        .authenticator(authenticator)
                        .issuer(issuer(token))
                        .audience(audience)
                        .allowedClients(token.allowedClients())
                        .clock(clock)
                        .clockSkew(token.clockSkew())
                        .build());
    }

    private static String issuer(SaysoProperties.Token token) {
        return Settings.required(
                token.issuer(),
                PREFIX + "issuer",
                "Set it to the exact value of the iss claim, slash at the end or not.");
    }
}
