package org.sayso.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.Deadline;
import org.sayso.confirmation.CanonicalJson;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.fakes.Failing;
import org.sayso.fakes.FakeAuth0;
import org.sayso.fakes.TestServer;
import org.sayso.oauth.JwtAuthenticator;

class Auth0PasswordlessTests {

    private static final String NUMBER = "+12025550142";
    private static final Destination PHONE = new Destination(Channel.SMS, NUMBER);
    private static final Destination MAILBOX = new Destination(Channel.EMAIL, "ann@example.com");
    private static final String ANN = "auth0|ann";

    private final FakeAuth0 auth0 = new FakeAuth0();
    private final JwtAuthenticator idTokens = JwtAuthenticator.builder()
            .issuer(auth0.tenant().toString())
            .jwks(FakeAuth0.keys())
            .build();

    @AfterEach
    void close() {
        auth0.close();
        idTokens.close();
    }

    private Auth0Passwordless.Builder builder() {
        auth0.user(NUMBER, ANN);
        return Auth0Passwordless.builder()
                .tenant(auth0.tenant())
                .client(FakeAuth0.CLIENT, FakeAuth0.SECRET)
                .idTokens(idTokens)
                .timeout(Duration.ofMillis(900));
    }

    private Auth0Passwordless passwordless() {
        return builder().build();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(8));
    }

    private ProviderVerdict verify(Auth0Passwordless passwordless, String code) {
        return passwordless.verify(PHONE, code, Set.of("sms|1", ANN), soon());
    }

    @Test
    void newestCode_isRightOnce() {
        Auth0Passwordless passwordless = passwordless();

        assertThat(passwordless.start(PHONE, soon())).isEqualTo(new ProviderStart.CodeSent());
        String code = auth0.newestCode(NUMBER);

        assertThat(verify(passwordless, code)).isEqualTo(new ProviderVerdict.Right());
        assertThat(verify(passwordless, code)).isEqualTo(new ProviderVerdict.Wrong());
    }

    @Test
    void start_asksForACodeWithTheClientsSecretInTheBodyOnly() {
        passwordless().start(MAILBOX, soon());

        TestServer.Got got = auth0.server.last();
        assertThat(got.target()).isEqualTo("/passwordless/start");
        assertThat(CanonicalJson.readObject(got.body()))
                .isEqualTo(Map.of(
                        "client_id", FakeAuth0.CLIENT,
                        "client_secret", FakeAuth0.SECRET,
                        "connection", "email",
                        "email", "ann@example.com",
                        "send", "code"));
    }

    @Test
    void verification_asksForNoApiAndNoRefreshToken() {
        Auth0Passwordless passwordless = passwordless();
        passwordless.start(PHONE, soon());
        verify(passwordless, "123456");

        TestServer.Got got = auth0.server.last();
        assertThat(got.target()).isEqualTo("/oauth/token");
        assertThat(CanonicalJson.readObject(got.body()))
                .containsEntry("scope", "openid")
                .containsEntry("realm", "sms")
                .containsEntry("username", NUMBER)
                .doesNotContainKey("audience");
    }

    @Test
    void codeByEMail_isRight() {
        Auth0Passwordless passwordless = passwordless();
        auth0.user("ann@example.com", ANN);
        passwordless.start(MAILBOX, soon());

        assertThat(passwordless.verify(MAILBOX, auth0.newestCode("ann@example.com"), Set.of(ANN), soon()))
                .isEqualTo(new ProviderVerdict.Right());
    }

    @Test
    void newerStart_voidsTheOlderCode() {
        Auth0Passwordless passwordless = passwordless();
        passwordless.start(PHONE, soon());
        String older = auth0.newestCode(NUMBER);
        passwordless.start(PHONE, soon());

        assertThat(verify(passwordless, older)).isEqualTo(new ProviderVerdict.Wrong());
        assertThat(verify(passwordless, auth0.newestCode(NUMBER))).isEqualTo(new ProviderVerdict.Right());
    }

    @Test
    void rightCodeAfterThreeWrongOnes_isWrong() {
        Auth0Passwordless passwordless = passwordless();
        passwordless.start(PHONE, soon());
        for (int i = 0; i < 3; i++) {
            assertThat(verify(passwordless, "999999")).isEqualTo(new ProviderVerdict.Wrong());
        }
        assertThat(verify(passwordless, auth0.newestCode(NUMBER))).isEqualTo(new ProviderVerdict.Wrong());
    }

    @Test
    void codeThatAuth0Forgot_isWrong() {
        Auth0Passwordless passwordless = passwordless();
        passwordless.start(PHONE, soon());
        String code = auth0.newestCode(NUMBER);
        auth0.forget(NUMBER);
        assertThat(verify(passwordless, code)).isEqualTo(new ProviderVerdict.Wrong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "123", "12345 6", "١٢٣٤٥٦", "-12345", "12345678901", "undefined", "123456\n"})
    void whatIsNoCode_isNeverForwarded(String code) {
        assertThat(verify(passwordless(), code)).isEqualTo(new ProviderVerdict.Wrong());
        assertThat(auth0.server.got).isEmpty();
    }

    @Test
    void rightCodeOfAnotherUser_confirmsNothing() {
        Auth0Passwordless passwordless = passwordless();
        auth0.user(NUMBER, "sms|somebody-else");
        passwordless.start(PHONE, soon());

        assertThat(trouble(verify(passwordless, auth0.newestCode(NUMBER))))
                .matches(trouble -> trouble.kind() == Trouble.Kind.MISCONFIGURED)
                .matches(trouble -> trouble.detail().contains("another user"))
                .matches(trouble -> !trouble.detail().contains("somebody-else"));
    }

    @Test
    void tenantThatAsksForAnotherFactor_confirmsNothing() {
        Auth0Passwordless passwordless = passwordless();
        auth0.asksForAnotherFactor = true;
        passwordless.start(PHONE, soon());

        assertThat(trouble(verify(passwordless, auth0.newestCode(NUMBER))).detail())
                .contains("another factor")
                .doesNotContain("Fe26");
    }

    static Stream<Map<String, Object>> claimsOfOthers() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                Map.of("iss", "https://other.auth0.com/"),
                Map.of("aud", "another-client"),
                Map.of("aud", List.of(FakeAuth0.CLIENT, "another-client")),
                Map.of("aud", List.of(FakeAuth0.CLIENT, "another-client"), "azp", "another-client"),
                Map.of("azp", "another-client"),
                Map.of("aud", List.of()),
                Map.of("exp", now - 61),
                Map.of("exp", "never"),
                Map.of("iat", now - 400),
                Map.of("iat", now + 120),
                Map.of("iat", -1L),
                Map.of("sub", " "),
                Map.of("sub", "x".repeat(256)),
                Map.of("sub", List.of(ANN)));
    }

    @ParameterizedTest
    @MethodSource("claimsOfOthers")
    void idTokenThatIsNotForUsNow_provesNobody(Map<String, Object> claims) {
        Auth0Passwordless passwordless = passwordless();
        auth0.changedClaims = claims;
        passwordless.start(PHONE, soon());

        assertThat(trouble(verify(passwordless, auth0.newestCode(NUMBER))).detail())
                .startsWith("Auth0's ID token proves nobody: ");
    }

    @Test
    void idTokenForUsAmongOthers_isAccepted() {
        Auth0Passwordless passwordless = passwordless();
        auth0.changedClaims = Map.of("aud", List.of(FakeAuth0.CLIENT, "another-client"), "azp", FakeAuth0.CLIENT);
        passwordless.start(PHONE, soon());

        assertThat(verify(passwordless, auth0.newestCode(NUMBER))).isEqualTo(new ProviderVerdict.Right());
    }

    @Test
    void idTokenThatSomebodyElseSigned_provesNobody() {
        Auth0Passwordless passwordless = passwordless();
        auth0.signingKey = FakeAuth0.key("key-1");
        passwordless.start(PHONE, soon());

        assertThat(trouble(verify(passwordless, auth0.newestCode(NUMBER))).detail())
                .isEqualTo("Auth0's ID token proves nobody: SIGNATURE_INVALID");
    }

    @Test
    void tooManyRequests_areToldWithTheWait() {
        Auth0Passwordless passwordless = passwordless();
        auth0.throttles = true;
        Trouble expected = new Trouble(
                Trouble.Kind.THROTTLED,
                Optional.of(Duration.ofSeconds(7)),
                "Auth0 answered with status 429 and too_many_requests");

        assertThat(passwordless.start(PHONE, soon())).isEqualTo(new ProviderStart.Failed(expected));
        assertThat(verify(passwordless, "123456")).isEqualTo(new ProviderVerdict.None(expected));
    }

    @Test
    void wrongSecret_isTheOperatorsAndNoWrongCode() {
        Auth0Passwordless passwordless =
                builder().client(FakeAuth0.CLIENT, "another-secret").build();

        assertThat(((ProviderStart.Failed) passwordless.start(PHONE, soon())).trouble())
                .isEqualTo(new Trouble(
                        Trouble.Kind.MISCONFIGURED,
                        Optional.empty(),
                        "Auth0 answered with status 401 and access_denied"));
        assertThat(trouble(verify(passwordless, "123456")).kind()).isEqualTo(Trouble.Kind.MISCONFIGURED);
    }

    @Test
    void grantThatIsNotEnabled_isTheOperatorsAndNoWrongCode() {
        Auth0Passwordless passwordless = passwordless();
        auth0.grantEnabled = false;
        passwordless.start(PHONE, soon());

        assertThat(trouble(verify(passwordless, auth0.newestCode(NUMBER))).detail())
                .contains("unauthorized_client", "Passwordless OTP grant");
    }

    @Test
    void numberThatCannotBeReached_isThePersonsAndNotRepeated() {
        ProviderStart started = passwordless().start(new Destination(Channel.SMS, "+9990000000"), soon());

        assertThat(((ProviderStart.Failed) started).trouble())
                .isEqualTo(new Trouble(
                        Trouble.Kind.NOT_SET_UP,
                        Optional.empty(),
                        "Auth0 answered with status 400 and sms_provider_error"));
    }

    /** 401 and 403 without a word that is known could be about the code, so they must cost a try. */
    @ParameterizedTest
    @CsvSource({"400, {}", "401, {\"error\":\"access_denied\"}", "403, <html>", "418, {\"error\":7}", "404, Not Found"})
    void refusalThatCouldBeAboutTheCode_isAWrongOne(int status, String body) {
        Auth0Passwordless passwordless = passwordless();
        auth0.server.answer(TestServer.Answer.json(status, body));

        assertThat(verify(passwordless, "123456")).isEqualTo(new ProviderVerdict.Wrong());
    }

    @ParameterizedTest
    @EnumSource
    void answerThatCannotBeJudged_isNeitherRightNorWrong(Failing failing) {
        Auth0Passwordless passwordless = passwordless();
        failing.begin(auth0.server);
        long start = System.nanoTime();

        Trouble trouble = trouble(verify(passwordless, "482193"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(trouble.kind()).isIn(Trouble.Kind.UNAVAILABLE, Trouble.Kind.MISCONFIGURED);
        assertThat(trouble.detail()).doesNotContain("482193", NUMBER, FakeAuth0.SECRET, "localhost", "<html>");
        assertThat(auth0.server.got).noneMatch(got -> got.target().equals("/elsewhere"));
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS", "BREAKS_OFF", "REDIRECTS", "FAULT", "IS_DOWN"})
    void startWithoutAnAnswer_sentNothingThatIsKnown(Failing failing) {
        Auth0Passwordless passwordless = passwordless();
        failing.begin(auth0.server);

        assertThat(passwordless.start(PHONE, soon()))
                .isInstanceOfSatisfying(
                        ProviderStart.Failed.class,
                        failed -> assertThat(failed.trouble().kind()).isEqualTo(Trouble.Kind.UNAVAILABLE));
    }

    @Test
    void deadlineThatHasPassed_meansNoCall() {
        Auth0Passwordless passwordless = passwordless();
        Deadline passed = Deadline.in(Duration.ZERO);

        assertThat(trouble(passwordless.verify(PHONE, "123456", Set.of(ANN), passed))
                        .detail())
                .isEqualTo("Auth0 was not called: no time is left");
        assertThat(auth0.server.got).isEmpty();
    }

    @Test
    void settings_areCheckedWithTheFixAndNeverShown() {
        assertThat(passwordless().toString()).isEqualTo("Auth0Passwordless[localhost]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().tenant(URI.create("http://pizza.eu.auth0.com")))
                .withMessageContaining("use https");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().tenant(URI.create("https://pizza.eu.auth0.com/api/v2/")))
                .withMessageContaining("without a path");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().timeout(Duration.ofSeconds(6)))
                .withMessageContaining("up to PT5S");
        assertThatIllegalStateException()
                .isThrownBy(() -> Auth0Passwordless.builder().build())
                .withMessageContaining("tenant(...)");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().client("id", " ").build())
                .withMessageContaining("client(...)");
        assertThatIllegalStateException()
                .isThrownBy(() -> Auth0Passwordless.builder()
                        .tenant(auth0.tenant())
                        .client("id", "secret")
                        .build())
                .withMessageContaining("idTokens(...)");
    }

    private static Trouble trouble(ProviderVerdict verdict) {
        assertThat(verdict).isInstanceOf(ProviderVerdict.None.class);
        return ((ProviderVerdict.None) verdict).trouble();
    }
}
