package org.sayso.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.Inquiry;
import org.sayso.token.IssuerProfile;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;
import org.sayso.token.VerifiedToken;

/** Where a spoken name comes from. */
class UserInfoTests {

    private static final String ANN = "{\"sub\":\"user-ann\",\"given_name\":\"Ann\"}";

    private final TestProvider provider = new TestProvider();
    private final MovableClock clock = new MovableClock(TestTokens.NOW);
    private final TokenVerifier verifier = verifier();

    private TokenVerifier verifier() {
        provider.on("/keys", 200, new JWKSet(TestTokens.KEY.toPublicJWK()).toString());
        return TokenVerifier.builder()
                .authenticator(JwtAuthenticator.builder()
                        .issuer(TestTokens.ISSUER)
                        .jwksUri(provider.uri("/keys"))
                        .clock(clock)
                        .build())
                .profiles(UserInfo.builder()
                        .endpoint(provider.uri("/userinfo"))
                        .clock(clock)
                        .build())
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .allowedClients("alexa")
                .clock(clock)
                .build();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private VerifiedToken verified(String claims) {
        String token = TestTokens.signed(TestTokens.HEADER, claims, TestTokens.KEY);
        TokenVerdict verdict = verifier.verify(PresentedToken.of(token), Inquiry.within(Duration.ofSeconds(30)));
        return ((TokenVerdict.Accepted) verdict).token();
    }

    private Optional<String> name() {
        return verified(TestTokens.CLAIMS).givenName();
    }

    private int asked() {
        return provider.asked("/userinfo").size();
    }

    @Test
    void nameInTheToken_isTakenWithoutAsking() {
        provider.on("/userinfo", 200, ANN);

        assertThat(verified(TestTokens.CLAIMS.replace("\"jti\"", "\"given_name\":\"Anna\",\"jti\""))
                        .givenName())
                .contains("Anna");
        assertThat(asked()).isZero();
    }

    @Test
    void nameOfUserinfo_isAskedForOnceAnHourForEachLink() {
        provider.on("/userinfo", 200, ANN);
        for (int i = 0; i < 5; i++) {
            assertThat(name()).contains("Ann");
        }
        assertThat(asked()).isEqualTo(1);
        TestProvider.Asked asked = provider.asked("/userinfo").get(0);
        assertThat(asked.header("Authorization")).startsWith("Bearer eyJ");
        assertThat(asked.query()).isNull();

        clock.advance(Duration.ofMinutes(59));
        name();
        assertThat(asked()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        provider.on("/userinfo", 200, ANN.replace("Ann", "Annie"));
        assertThat(verified(TestTokens.CLAIMS.replace(
                                "" + (TestTokens.NOW.getEpochSecond() + 3600),
                                "" + (TestTokens.NOW.getEpochSecond() + 7200)))
                        .givenName())
                .contains("Annie");
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void anotherUser_isAskedAboutSeparately() {
        provider.on("/userinfo", 200, ANN);
        assertThat(name()).contains("Ann");

        assertThat(verified(TestTokens.CLAIMS.replace("user-ann", "user-ben")).givenName())
                .isEmpty();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void verifyingAlone_asksNothing() {
        verified(TestTokens.CLAIMS);
        assertThat(asked()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"sub\":\"user-sam\",\"given_name\":\"Sam\"}",
                "200|{\"given_name\":\"Nobody\"}",
                "200|{\"sub\":\"user-ann\"}",
                "200|{\"sub\":\"user-ann\",\"given_name\":7}",
                "200|{\"sub\":\"user-ann\",\"given_name\":\" \"}",
                "200|{\"sub\":\"user-ann\",\"given_name\":\"<audio src='x'/>\"}",
                "200|{\"sub\":\"user-ann\",\"given_name\":\"Ann & Ben\"}",
                "200|{\"sub\":\"user-ann\",\"given_name\":\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeee\"}",
                "200|<html>",
                "302|/elsewhere",
                "401|{}",
                "429|{}",
                "500|{}"
            })
    void answerWithoutANameOfThisUser_givesNone(int status, String body) {
        provider.on("/userinfo", status, body);

        assertThat(name()).isEmpty();
        assertThat(provider.asked("/elsewhere")).isEmpty();
    }

    @Test
    void oktasUserinfo_isAboutTheUidOfTheToken() {
        String issuer = "https://example.okta.com/oauth2/default";
        provider.on("/userinfo", 200, "{\"sub\":\"00u1\",\"given_name\":\"Ann\"}");
        String claims = TestTokens.CLAIMS
                .replace(TestTokens.ISSUER, issuer)
                .replace("\"client_id\"", "\"cid\"")
                .replace("\"sub\":\"user-ann\"", "\"sub\":\"ann@example.com\",\"uid\":\"00u1\"");
        String token = TestTokens.signed(TestTokens.HEADER.replace("\"typ\":\"at+jwt\",", ""), claims, TestTokens.KEY);
        TokenVerdict verdict = TokenVerifier.builder()
                .profile(IssuerProfile.OKTA)
                .authenticator(JwtAuthenticator.builder()
                        .issuer(issuer)
                        .jwksUri(provider.uri("/keys"))
                        .clock(clock)
                        .build())
                .profiles(UserInfo.builder().endpoint(provider.uri("/userinfo")).build())
                .issuer(issuer)
                .audience(TestTokens.AUDIENCE)
                .allowedClients("alexa")
                .clock(clock)
                .build()
                .verify(PresentedToken.of(token), Inquiry.within(Duration.ofSeconds(30)));

        assertThat(((TokenVerdict.Accepted) verdict).token().givenName()).contains("Ann");
    }

    @Test
    void requestWithoutTime_isNotHeldAgainstTheNext() {
        provider.on("/userinfo", 200, ANN);
        String token = TestTokens.good();
        Inquiry late = Inquiry.within(Duration.ofMillis(300));
        TokenVerdict verdict = verifier.verify(PresentedToken.of(token), late);
        while (!late.deadline().passed()) {
            Thread.onSpinWait();
        }

        assertThat(((TokenVerdict.Accepted) verdict).token().givenName()).isEmpty();
        assertThat(asked()).isZero();
        assertThat(name()).contains("Ann");
    }

    @Test
    void failure_isTriedAgainAfter30Seconds() {
        provider.on("/userinfo", 429, "");
        assertThat(name()).isEmpty();
        assertThat(name()).isEmpty();
        assertThat(asked()).isEqualTo(1);

        provider.on("/userinfo", 200, ANN);
        clock.advance(Duration.ofSeconds(30));
        assertThat(name()).contains("Ann");
    }

    @ParameterizedTest
    @CsvSource({"Ann", "Jean-Luc", "O'Neil", "Zo\u00eb", "\u82b1\u5b50", "Mary Jo", "J."})
    void names_areTakenAsTheyAre(String name) {
        provider.on("/userinfo", 200, ANN.replace("Ann", name));

        assertThat(name()).contains(name);
    }

    @Test
    void settingsThatCannotWork_areRefusedWithTheFix() {
        assertThatThrownBy(() -> UserInfo.builder().build()).hasMessageContaining("call issuer(...) or endpoint(...)");
        assertThatThrownBy(() -> UserInfo.builder().age(Duration.ofDays(2))).hasMessageContaining("up to PT24H");
    }
}
