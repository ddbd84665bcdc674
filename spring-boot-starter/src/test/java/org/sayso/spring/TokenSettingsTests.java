package org.sayso.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.oauth.TokenTelemetry;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Settings below sayso.token, against a provider over HTTP. */
class TokenSettingsTests {

    private final Answer answer = new Answer();
    private HttpServer provider;

    /** What the provider says to everything. */
    private static final class Answer {

        private volatile String text = "{\"active\":false}";

        void set(String text) {
            this.text = text;
        }

        String get() {
            return text;
        }
    }

    private String base;

    private final ApplicationContextRunner bare =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TokenAutoConfiguration.class));

    @BeforeEach
    void start() throws Exception {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        base = "http://localhost:" + provider.getAddress().getPort();
        provider.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private ApplicationContextRunner asking(String... more) {
        return bare.withPropertyValues(
                        "sayso.token.issuer=https://issuer.example",
                        "sayso.token.audience=https://service.example",
                        "sayso.token.allowed-clients=alexa",
                        "sayso.token.introspection.uri=" + base + "/introspect",
                        "sayso.token.introspection.client-id=api",
                        "sayso.token.introspection.client-secret=demo-only",
                        "sayso.token.introspection.timeout=5s")
                .withPropertyValues(more);
    }

    private static String active(String more) {
        return "{\"active\":true,\"iss\":\"https://issuer.example\",\"aud\":\"https://service.example\",\"client_id\":\"alexa\",\"sub\":\"ann\",\"exp\":"
                + Instant.now().plusSeconds(600).getEpochSecond() + more + "}";
    }

    private static TokenVerdict verify(TokenVerifier verifier, TokenCheck check) {
        return verifier.verify(PresentedToken.of("opaque"), check, Inquiry.within(Duration.ofSeconds(30)));
    }

    @Test
    void introspectionAsTheWay_acceptsWhatTheIssuerCallsActive_andCounts() {
        MeterRegistry meters = new SimpleMeterRegistry();
        answer.set(active(""));
        asking("sayso.token.check=introspection")
                .withBean(MeterRegistry.class, () -> meters)
                .run(context -> {
                    TokenVerifier verifier = context.getBean(TokenVerifier.class);
                    assertThat(verify(verifier, TokenCheck.USUAL)).isInstanceOf(TokenVerdict.Accepted.class);
                    assertThat(verify(verifier, TokenCheck.ASK_ISSUER)).isInstanceOf(TokenVerdict.Accepted.class);
                    answer.set("{\"active\":false}");
                    assertThat(verify(verifier, TokenCheck.ASK_ISSUER_NOW))
                            .isEqualTo(new TokenVerdict.Refused(CallerRefusal.INACTIVE));
                    context.getBean(RefusalListener.class).accept(CallerRefusal.INACTIVE);
                });
        assertThat(meters.get("sayso.token.provider")
                        .tags("call", "INTROSPECTION", "outcome", "ANSWERED")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("sayso.token.remembered")
                        .tag("result", "HIT")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("sayso.refusals")
                        .tags("question", "CALLER", "reason", "INACTIVE")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void signatureAsTheWayWithAnIntrospectionClient_canStillAskTheIssuer() {
        answer.set(active(""));
        asking().run(context -> {
            TokenVerifier verifier = context.getBean(TokenVerifier.class);
            assertThat(verifier.canAskIssuer()).isTrue();
            // The signature comes first, so an opaque token is not even asked about.
            assertThat(verify(verifier, TokenCheck.ASK_ISSUER_NOW))
                    .isEqualTo(new TokenVerdict.Refused(CallerRefusal.TOKEN_MALFORMED));
        });
    }

    @Test
    void signatureAlone_cannotAskTheIssuer() {
        bare.withPropertyValues(
                        "sayso.token.issuer=https://issuer.example",
                        "sayso.token.audience=https://service.example",
                        "sayso.token.allowed-clients=alexa")
                .run(context -> assertThat(context.getBean(TokenVerifier.class).canAskIssuer())
                        .isFalse());
    }

    @Test
    void loginWithAmazon_needsNoMoreThanItsClient() {
        bare.withPropertyValues(
                        "sayso.token.profile=login-with-amazon",
                        "sayso.token.allowed-clients=amzn1.application-oa2-client.1",
                        "sayso.token.login-with-amazon.profile=false",
                        "sayso.token.login-with-amazon.api=" + base)
                .run(context -> {
                    TokenVerifier verifier = context.getBean(TokenVerifier.class);
                    answer.set("{\"iss\":\"https://www.amazon.com\",\"user_id\":\"amzn1.account.ANN\","
                            + "\"aud\":\"amzn1.application-oa2-client.1\",\"exp\":3597}");
                    assertThat(verify(verifier, TokenCheck.ASK_ISSUER_NOW)).isInstanceOf(TokenVerdict.Accepted.class);
                    answer.set(answer.get().replace("client.1", "client.2"));
                    assertThat(verify(verifier, TokenCheck.ASK_ISSUER_NOW))
                            .isEqualTo(new TokenVerdict.Refused(CallerRefusal.WRONG_CLIENT));
                });
    }

    @Test
    void nameThatTheTokenLacks_comesFromUserinfoWhereThatIsOn() {
        answer.set(active(",\"given_name\":\"Ann\""));
        asking(
                        "sayso.token.check=introspection",
                        "sayso.token.user-info.enabled=true",
                        "sayso.token.user-info.uri=" + base + "/userinfo")
                .run(context -> {
                    answer.set(active(""));
                    TokenVerdict verdict = verify(context.getBean(TokenVerifier.class), TokenCheck.USUAL);
                    answer.set("{\"sub\":\"ann\",\"given_name\":\"Ann\"}");
                    assertThat(((TokenVerdict.Accepted) verdict).token().givenName())
                            .contains("Ann");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "embedded, https://issuer.example",
        "auth0, https://issuer.example/",
        "auth0-rfc-9068, https://issuer.example/",
        "okta, https://issuer.example/oauth2/default",
        "keycloak, https://issuer.example/realms/pod",
        "rfc-9068, https://issuer.example"
    })
    void profile_isUsed(String profile, String issuer) {
        asking("sayso.token.profile=" + profile, "sayso.token.issuer=" + issuer)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(TokenVerifier.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sayso.token.profile=okta | the issuer https://issuer.example cannot be right for Okta",
                "sayso.token.profile=auth0 | ends with a slash",
                "sayso.token.introspection.uri=http://issuer.example/i | sayso.token.introspection.uri cannot be used",
                "sayso.token.introspection.timeout=6s | sayso.token.introspection.timeout cannot be used",
                "sayso.token.introspection.remember=2m | sayso.token.introspection.remember cannot be used",
                "sayso.token.introspection.client-secret= | sayso.token.introspection.client-secret is not set",
                "sayso.token.audience=alexa | sayso.token cannot be used"
            })
    void settingThatCannotWork_isRefusedByName(String setting, String message) {
        asking("sayso.token.check=introspection", setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(RefusedSettingException.class, refused -> {
                            assertThat(refused.getMessage() + " " + refused.fix())
                                    .contains(message);
                            assertThat(refused.getMessage() + refused.fix()).doesNotContain("demo-only");
                        }));
    }

    @Test
    void algorithmThatIsNotOffered_isRefusedByName() {
        asking("sayso.token.algorithms=HS256")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("sayso.token.algorithms cannot be used"));
    }

    @Test
    void withoutMicrometer_nothingIsCountedAndAllElseWorks() {
        asking().withClassLoader(new FilteredClassLoader(MeterRegistry.class)).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(RefusalListener.class);
            assertThat(context.getBean(TokenTelemetry.class)).isSameAs(TokenTelemetry.NONE);
        });
    }
}
