package org.sayso.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.Deadline;
import org.sayso.Inquiry;
import org.sayso.token.Authentication;
import org.sayso.token.PresentedToken;

class IssuerMetadataTests {

    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    private final TestProvider provider = new TestProvider();
    private final MovableClock clock = new MovableClock(TestTokens.NOW);

    @AfterEach
    void stop() {
        provider.close();
    }

    private IssuerMetadata metadata(String issuer) {
        Http http = new Http(TokenTelemetry.Call.METADATA, Duration.ofSeconds(5), clock, TokenTelemetry.NONE);
        return IssuerMetadata.of(issuer, http, clock, "jwksUri(...)");
    }

    private static URI keys(IssuerMetadata metadata) throws Http.Unanswered {
        return metadata.endpoint("jwks_uri", Deadline.in(Duration.ofSeconds(30)));
    }

    private static String document(String issuer, String jwksUri) {
        return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + jwksUri + "\"}";
    }

    @Test
    void issuerWithAPath_isLookedForWhereOpenIdRfc8414AndOktaHaveIt() {
        assertThat(IssuerMetadata.addresses("https://example.okta.com/oauth2/default"))
                .extracting(URI::toString)
                .containsExactly(
                        "https://example.okta.com/oauth2/default/.well-known/openid-configuration",
                        "https://example.okta.com/.well-known/oauth-authorization-server/oauth2/default",
                        "https://example.okta.com/oauth2/default/.well-known/oauth-authorization-server");
        assertThat(IssuerMetadata.addresses("https://example.auth0.com/"))
                .extracting(URI::toString)
                .containsExactly(
                        "https://example.auth0.com/.well-known/openid-configuration",
                        "https://example.auth0.com/.well-known/oauth-authorization-server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/as/one/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server/as/one",
                "/as/one/.well-known/oauth-authorization-server"
            })
    void documentAtEachOfTheThreePlaces_isFound(String place) throws Exception {
        String issuer = provider.base() + "/as/one";
        provider.on(place, 200, document(issuer, provider.uri("/keys").toString()));

        assertThat(keys(metadata(issuer))).isEqualTo(provider.uri("/keys"));
    }

    @ParameterizedTest
    @CsvSource({"/, ''", "'', /", "'', /other", "'', .evil.example"})
    void documentOfAnotherIssuer_isNotUsed(String configured, String said) {
        provider.on(
                OPENID,
                200,
                document(provider.base() + said, provider.uri("/keys").toString()));

        assertThatThrownBy(() -> keys(metadata(provider.base() + configured)))
                .isInstanceOf(Http.Unanswered.class)
                .hasMessageContaining("of another issuer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://accounts.example/keys",
                "file:///etc/passwd",
                "//accounts.example/keys",
                "https://user@accounts.example/keys",
                "not an address",
                ""
            })
    void addressThatIsNotSafe_isNotUsed(String address) {
        provider.on(OPENID, 200, document(provider.base(), address));

        assertThatThrownBy(() -> keys(metadata(provider.base()))).hasMessageContaining("no https address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|<html>|not one JSON object",
                "200|[]|not one JSON object",
                "200|{}|of another issuer",
                "500|{}|HTTP status 500",
                "404|{}|publishes no metadata",
                "302|/elsewhere|HTTP status 302"
            })
    void answerThatIsNoDocument_saysWhatIsWrong(int status, String body, String why) {
        provider.on(OPENID, status, body);

        assertThatThrownBy(() -> keys(metadata(provider.base()))).hasMessageContaining(why);
        assertThat(provider.asked("/elsewhere")).isEmpty();
    }

    @Test
    void endpointThatIsNotThere_isNamed() {
        provider.on(OPENID, 200, "{\"issuer\":\"" + provider.base() + "\"}");

        assertThatThrownBy(() -> keys(metadata(provider.base()))).hasMessageContaining("have no jwks_uri");
    }

    @Test
    void document_isFetchedOnceAnHour_andServesOnThroughAnOutage() throws Exception {
        provider.on(OPENID, 200, document(provider.base(), provider.uri("/keys").toString()));
        IssuerMetadata metadata = metadata(provider.base());
        for (int i = 0; i < 10; i++) {
            keys(metadata);
        }
        assertThat(provider.asked(OPENID)).hasSize(1);

        clock.advance(Duration.ofMinutes(61));
        provider.on(OPENID, 503, "");
        assertThat(keys(metadata)).isEqualTo(provider.uri("/keys"));
        assertThat(keys(metadata)).isEqualTo(provider.uri("/keys"));
        assertThat(provider.asked(OPENID)).hasSize(2);

        provider.on(
                OPENID, 200, document(provider.base(), provider.uri("/moved").toString()));
        clock.advance(Duration.ofSeconds(6));
        assertThat(keys(metadata)).isEqualTo(provider.uri("/moved"));
    }

    @Test
    void failure_isNotRepeatedWithinFiveSeconds() {
        IssuerMetadata metadata = metadata(provider.base());
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> keys(metadata)).hasMessageContaining("publishes no metadata");
        }
        assertThat(provider.asked(OPENID)).hasSize(1);
        assertThat(provider.asked(OAUTH)).hasSize(1);
    }

    @Test
    void issuerThatIsNoAddress_isRefusedWithTheFix() {
        for (String issuer : new String[] {"accounts", "http://accounts.example", "https://a.example/?x=1", "a b"}) {
            assertThatThrownBy(() -> JwtAuthenticator.builder().issuer(issuer).build())
                    .hasMessageContaining("call jwksUri(...)");
        }
    }

    @Test
    void oldDocument_servesWithoutAWaitWhileSomebodyElseFetches() throws Exception {
        provider.on(OPENID, 200, document(provider.base(), provider.uri("/keys").toString()));
        IssuerMetadata metadata = metadata(provider.base());
        keys(metadata);
        clock.advance(Duration.ofMinutes(61));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        provider.on(OPENID, any -> {
            asked.countDown();
            answer.await(20, TimeUnit.SECONDS);
            return new TestProvider.Reply(503, "");
        });
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            var slow = threads.submit(() -> keys(metadata));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(metadata.endpoint("jwks_uri", Deadline.in(Duration.ofMillis(50))))
                    .isEqualTo(provider.uri("/keys"));
            answer.countDown();
            assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo(provider.uri("/keys"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void metadataOfAnotherIssuer_areTheOperatorsMatter() {
        provider.on(OPENID, 200, document("https://evil.example", "https://evil.example/keys"));

        assertThatThrownBy(() -> keys(metadata(provider.base())))
                .isInstanceOfSatisfying(
                        Http.Unanswered.class,
                        why -> assertThat(why.reason()).isEqualTo(CallerRefusal.PROVIDER_MISCONFIGURED));
    }

    @Test
    void keysOfTheMetadata_verifyTokens() {
        provider.on(OPENID, 200, document(provider.base(), provider.uri("/keys").toString()));
        provider.on("/keys", 200, new JWKSet(TestTokens.KEY.toPublicJWK()).toString());
        String token = TestTokens.signed(
                TestTokens.HEADER, TestTokens.CLAIMS.replace(TestTokens.ISSUER, provider.base()), TestTokens.KEY);
        try (JwtAuthenticator authenticator =
                JwtAuthenticator.builder().issuer(provider.base()).clock(clock).build()) {
            assertThat(authenticator.authenticate(PresentedToken.of(token), Inquiry.within(Duration.ofSeconds(30))))
                    .isInstanceOf(Authentication.Authentic.class);
        }
    }

    @Test
    void metadataThatCannotBeHad_areTheOperatorsMatter() {
        String token = TestTokens.signed(
                TestTokens.HEADER, TestTokens.CLAIMS.replace(TestTokens.ISSUER, provider.base()), TestTokens.KEY);
        try (JwtAuthenticator authenticator =
                JwtAuthenticator.builder().issuer(provider.base()).clock(clock).build()) {
            assertThat(authenticator.authenticate(PresentedToken.of(token), Inquiry.within(Duration.ofSeconds(30))))
                    .isInstanceOfSatisfying(
                            Authentication.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(CallerRefusal.PROVIDER_MISCONFIGURED));
        }
    }
}
