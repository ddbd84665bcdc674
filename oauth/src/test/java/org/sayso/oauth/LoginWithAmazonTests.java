package org.sayso.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.token.IssuerProfile;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

class LoginWithAmazonTests {

    private static final String CLIENT = "amzn1.application-oa2-client.0123";
    private static final String TOKEN = "Atza|IwEBIExample+Token/with=signs";
    private static final String INFO =
            "{\"iss\":\"https://www.amazon.com\",\"user_id\":\"amzn1.account.ANN\",\"aud\":\"" + CLIENT
                    + "\",\"app_id\":\"amzn1.application.9\",\"exp\":3597,\"iat\":1311280970}";
    private static final String PROFILE =
            "{\"user_id\":\"amzn1.account.ANN\",\"name\":\"Ann Archer\",\"email\":\"ann@example.com\"}";

    private final TestProvider amazon = new TestProvider();
    private final MovableClock clock = new MovableClock(TestTokens.NOW);
    private Inquiry inquiry = Inquiry.within(Duration.ofSeconds(30));

    @AfterEach
    void stop() {
        amazon.close();
    }

    private LoginWithAmazon.Builder builder() {
        return LoginWithAmazon.builder(CLIENT)
                .api(amazon.uri("/"))
                .timeout(Duration.ofSeconds(5))
                .clock(clock);
    }

    private TokenVerdict verify(LoginWithAmazon asking) {
        inquiry = Inquiry.within(Duration.ofSeconds(30));
        return TokenVerifier.builder()
                .authenticator(asking)
                .profile(IssuerProfile.LOGIN_WITH_AMAZON)
                .issuer(LoginWithAmazon.ISSUER)
                .audience(CLIENT)
                .allowedClients(CLIENT)
                .clock(clock)
                .build()
                .verify(PresentedToken.of(TOKEN), inquiry);
    }

    private void assertRefused(CallerRefusal reason, TokenVerdict verdict) {
        assertThat(verdict).isEqualTo(new TokenVerdict.Refused(reason));
        assertThat(inquiry.checks().toString()).doesNotContain("Atza").doesNotContain("tokeninfo?");
    }

    private void answers(String info, String profile) {
        amazon.on("/auth/o2/tokeninfo", 200, info);
        amazon.on("/user/profile", 200, profile);
    }

    @Test
    void tokenOfThisSkill_isAcceptedWithTheProfilesClaims() {
        answers(INFO, PROFILE);

        assertThat(verify(builder().build())).isInstanceOfSatisfying(TokenVerdict.Accepted.class, accepted -> {
            assertThat(accepted.token().user().key()).isEqualTo("amzn1.account.ANN");
            assertThat(accepted.token().clientId()).isEqualTo(CLIENT);
            assertThat(accepted.token().expiresAt()).isEqualTo(TestTokens.NOW.plusSeconds(3597));
            assertThat(accepted.token().text("name")).contains("Ann Archer");
        });
        assertThat(amazon.asked("/auth/o2/tokeninfo").get(0).query())
                .isEqualTo("access_token=Atza%7CIwEBIExample%2BToken%2Fwith%3Dsigns");
        assertThat(amazon.asked("/user/profile").get(0).header("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(amazon.asked("/user/profile").get(0).query()).isNull();
    }

    @Test
    void tokenOfAnotherApp_isRefusedBeforeTheProfileIsRead() {
        answers(INFO.replace(CLIENT, "amzn1.application-oa2-client.evil"), PROFILE);

        assertRefused(CallerRefusal.WRONG_CLIENT, verify(builder().build()));
        assertThat(amazon.asked("/user/profile")).isEmpty();
    }

    static Stream<Arguments> infos() {
        return Stream.of(
                info("aud missing", 200, INFO.replace("\"aud\"", "\"x\""), CallerRefusal.WRONG_CLIENT),
                info(
                        "aud an array",
                        200,
                        INFO.replace("\"" + CLIENT + "\"", "[\"" + CLIENT + "\"]"),
                        CallerRefusal.WRONG_CLIENT),
                info("unknown token", 400, "{\"error\":\"invalid_token\"}", CallerRefusal.INACTIVE),
                info("revoked token", 401, "{}", CallerRefusal.INACTIVE),
                info("forbidden", 403, "{}", CallerRefusal.PROVIDER_MISCONFIGURED),
                info("throttled", 429, "{}", CallerRefusal.PROVIDER_UNAVAILABLE),
                info("down", 503, "{}", CallerRefusal.PROVIDER_UNAVAILABLE),
                info("redirect", 302, "/elsewhere", CallerRefusal.PROVIDER_ANSWER_INVALID),
                info("a page", 200, "<html>", CallerRefusal.PROVIDER_ANSWER_INVALID),
                info("exp missing", 200, INFO.replace("\"exp\"", "\"x\""), CallerRefusal.PROVIDER_ANSWER_INVALID),
                info("exp negative", 200, INFO.replace("3597", "-1"), CallerRefusal.PROVIDER_ANSWER_INVALID),
                info("exp a time", 200, INFO.replace("3597", "1900000000"), CallerRefusal.PROVIDER_ANSWER_INVALID),
                info("exp words", 200, INFO.replace("3597", "\"soon\""), CallerRefusal.PROVIDER_ANSWER_INVALID),
                info(
                        "of another issuer",
                        200,
                        INFO.replace("www.amazon.com", "evil.example"),
                        CallerRefusal.WRONG_ISSUER),
                info(
                        "of another user than the profile",
                        200,
                        INFO.replace("account.ANN", "account.SAM"),
                        CallerRefusal.PROVIDER_ANSWER_INVALID));
    }

    private static Arguments info(String name, int status, String body, CallerRefusal reason) {
        return Arguments.argumentSet(name, status, body, reason);
    }

    @ParameterizedTest
    @MethodSource("infos")
    void tokeninfoThatIsNotAPlainYes_isRefusedWithItsReason(int status, String body, CallerRefusal reason) {
        answers("", PROFILE);
        amazon.on("/auth/o2/tokeninfo", status, body);

        assertRefused(reason, verify(builder().build()));
    }

    @Test
    void expiryAsAString_isRead() {
        answers(INFO.replace("3597", "\"3597\""), PROFILE);

        assertThat(verify(builder().build())).isInstanceOf(TokenVerdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 429, 503})
    void profileThatCannotBeRead_leavesTheUserKnownAndWithoutAName(int status) {
        answers(INFO, PROFILE);
        amazon.on("/user/profile", status, "");

        assertThat(verify(builder().build())).isInstanceOfSatisfying(TokenVerdict.Accepted.class, accepted -> {
            assertThat(accepted.token().user().key()).isEqualTo("amzn1.account.ANN");
            assertThat(accepted.token().text("name")).isEmpty();
        });
    }

    @Test
    void javaSetToPrintAddresses_isRefused() {
        System.setProperty("jdk.httpclient.HttpClient.log", "requests");
        try {
            assertThatThrownBy(() -> builder().build()).hasMessageContaining("start without it");
        } finally {
            System.clearProperty("jdk.httpclient.HttpClient.log");
        }
    }

    @Test
    void linkWithoutProfile_isAcceptedWithoutAskingForIt() {
        answers(INFO, PROFILE);

        assertThat(verify(builder().withoutProfile().build())).isInstanceOf(TokenVerdict.Accepted.class);
        assertThat(amazon.asked("/user/profile")).isEmpty();
    }

    @Test
    void settingsThatCannotWork_areRefusedWithTheFix() {
        assertThatThrownBy(() -> LoginWithAmazon.builder(" ")).hasMessageContaining("security profile");
        assertThatThrownBy(() -> builder().api(URI.create("http://api.amazon.com")))
                .hasMessageContaining("use https");
        assertThatThrownBy(() -> builder().timeout(Duration.ZERO)).hasMessageContaining("above zero");
    }
}
