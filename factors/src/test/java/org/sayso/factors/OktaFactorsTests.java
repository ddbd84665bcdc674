package org.sayso.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.Deadline;
import org.sayso.confirmation.CanonicalJson;
import org.sayso.confirmation.Where;
import org.sayso.fakes.Failing;
import org.sayso.fakes.FakeOkta;
import org.sayso.fakes.TestServer;

class OktaFactorsTests {

    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private final FakeOkta okta = new FakeOkta();

    @AfterEach
    void close() {
        okta.close();
    }

    private OktaFactors.Builder builder() {
        return OktaFactors.builder()
                .org(okta.org())
                .credentials(OktaCredentials.apiToken(FakeOkta.TOKEN))
                .timeout(Duration.ofMillis(900))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private OktaFactors factors() {
        return builder().build();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(8));
    }

    private ProviderStart challenge() {
        return factors().challenge(FakeOkta.ANN, FakeOkta.SMS, OktaFactor.Type.SMS, Locale.US, soon());
    }

    private ProviderVerdict verify(String factor, String code) {
        return factors().verify(FakeOkta.ANN, factor, code, soon());
    }

    @Test
    void list_hasTheActiveFactorsThatAVoiceCanUse() {
        Where number = new Where.PhoneNumber("37");
        assertThat(factors().list(FakeOkta.ANN, soon()))
                .isEqualTo(new OktaFactors.Listed.Factors(List.of(
                        new OktaFactor(FakeOkta.SMS, OktaFactor.Type.SMS, number),
                        new OktaFactor(FakeOkta.EMAIL, OktaFactor.Type.EMAIL, new Where.Mailbox("a", "example.com")),
                        new OktaFactor(FakeOkta.TOTP, OktaFactor.Type.TOTP, new Where.App("Okta Verify")),
                        new OktaFactor(FakeOkta.PUSH, OktaFactor.Type.PUSH, new Where.App("Okta Verify")),
                        new OktaFactor("smsMaskedMasked12345", OktaFactor.Type.SMS, number))));
    }

    @Test
    void codeByTextMessage_isRightOnce() {
        assertThat(challenge()).isEqualTo(new ProviderStart.CodeSent());
        String code = okta.newestCode(FakeOkta.SMS);

        assertThat(verify(FakeOkta.SMS, "999999")).isEqualTo(new ProviderVerdict.Wrong());
        assertThat(verify(FakeOkta.SMS, code)).isEqualTo(new ProviderVerdict.Right());
        assertThat(verify(FakeOkta.SMS, code)).isEqualTo(new ProviderVerdict.Wrong());
    }

    @Test
    void codeByEMail_livesAsLongAsItIsSet() {
        factors().challenge(FakeOkta.ANN, FakeOkta.EMAIL, OktaFactor.Type.EMAIL, Locale.ROOT, soon());
        assertThat(okta.server.last().target()).endsWith("/verify?tokenLifetimeSeconds=300");

        builder()
                .emailCodeLife(Duration.ofMinutes(10))
                .build()
                .challenge(FakeOkta.ANN, FakeOkta.EMAIL, OktaFactor.Type.EMAIL, Locale.ROOT, soon());
        assertThat(okta.server.last().target()).endsWith("/verify?tokenLifetimeSeconds=600");
        assertThat(verify(FakeOkta.EMAIL, okta.newestCode(FakeOkta.EMAIL))).isEqualTo(new ProviderVerdict.Right());
    }

    @Test
    void credentials_areInTheHeaderOnly() {
        challenge();

        TestServer.Got got = okta.server.last();
        assertThat(got.authorization()).contains("SSWS " + FakeOkta.TOKEN);
        assertThat(got.target()).isEqualTo("/api/v1/users/" + FakeOkta.ANN + "/factors/" + FakeOkta.SMS + "/verify");
        assertThat(got.body()).isEqualTo("{}");
        assertThat(got.userAgent()).isEqualTo("Sayso");
    }

    @Test
    void accessToken_isSentAsBearer() {
        okta.scheme = "Bearer ";
        OktaFactors factors = builder()
                .credentials(OktaCredentials.bearer(() -> FakeOkta.TOKEN))
                .build();
        assertThat(factors.challenge(FakeOkta.ANN, FakeOkta.SMS, OktaFactor.Type.SMS, Locale.US, soon()))
                .isEqualTo(new ProviderStart.CodeSent());
    }

    /** Okta takes an empty code for the wish for a new one. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "123", "12345 6", "١٢٣٤٥٦", "-12345", "12345678901", "undefined", "123456\n"})
    void whatIsNoCode_isNeverForwarded(String code) {
        challenge();

        assertThat(verify(FakeOkta.SMS, code)).isEqualTo(new ProviderVerdict.Wrong());

        assertThat(okta.server.got).hasSize(1);
        assertThat(okta.sentCodes).hasSize(1);
    }

    @Test
    void emptyCodeInTheTestServersHands_wouldSendANewOne() {
        challenge();
        challenge();
        assertThat(okta.sentCodes).hasSize(2);
    }

    @Test
    void codeOfTheApp_isRightOnce() {
        assertThat(verify(FakeOkta.TOTP, "000000")).isEqualTo(new ProviderVerdict.Wrong());
        assertThat(verify(FakeOkta.TOTP, okta.totp)).isEqualTo(new ProviderVerdict.Right());
        assertThat(verify(FakeOkta.TOTP, okta.totp)).isEqualTo(new ProviderVerdict.Wrong());
        assertThat(CanonicalJson.readObject(okta.server.last().body())).isEqualTo(Map.of("passCode", okta.totp));
    }

    @ParameterizedTest
    @CsvSource({"REJECTED, Denied", "TIMEOUT, Expired", "EXPIRED, Expired", "CANCELLED, Expired", "SUCCESS, Right"})
    void push_waitsUntilThePersonAnswers(String result, String verdict) {
        ProviderStart.Asked asked = (ProviderStart.Asked) factors().push(FakeOkta.ANN, FakeOkta.PUSH, soon());
        assertThat(asked.expiresAt()).contains(Instant.parse("2026-04-01T15:57:32Z"));

        assertThat(factors().poll(asked.poll(), soon())).isEqualTo(new ProviderVerdict.Waiting());
        okta.answerQuestions(result);
        assertThat(factors().poll(asked.poll(), soon()).getClass().getSimpleName())
                .isEqualTo(verdict);
        assertThat(okta.server.last().target()).isEqualTo(asked.poll().getRawPath());
    }

    @Test
    void pollOfAQuestionThatIsGone_hasExpired() {
        URI gone = okta.server.uri("/api/v1/users/" + FakeOkta.ANN + "/factors/" + FakeOkta.PUSH + "/transactions/x");
        assertThat(factors().poll(gone, soon())).isEqualTo(new ProviderVerdict.Expired());
    }

    @Test
    void pushWhoseLinkLeadsElsewhere_isRefused() {
        try (TestServer elsewhere =
                new TestServer(got -> TestServer.Answer.json(200, "{\"factorResult\":\"SUCCESS\"}"))) {
            okta.pollHost = Optional.of(elsewhere.uri("").toString());

            assertThat(factors().push(FakeOkta.ANN, FakeOkta.PUSH, soon()))
                    .isInstanceOfSatisfying(
                            ProviderStart.Failed.class,
                            failed -> assertThat(failed.trouble().detail()).contains("elsewhere"));
            assertThat(trouble(factors().poll(elsewhere.uri("/api/v1/x"), soon()))
                            .detail())
                    .contains("elsewhere");
            assertThat(elsewhere.got).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/api/v1/x",
                "http://localhost.example/api/v1/x",
                "http://user@localhost:1/api/v1/x",
                "/api/v1/x",
                "mailto:x",
                "file:///api/v1/x"
            })
    void linkOfAnotherOrigin_isNeverCalled(URI link) {
        assertThat(trouble(factors().poll(link, soon())).kind()).isEqualTo(Trouble.Kind.MISCONFIGURED);
        assertThat(okta.server.got).isEmpty();
    }

    @Test
    void linkOfThisOrgOutsideItsInterface_isNeverCalled() {
        assertThat(trouble(factors().poll(okta.server.uri("/logout"), soon())).detail())
                .contains("elsewhere");
        assertThat(okta.server.got).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "E0000109, An SMS message was recently sent. Please wait 30 seconds before trying again., 30",
        "E0000118, An email was recently sent. Please wait 5 seconds before trying again., 5",
        "E0000047, API call exceeded rate limit due to too many requests., "
    })
    void tooManyRequests_areToldWithTheWait(String code, String summary, Integer seconds) {
        okta.next = Optional.of(FakeOkta.error(429, code, summary));
        Trouble expected = new Trouble(
                Trouble.Kind.THROTTLED,
                Optional.ofNullable(seconds).map(Duration::ofSeconds),
                "Okta answered with status 429 and " + code);

        assertThat(challenge()).isEqualTo(new ProviderStart.Failed(expected));
        assertThat(verify(FakeOkta.SMS, "123456")).isEqualTo(new ProviderVerdict.None(expected));
        assertThat(factors().list(FakeOkta.ANN, soon())).isEqualTo(new OktaFactors.Listed.Failed(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "X-Rate-Limit-Reset, 1781776825, PT25S",
        "Retry-After, 12, PT12S",
        "X-Rate-Limit-Reset, 1781776799, ",
        "X-Rate-Limit-Reset, 999999999999, ",
        "X-Rate-Limit-Reset, -1, ",
        "Retry-After, 99999, ",
        "Retry-After, soon, "
    })
    void momentAtWhichTheCountStartsAnew_isAWaitOfUpToAnHour(String header, String value, Duration expected) {
        okta.next = Optional.of(FakeOkta.error(429, "E0000047", "too many", header, value));
        assertThat(trouble(verify(FakeOkta.SMS, "123456")).pause()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "200, {\"factorResult\":\"FAILED\"}, Wrong",
        "200, {\"factorResult\":\"TIME_WINDOW_EXCEEDED\"}, Wrong",
        "200, {\"factorResult\":\"EXPIRED\"}, Expired",
        "200, {\"factorResult\":\"TIMEOUT\"}, Expired",
        "200, {\"factorResult\":\"CHALLENGE\"}, None",
        "200, {\"factorResult\":\"WAITING\"}, None",
        "200, {\"factorResult\":\"ERROR\"}, None",
        "200, {\"factorResult\":\"success\"}, None",
        "200, {\"status\":\"SUCCESS\"}, None",
        "400, {\"errorCode\":\"E0000001\"}, Wrong",
        "403, {\"errorCode\":\"E0000068\"}, Wrong",
        "403, {\"errorCode\":\"E0000099\"}, Wrong",
        "403, <html>, Wrong",
        "403, {\"errorCode\":\"E0000006\"}, None",
        "403, {\"errorCode\":\"E0000069\"}, None",
        "401, {\"errorCode\":\"E0000011\"}, None",
        "404, {\"errorCode\":\"E0000007\"}, None"
    })
    void answerToACode_isJudgedSoThatNoGuessIsFree(int status, String body, String verdict) {
        okta.next = Optional.of(TestServer.Answer.json(status, body));
        assertThat(verify(FakeOkta.SMS, "123456").getClass().getSimpleName()).isEqualTo(verdict);
    }

    @Test
    void refusals_sayWhoCanMendThem() {
        OktaFactors other =
                builder().credentials(OktaCredentials.apiToken("another")).build();
        assertThat(trouble(other.verify(FakeOkta.ANN, FakeOkta.SMS, "123456", soon())))
                .isEqualTo(new Trouble(
                        Trouble.Kind.MISCONFIGURED,
                        Optional.empty(),
                        "Okta answered with status 401 and E0000011: check the credentials and what they may do"));
        assertThat(trouble(verify("smsOfSomebodyElse123", "123456")).kind()).isEqualTo(Trouble.Kind.NOT_SET_UP);
        okta.next = Optional.of(FakeOkta.error(403, "E0000069", "User locked"));
        assertThat(trouble(verify(FakeOkta.SMS, "123456")).detail()).contains("locked out at Okta");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "me",
                "ann@example.com",
                "../00u15s1KDETTQMQYABRL",
                "00u15s1KDE/factors",
                "00u15s1KDE%2f",
                "00u 15s1KDET"
            })
    void userIdThatIsNone_isNeverPutInAnAddress(String user) {
        assertThat(factors().list(user, soon())).isInstanceOf(OktaFactors.Listed.Failed.class);
        assertThat(factors().challenge(user, FakeOkta.SMS, OktaFactor.Type.SMS, Locale.US, soon()))
                .isInstanceOf(ProviderStart.Failed.class);
        assertThat(factors().push(user, FakeOkta.PUSH, soon())).isInstanceOf(ProviderStart.Failed.class);
        assertThat(factors().verify(user, FakeOkta.SMS, "123456", soon())).isInstanceOf(ProviderVerdict.None.class);
        assertThat(factors().verify(FakeOkta.ANN, user, "123456", soon())).isInstanceOf(ProviderVerdict.None.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OktaFactor(user, OktaFactor.Type.SMS, new Where.PhoneNumber("37")));
        assertThat(okta.server.got).isEmpty();
    }

    @Test
    void login_isNoUserId() {
        assertThat(trouble(factors().verify("annsmithson", FakeOkta.SMS, "123456", soon()))
                        .detail())
                .isEqualTo("that is no user id of Okta's");
        assertThat(okta.server.got).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TOTP", "PUSH"})
    void typeThatSendsNoCode_isNotChallenged(OktaFactor.Type type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factors().challenge(FakeOkta.ANN, FakeOkta.TOTP, type, Locale.US, soon()));
        assertThat(okta.server.got).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void answerThatCannotBeJudged_isNeitherRightNorWrong(Failing failing) {
        OktaFactors factors = factors();
        URI link = okta.server.uri("/api/v1/users/" + FakeOkta.ANN + "/factors/" + FakeOkta.PUSH + "/transactions/x");
        failing.begin(okta.server);
        long start = System.nanoTime();

        Trouble code = trouble(factors.verify(FakeOkta.ANN, FakeOkta.SMS, "482193", soon()));
        Trouble question = trouble(factors.poll(link, soon()));
        ProviderStart challenged =
                factors.challenge(FakeOkta.ANN, FakeOkta.SMS, OktaFactor.Type.SMS, Locale.US, soon());
        ProviderStart pushed = factors.push(FakeOkta.ANN, FakeOkta.PUSH, soon());
        OktaFactors.Listed listed = factors.list(FakeOkta.ANN, soon());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        assertThat(code.kind()).isIn(Trouble.Kind.UNAVAILABLE, Trouble.Kind.MISCONFIGURED);
        assertThat(List.of(code, question).toString())
                .doesNotContain("482193", FakeOkta.TOKEN, FakeOkta.ANN, "localhost", "<html>");
        assertThat(challenged).isInstanceOf(ProviderStart.Failed.class);
        assertThat(pushed).isInstanceOf(ProviderStart.Failed.class);
        assertThat(listed).isInstanceOf(OktaFactors.Listed.Failed.class);
        assertThat(okta.server.got).noneMatch(got -> got.target().equals("/elsewhere"));
    }

    @Test
    void deadlineThatHasPassed_meansNoCall() {
        assertThat(trouble(factors().verify(FakeOkta.ANN, FakeOkta.SMS, "123456", Deadline.in(Duration.ZERO)))
                        .detail())
                .isEqualTo("Okta was not called: no time is left");
        assertThat(okta.server.got).isEmpty();
    }

    @Test
    void settings_areCheckedWithTheFixAndNeverShown() {
        assertThat(factors().toString()).isEqualTo("OktaFactors[localhost]");
        assertThat(OktaCredentials.apiToken(FakeOkta.TOKEN).toString()).isEqualTo("OktaCredentials[hidden]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OktaCredentials.apiToken("two words"))
                .withMessageContaining("API token")
                .withMessageNotContaining("two words");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().org(URI.create("http://pizza.okta.com")))
                .withMessageContaining("use https");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().org(URI.create("https://pizza.okta.com/oauth2/default")))
                .withMessageContaining("without a path");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().emailCodeLife(Duration.ofDays(2)))
                .withMessageContaining("PT24H");
        assertThatIllegalStateException()
                .isThrownBy(() -> OktaFactors.builder().build())
                .withMessageContaining("org(...)");
        assertThatIllegalStateException()
                .isThrownBy(() -> OktaFactors.builder().org(okta.org()).build())
                .withMessageContaining("credentials(...)");
        OktaFactors without =
                builder().credentials(OktaCredentials.bearer(() -> "")).build();
        assertThat(trouble(without.verify(FakeOkta.ANN, FakeOkta.SMS, "123456", soon()))
                        .detail())
                .isEqualTo("there is no access token for Okta");
    }

    private static Trouble trouble(ProviderVerdict verdict) {
        assertThat(verdict).isInstanceOf(ProviderVerdict.None.class);
        return ((ProviderVerdict.None) verdict).trouble();
    }
}
