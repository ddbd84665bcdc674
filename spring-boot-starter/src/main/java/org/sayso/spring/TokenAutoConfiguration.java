package org.sayso.spring;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.link.life.LinkListener;
import org.sayso.oauth.Introspection;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.oauth.LoginWithAmazon;
import org.sayso.oauth.RememberedAnswers;
import org.sayso.oauth.TokenTelemetry;
import org.sayso.oauth.UserInfo;
import org.sayso.spring.TokenProperties.Profile;
import org.sayso.spring.TokenProperties.Way;
import org.sayso.token.IssuerProfile;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.TokenVerifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Question two: which access tokens are accepted. */
@AutoConfiguration
@ConditionalOnProperty(name = "sayso.enabled", matchIfMissing = true)
@EnableConfigurationProperties({SaysoProperties.class, TokenProperties.class, ConfirmationProperties.class})
@Import(MetricsConfiguration.class)
class TokenAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Where there is no Micrometer. */
    @Bean
    @ConditionalOnMissingBean
    TokenTelemetry saysoSilentTokenTelemetry() {
        return TokenTelemetry.NONE;
    }

    /** Where there is no Micrometer. */
    @Bean
    @ConditionalOnMissingBean
    RefusalListener saysoSilentRefusalListener() {
        return reason -> {};
    }

    /** Where there is no Micrometer. */
    @Bean
    @ConditionalOnMissingBean
    LinkListener saysoSilentLinkListener() {
        return (step, cause) -> {};
    }

    @Bean
    @ConditionalOnMissingBean
    TokenAuthenticator saysoTokenAuthenticator(TokenProperties token, Clock clock, TokenTelemetry telemetry) {
        if (token.profile() == Profile.LOGIN_WITH_AMAZON) {
            return amazon(token, clock, telemetry);
        }
        return token.check() == Way.INTROSPECTION
                ? introspection(token, clock, telemetry)
                : signature(token, clock, telemetry);
    }

    @Bean
    @ConditionalOnMissingBean
    TokenVerifier saysoTokenVerifier(
            TokenProperties token, TokenAuthenticator authenticator, Clock clock, TokenTelemetry telemetry) {
        TokenVerifier.Builder builder = TokenVerifier.builder()
                .authenticator(authenticator)
                .profile(profile(token.profile()))
                .issuer(issuer(token))
                .audience(audience(token))
                .allowedClients(clients(token))
                .clock(clock);
        if (!authenticator.asksIssuer() && token.introspection().clientId() != null) {
            builder.issuerCheck(introspection(token, clock, telemetry));
        }
        if (token.userInfo().enabled()) {
            builder.profiles(userInfo(token, clock, telemetry));
        }
        Settings.use("sayso.token.clock-skew", () -> builder.clockSkew(token.clockSkew()));
        return Settings.use("sayso.token", builder::build);
    }

    private static TokenAuthenticator signature(TokenProperties token, Clock clock, TokenTelemetry telemetry) {
        JwtAuthenticator.Builder builder =
                JwtAuthenticator.builder().issuer(issuer(token)).clock(clock).telemetry(telemetry);
        Settings.use(
                "sayso.token.algorithms",
                () -> builder.algorithms(token.algorithms().toArray(String[]::new)));
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
        return Settings.use("sayso.token.jwks-uri", () -> {
            Optional.ofNullable(jwksUri).ifPresent(builder::jwksUri);
            return builder.build();
        });
    }

    private static TokenAuthenticator introspection(TokenProperties token, Clock clock, TokenTelemetry telemetry) {
        TokenProperties.Introspection settings = token.introspection();
        String fix =
                "Set it to what this service is registered with at the issuer, as a client of its own that may ask about tokens.";
        Introspection.Builder builder = Introspection.builder()
                .issuer(issuer(token))
                .client(
                        Settings.required("sayso.token.introspection.client-id", settings.clientId(), fix),
                        Settings.required("sayso.token.introspection.client-secret", settings.clientSecret(), fix))
                .clientAuthentication(settings.clientAuthentication())
                .clock(clock)
                .telemetry(telemetry);
        Settings.use("sayso.token.introspection.timeout", () -> builder.timeout(settings.timeout()));
        Introspection introspection = Settings.use("sayso.token.introspection.uri", () -> {
            Optional.ofNullable(settings.uri()).ifPresent(builder::endpoint);
            return builder.build();
        });
        return Settings.use(
                "sayso.token.introspection.remember",
                () -> RememberedAnswers.of(introspection, settings.remember(), clock, telemetry));
    }

    private static TokenAuthenticator amazon(TokenProperties token, Clock clock, TokenTelemetry telemetry) {
        TokenProperties.LoginWithAmazon settings = token.loginWithAmazon();
        LoginWithAmazon.Builder builder =
                LoginWithAmazon.builder(onlyClient(token)).clock(clock).telemetry(telemetry);
        Settings.use("sayso.token.login-with-amazon.api", () -> builder.api(settings.api()));
        if (!settings.profile()) {
            builder.withoutProfile();
        }
        return Settings.use(
                "sayso.token.login-with-amazon.remember",
                () -> RememberedAnswers.of(builder.build(), settings.remember(), clock, telemetry));
    }

    private static UserInfo userInfo(TokenProperties token, Clock clock, TokenTelemetry telemetry) {
        TokenProperties.UserInfo settings = token.userInfo();
        UserInfo.Builder builder =
                UserInfo.builder().issuer(issuer(token)).clock(clock).telemetry(telemetry);
        Settings.use("sayso.token.user-info.remember", () -> builder.age(settings.remember()));
        return Settings.use("sayso.token.user-info.uri", () -> {
            Optional.ofNullable(settings.uri()).ifPresent(builder::endpoint);
            return builder.build();
        });
    }

    private static IssuerProfile profile(Profile profile) {
        return switch (profile) {
            case RFC_9068 -> IssuerProfile.RFC_9068;
            case EMBEDDED -> IssuerProfile.EMBEDDED;
            case AUTH0 -> IssuerProfile.AUTH0;
            case AUTH0_RFC_9068 -> IssuerProfile.AUTH0_RFC_9068;
            case OKTA -> IssuerProfile.OKTA;
            case KEYCLOAK -> IssuerProfile.KEYCLOAK;
            case LOGIN_WITH_AMAZON -> IssuerProfile.LOGIN_WITH_AMAZON;
        };
    }

    private static String issuer(TokenProperties token) {
        return Settings.required(
                "sayso.token.issuer",
                orForAmazon(token, token.issuer(), LoginWithAmazon.ISSUER),
                "Set it to the authorization server's issuer identifier, exactly as it stands in iss.");
    }

    private static String audience(TokenProperties token) {
        String amazons = token.profile() == Profile.LOGIN_WITH_AMAZON ? onlyClient(token) : "";
        return Settings.required(
                "sayso.token.audience",
                orForAmazon(token, token.audience(), amazons),
                "Set it to the identifier of this service that the authorization server puts into aud.");
    }

    private static @Nullable String orForAmazon(TokenProperties token, @Nullable String value, String amazons) {
        return value == null && token.profile() == Profile.LOGIN_WITH_AMAZON ? amazons : value;
    }

    private static Set<String> clients(TokenProperties token) {
        return Settings.required(
                "sayso.token.allowed-clients",
                token.allowedClients(),
                "Set it to the client id that Alexa links with, as in the skill's account linking settings.");
    }

    private static String onlyClient(TokenProperties token) {
        Set<String> clients = clients(token);
        if (clients.size() > 1) {
            throw new RefusedSettingException(
                    "sayso.token.allowed-clients",
                    "names several clients",
                    "With Login with Amazon a token is for one client: name the one that Alexa links with.");
        }
        return clients.iterator().next();
    }
}
