package org.sayso.authorization.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Brings keys, claims and clock together. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TokenConfiguration.class);

    @Bean
    SigningKeys signingKeys(AuthorizationSettings settings) {
        if (settings.hs256Key().isPresent()) {
            LOG.warn(
                    "The skills' access tokens are signed with HS256 and a shared secret: whoever checks them can also make them"
                            + " (sayso.authorization.insecure-hs256-shared-secret).");
        }
        return SigningKeys.generate(settings.hs256Key());
    }

    /** What the key-set endpoint publishes the public half of. */
    @Bean
    JWKSource<SecurityContext> publishedKeys(SigningKeys keys) {
        return keys.published();
    }

    @Bean
    OAuth2TokenGenerator<? extends OAuth2Token> tokenGenerator(
            SigningKeys keys, AccountDirectory accounts, Clock clock) {
        JwtGenerator jwts = new JwtGenerator(new NimbusJwtEncoder(keys.all()));
        jwts.setJwtCustomizer(new TokenClaims(accounts));
        jwts.setClock(clock);
        return new DelegatingOAuth2TokenGenerator(jwts, new RefreshTokens(clock));
    }

    @Bean
    AccessTokenDecoders accessTokenDecoders(SigningKeys keys, AuthorizationSettings settings, Clock clock) {
        return new AccessTokenDecoders(keys, settings.issuer(), clock);
    }

    @Bean
    UserInfo userInfo(AccountDirectory accounts) {
        return new UserInfo(accounts);
    }
}
