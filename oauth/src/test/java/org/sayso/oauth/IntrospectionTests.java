package org.sayso.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.token.Authentication;
import org.sayso.token.IssuerProfile;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

class IntrospectionTests {

    private static final String TOKEN = "opaque-token_1.~+/=";
    private static final long NOW = TestTokens.NOW.getEpochSecond();
    private static final String ACTIVE = "{\"active\":true,\"iss\":\"" + TestTokens.ISSUER + "\",\"aud\":\""
            + TestTokens.AUDIENCE
            + "\",\"client_id\":\"alexa\",\"sub\":\"user-ann\",\"scope\":\"openid pod:order\",\"exp\":"
            + (NOW + 600) + ",\"token_type\":\"Bearer\",\"FavoriteColorClaim\":\"green\"}";

    private final TestProvider provider = new TestProvider();
    private final MovableClock clock = new MovableClock(TestTokens.NOW);
    private final List<TokenTelemetry.Outcome> outcomes = new CopyOnWriteArrayList<>();
    private Inquiry inquiry = Inquiry.within(Duration.ofSeconds(30));

    @AfterEach
    void stop() {
        provider.close();
    }

    private Introspection.Builder builder() {
        return Introspection.builder()
                .endpoint(provider.uri("/introspect"))
                .client("pod api", "s3cr:et&+%")
                .timeout(Duration.ofSeconds(5))
                .clock(clock)
                .telemetry(new TokenTelemetry() {
                    @Override
                    public void called(Call call, Outcome outcome, Duration took) {
                        outcomes.add(outcome);
                    }
                });
    }

    private TokenVerdict verify(Introspection introspection, String token) {
        return verify(introspection, IssuerProfile.RFC_9068, token);
    }

    private TokenVerdict verify(Introspection introspection, IssuerProfile profile, String token) {
        inquiry = Inquiry.within(Duration.ofSeconds(30));
        return TokenVerifier.builder()
                .authenticator(introspection)
                .profile(profile)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .allowedClients("alexa")
                .clock(clock)
                .build()
                .verify(PresentedToken.of(token), inquiry);
    }

    private void assertRefused(CallerRefusal reason, TokenVerdict verdict) {
        assertThat(verdict).isEqualTo(new TokenVerdict.Refused(reason));
        assertThat(inquiry.checks().toString()).doesNotContain(TOKEN).doesNotContain("s3cr");
    }

    @Test
    void activeToken_isAcceptedWithItsCustomClaims() {
        provider.on("/introspect", 200, ACTIVE);

        assertThat(verify(builder().build(), TOKEN)).isInstanceOfSatisfying(TokenVerdict.Accepted.class, accepted -> {
            assertThat(accepted.token().user().key()).isEqualTo("user-ann");
            assertThat(accepted.token().scopes()).containsExactlyInAnyOrder("openid", "pod:order");
            assertThat(accepted.token().text("FavoriteColorClaim")).contains("green");
            assertThat(accepted.token().claims()).doesNotContainKey("active");
        });
        assertThat(outcomes).containsExactly(TokenTelemetry.Outcome.ANSWERED);
    }

    @Test
    void basicAuthentication_sendsTheTokenInTheFormAndTheEncodedPairInTheHeader() {
        provider.on("/introspect", 200, ACTIVE);

        verify(builder().build(), TOKEN);

        TestProvider.Asked asked = provider.asked().get(0);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.query()).isNull();
        assertThat(asked.header("Content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(asked.body()).isEqualTo("token=opaque-token_1.%7E%2B%2F%3D&token_type_hint=access_token");
        String pair = new String(
                Base64.getDecoder()
                        .decode(String.valueOf(asked.header("Authorization")).substring("Basic ".length())),
                StandardCharsets.UTF_8);
        assertThat(pair).isEqualTo("pod+api:s3cr%3Aet%26%2B%25");
    }

    @Test
    void postAuthentication_sendsIdAndSecretInTheFormAndNoHeader() {
        provider.on("/introspect", 200, ACTIVE);

        verify(
                builder()
                        .clientAuthentication(ClientAuthentication.CLIENT_SECRET_POST)
                        .build(),
                TOKEN);

        TestProvider.Asked asked = provider.asked().get(0);
        assertThat(asked.query()).isNull();
        assertThat(asked.header("Authorization")).isNull();
        assertThat(asked.body()).endsWith("&client_id=pod+api&client_secret=s3cr%3Aet%26%2B%25");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer("inactive", 200, "{\"active\":false}", CallerRefusal.INACTIVE),
                answer(
                        "inactive with claims",
                        200,
                        with("\"active\":true", "\"active\":false"),
                        CallerRefusal.INACTIVE),
                answer(
                        "active a string",
                        200,
                        with("\"active\":true", "\"active\":\"true\""),
                        CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer(
                        "active a number",
                        200,
                        with("\"active\":true", "\"active\":1"),
                        CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer(
                        "active null",
                        200,
                        with("\"active\":true", "\"active\":null"),
                        CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer("active missing", 200, with("\"active\":true,", ""), CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer(
                        "active in capitals",
                        200,
                        with("\"active\"", "\"Active\""),
                        CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer(
                        "active twice",
                        200,
                        with("\"active\":true", "\"active\":false,\"active\":true"),
                        CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer("a page", 200, "<html>Sign in</html>", CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer("an array", 200, "[" + ACTIVE + "]", CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer("nothing", 200, "", CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer(
                        "17 levels",
                        200,
                        with("\"green\"", "[".repeat(16) + "]".repeat(16)),
                        CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer("created", 201, ACTIVE, CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer("bad request", 400, "{\"error\":\"invalid_request\"}", CallerRefusal.PROVIDER_ANSWER_INVALID),
                answer(
                        "client that may not ask",
                        400,
                        "{\"error\":\"unauthorized_client\"}",
                        CallerRefusal.PROVIDER_REFUSES_US),
                answer(
                        "use of a refresh token",
                        200,
                        with("\"token_type\":\"Bearer\"", "\"token_use\":\"refresh_token\""),
                        CallerRefusal.NOT_AN_ACCESS_TOKEN),
                answer(
                        "bound to a key",
                        200,
                        with("\"token_type\"", "\"cnf\":{\"jkt\":\"x\"},\"token_type\""),
                        CallerRefusal.NOT_AN_ACCESS_TOKEN),
                answer("user with a line end", 200, with("user-ann", "user\\nann"), CallerRefusal.SUBJECT_INVALID),
                answer("unknown client", 401, "{\"error\":\"invalid_client\"}", CallerRefusal.PROVIDER_REFUSES_US),
                answer("forbidden", 403, "", CallerRefusal.PROVIDER_REFUSES_US),
                answer("no such address", 404, "", CallerRefusal.PROVIDER_MISCONFIGURED),
                answer("too many", 429, "", CallerRefusal.PROVIDER_UNAVAILABLE),
                answer("broken", 500, ACTIVE, CallerRefusal.PROVIDER_UNAVAILABLE),
                answer("down", 503, "", CallerRefusal.PROVIDER_UNAVAILABLE),
                answer("over 100 kB", 200, ACTIVE + " ".repeat(Http.MAX_BYTES), CallerRefusal.PROVIDER_UNAVAILABLE),
                answer("of another issuer", 200, with("accounts.example", "evil.example"), CallerRefusal.WRONG_ISSUER),
                answer("issuer missing", 200, with("\"iss\"", "\"x\""), CallerRefusal.CLAIM_MISSING),
                answer("for another service", 200, with("pizza-on-demand", "bank"), CallerRefusal.WRONG_AUDIENCE),
                answer("audience missing", 200, with("\"aud\"", "\"x\""), CallerRefusal.CLAIM_MISSING),
                answer(
                        "audience empty",
                        200,
                        with("\"" + TestTokens.AUDIENCE + "\"", "[]"),
                        CallerRefusal.WRONG_AUDIENCE),
                answer("of another client", 200, with("\"alexa\"", "\"web\""), CallerRefusal.WRONG_CLIENT),
                answer(
                        "audience the client, as in an ID token",
                        200,
                        with("\"" + TestTokens.AUDIENCE + "\"", "\"alexa\""),
                        CallerRefusal.NOT_AN_ACCESS_TOKEN),
                answer("a refresh token", 200, with("\"Bearer\"", "\"Refresh\""), CallerRefusal.NOT_AN_ACCESS_TOKEN),
                answer("expired all the same", 200, with("" + (NOW + 600), "" + (NOW - 60)), CallerRefusal.EXPIRED),
                answer("expiry missing", 200, with("\"exp\"", "\"x\""), CallerRefusal.CLAIM_MISSING),
                answer(
                        "expiry a string",
                        200,
                        with("" + (NOW + 600), "\"" + (NOW + 600) + "\""),
                        CallerRefusal.CLAIM_MALFORMED),
                answer("no user", 200, with("\"user-ann\"", "\"alexa\""), CallerRefusal.NOT_A_USER),
                answer("user blank", 200, with("\"user-ann\"", "\" \""), CallerRefusal.SUBJECT_INVALID));
    }

    private static String with(String what, String instead) {
        assertThat(ACTIVE).contains(what);
        return ACTIVE.replace(what, instead);
    }

    private static Arguments answer(String name, int status, String body, CallerRefusal reason) {
        return Arguments.argumentSet(name, status, body, reason);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answerThatIsNotAPlainYes_isRefusedWithItsReason(int status, String body, CallerRefusal reason) {
        provider.on("/introspect", status, body);

        assertRefused(reason, verify(builder().build(), TOKEN));
    }

    @ParameterizedTest
    @CsvSource({"'', TOKEN_MALFORMED", "' ', TOKEN_MALFORMED", "'a b', ENCODING_INVALID", "'\u00e9', ENCODING_INVALID"})
    void textThatCanBeNoToken_isRefusedWithoutAsking(String text, CallerRefusal reason) {
        assertRefused(reason, verify(builder().build(), text));
        assertRefused(CallerRefusal.TOKEN_TOO_LONG, verify(builder().build(), "a".repeat(8193)));
        assertRefused(CallerRefusal.ENCODING_INVALID, verify(builder().build(), "a\r\nHost: evil"));
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void redirect_isNotFollowed() {
        provider.on("/introspect", 302, provider.base() + "/elsewhere");
        provider.on("/elsewhere", 200, ACTIVE);

        assertRefused(CallerRefusal.PROVIDER_ANSWER_INVALID, verify(builder().build(), TOKEN));
        assertThat(provider.asked("/elsewhere")).isEmpty();
    }

    @Test
    void silentProvider_isGivenUpAtTheTimeout() {
        provider.on("/introspect", asked -> {
            Thread.sleep(20_000);
            return new TestProvider.Reply(200, ACTIVE);
        });

        assertRefused(
                CallerRefusal.PROVIDER_UNAVAILABLE,
                verify(builder().timeout(Duration.ofMillis(200)).build(), TOKEN));
        assertThat(outcomes).containsExactly(TokenTelemetry.Outcome.TIMED_OUT);
    }

    @Test
    void nobodyListening_isTheProvidersFault() {
        Introspection introspection = builder().build();
        provider.close();

        assertRefused(CallerRefusal.PROVIDER_UNAVAILABLE, verify(introspection, TOKEN));
        assertThat(outcomes).containsExactly(TokenTelemetry.Outcome.UNREACHABLE);
        assertThat(inquiry.checks().toString()).contains("introspection: connect exception");
    }

    @Test
    void answerThatIsTooLong_isCalledThat() {
        provider.on("/introspect", 200, ACTIVE + " ".repeat(Http.MAX_BYTES));

        assertRefused(CallerRefusal.PROVIDER_UNAVAILABLE, verify(builder().build(), TOKEN));
        assertThat(inquiry.checks().toString()).contains("introspection: answer too long");
    }

    @Test
    void providerThatKeepsFailing_isLeftAloneForTenSecondsAndThenTriedAgain() {
        provider.on("/introspect", 503, "");
        Introspection introspection = builder().build();
        for (int i = 0; i < 20; i++) {
            assertRefused(CallerRefusal.PROVIDER_UNAVAILABLE, verify(introspection, TOKEN));
        }
        assertThat(provider.asked()).hasSize(5);
        assertThat(outcomes).contains(TokenTelemetry.Outcome.NOT_CALLED);

        provider.on("/introspect", 200, ACTIVE);
        clock.advance(Duration.ofSeconds(9));
        assertRefused(CallerRefusal.PROVIDER_UNAVAILABLE, verify(introspection, TOKEN));
        clock.advance(Duration.ofSeconds(2));
        for (int i = 0; i < 5; i++) {
            assertThat(verify(introspection, TOKEN)).isInstanceOf(TokenVerdict.Accepted.class);
        }
    }

    @Test
    void requestsNearTheirDeadline_doNotMakeTheProviderLookBroken() {
        provider.on("/introspect", asked -> {
            Thread.sleep(300);
            return new TestProvider.Reply(200, ACTIVE);
        });
        Introspection introspection = builder().build();
        for (int i = 0; i < 10; i++) {
            assertThat(introspection.authenticate(PresentedToken.of(TOKEN), Inquiry.within(Duration.ofMillis(20))))
                    .isInstanceOfSatisfying(
                            Authentication.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(CallerRefusal.PROVIDER_UNAVAILABLE));
        }
        assertThat(introspection.authenticate(PresentedToken.of(TOKEN), Inquiry.within(Duration.ZERO)))
                .isInstanceOf(Authentication.Rejected.class);

        assertThat(verify(introspection, TOKEN)).isInstanceOf(TokenVerdict.Accepted.class);
    }

    @Test
    void refusalsOfTokens_doNotMakeTheProviderLookBroken() {
        provider.on("/introspect", 200, "{\"active\":false}");
        Introspection introspection = builder().build();
        for (int i = 0; i < 20; i++) {
            assertRefused(CallerRefusal.INACTIVE, verify(introspection, TOKEN));
        }
        assertThat(provider.asked()).hasSize(20);
    }

    @Test
    void endpointFromTheMetadata_isAskedWhereNoneIsSet() {
        provider.on(
                "/.well-known/openid-configuration",
                200,
                "{\"issuer\":\"" + provider.base() + "\",\"introspection_endpoint\":\"" + provider.uri("/found")
                        + "\"}");
        provider.on("/found", 200, "{\"active\":false}");

        Introspection introspection = Introspection.builder()
                .issuer(provider.base())
                .client("api", "secret")
                .clock(clock)
                .build();

        assertRefused(CallerRefusal.INACTIVE, verify(introspection, TOKEN));
        assertRefused(CallerRefusal.INACTIVE, verify(introspection, TOKEN));
        assertThat(provider.asked("/found")).hasSize(2);
        assertThat(provider.asked("/.well-known/openid-configuration")).hasSize(1);
    }

    @Test
    void oktasAnswer_isReadByItsProfile() {
        List<String> bodies = new ArrayList<>();
        bodies.add(ACTIVE.replace("\"sub\":\"user-ann\"", "\"sub\":\"ann@example.com\",\"uid\":\"00u1\""));
        String issuer = "https://example.okta.com/oauth2/default";
        provider.on("/introspect", 200, bodies.get(0).replace(TestTokens.ISSUER, issuer));

        TokenVerdict verdict = TokenVerifier.builder()
                .authenticator(builder().build())
                .profile(IssuerProfile.OKTA)
                .issuer(issuer)
                .audience(TestTokens.AUDIENCE)
                .allowedClients("alexa")
                .clock(clock)
                .build()
                .verify(PresentedToken.of(TOKEN), inquiry);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        TokenVerdict.Accepted.class,
                        accepted -> assertThat(accepted.token().user().key()).isEqualTo("00u1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://accounts.example/introspect", "https://user@accounts.example/i", "/introspect"})
    void addressThatIsNotSafe_isRefused(String address) {
        assertThatThrownBy(() -> builder().endpoint(URI.create(address))).hasMessageContaining("use https");
    }

    @Test
    void missingSettings_areRefusedWithTheFix() {
        assertThatThrownBy(() -> Introspection.builder()
                        .endpoint(provider.uri("/introspect"))
                        .build())
                .hasMessageContaining("call client(...)");
        assertThatThrownBy(() -> Introspection.builder().client("a", "b").build())
                .hasMessageContaining("call issuer(...) or endpoint(...)");
        assertThatThrownBy(() -> Introspection.builder()
                        .client("a", "b")
                        .issuer("accounts")
                        .build())
                .hasMessageContaining("call endpoint(...)");
        assertThatThrownBy(() -> builder().timeout(Duration.ofSeconds(6))).hasMessageContaining("up to PT5S");
    }
}
