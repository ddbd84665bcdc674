package org.sayso.authorization.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.client.Clients;
import org.sayso.authorization.settings.AdminSettings;
import org.sayso.authorization.settings.AttributeSettings;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.DeviceClient;
import org.sayso.authorization.settings.DeviceSettings;
import org.sayso.authorization.settings.SkillClient;
import org.sayso.authorization.settings.StoreSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
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
    SigningKeys signingKeys(
            AuthorizationSettings settings,
            DeviceSettings devices,
            StoreSettings storing,
            AdminSettings admin,
            ServerDatabase database,
            ServerSecrets secrets,
            Clock clock) {
        if (settings.hs256Key().isPresent()) {
            LOG.warn(
                    "The skills' access tokens are signed with HS256 and a shared secret: whoever checks them can also make them"
                            + " (sayso.authorization.insecure-hs256-shared-secret).");
        }
        Duration longest = Stream.concat(
                        settings.skills().values().stream().map(SkillClient::accessTokenLife),
                        devices.devices().values().stream().map(DeviceClient::accessTokenLife))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (admin.enabled() && longest.compareTo(Clients.LONGEST_ACCESS_TOKEN) < 0) {
            longest = Clients.LONGEST_ACCESS_TOKEN;
        }
        return new SigningKeys(
                new SigningKeyTable(database, secrets), storing.keys(), longest, settings.hs256Key(), clock);
    }

    /** What the key-set endpoint publishes. Whatever else takes this bean cannot sign with it. */
    @Bean
    JWKSource<SecurityContext> publishedKeys(SigningKeys keys) {
        return keys.published();
    }

    @Bean
    OAuth2TokenGenerator<? extends OAuth2Token> tokenGenerator(
            SigningKeys keys, AccountDirectory accounts, Clock clock) {
        JwtGenerator jwts = new JwtGenerator(new NimbusJwtEncoder(keys.signing()));
        jwts.setJwtCustomizer(new TokenClaims(accounts));
        jwts.setClock(clock);
        return new DelegatingOAuth2TokenGenerator(jwts, new RefreshTokens(clock));
    }

    @Bean
    AccessTokenDecoders accessTokenDecoders(SigningKeys keys, AuthorizationSettings settings, Clock clock) {
        return new AccessTokenDecoders(keys, settings.issuer(), clock);
    }

    @Bean
    UserInfo userInfo(AccountDirectory accounts, AttributeSettings attributes) {
        return new UserInfo(accounts, attributes);
    }
}
