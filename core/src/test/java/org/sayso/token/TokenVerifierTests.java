package org.sayso.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.Check;
import org.sayso.Inquiry;

/** The numbered checks of RFC 9068 section 4, over claims that somebody vouched for. */
class TokenVerifierTests {

    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final String ISSUER = "https://accounts.example";
    private static final String AUDIENCE = "https://pizza-on-demand.example";
    private static final PresentedToken PRESENTED = PresentedToken.of("the-very-secret-text");

    private final Inquiry inquiry = Inquiry.within(Duration.ofSeconds(8));
    private Map<String, Object> header = Map.of("alg", "RS256", "typ", "at+jwt");
    private final Map<String, Object> claims = goodClaims();

    private static Map<String, Object> goodClaims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", "user-ann");
        claims.put("aud", AUDIENCE);
        claims.put("client_id", "alexa");
        claims.put("scope", "openid pod:order");
        claims.put("iat", NOW.getEpochSecond() - 10);
        claims.put("nbf", NOW.getEpochSecond() - 10);
        claims.put("exp", NOW.getEpochSecond() + 3600);
        claims.put("jti", "token-1");
        return claims;
    }

    private static TokenVerifier.Builder builder(TokenAuthenticator authenticator) {
        return TokenVerifier.builder()
                .authenticator(authenticator)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .allowedClients("alexa", "alexa-beta")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private TokenVerdict verify() {
        return builder((token, walk) -> new Authentication.Authentic(header, claims))
                .build()
                .verify(PRESENTED, inquiry);
    }

    private VerifiedToken accepted() {
        TokenVerdict verdict = verify();
        assertThat(verdict).isInstanceOf(TokenVerdict.Accepted.class);
        return ((TokenVerdict.Accepted) verdict).token();
    }

    @Test
    void issuerThatIsAsked_isAskedOnlyAboutTokensThatAreGoodLocally() {
        List<String> asked = new ArrayList<>();
        TokenVerifier verifier = builder((token, walk) -> new Authentication.Authentic(header, claims))
                .issuerCheck(saying(asked, "user-ann"))
                .build();

        assertThat(verifier.verify(PRESENTED, TokenCheck.ASK_ISSUER_NOW, inquiry))
                .isInstanceOf(TokenVerdict.Accepted.class);
        assertThat(asked).hasSize(1);
        claims.put("aud", "https://bank.example");
        assertThat(verifier.verify(PRESENTED, TokenCheck.ASK_ISSUER_NOW, inquiry))
                .isEqualTo(new TokenVerdict.Refused(CallerRefusal.WRONG_AUDIENCE));
        assertThat(asked).hasSize(1);
    }

    @Test
    void issuerThatNamesAnotherUserThanTheToken_isNotBelieved() {
        TokenVerifier verifier = builder((token, walk) -> new Authentication.Authentic(header, claims))
                .issuerCheck(saying(new ArrayList<>(), "user-sam"))
                .build();

        assertThat(verifier.verify(PRESENTED, TokenCheck.ASK_ISSUER, inquiry))
                .isEqualTo(new TokenVerdict.Refused(CallerRefusal.SUBJECT_INVALID));
    }

    private TokenAuthenticator saying(List<String> asked, String user) {
        return new TokenAuthenticator() {
            @Override
            public Authentication authenticate(PresentedToken token, Inquiry walk) {
                asked.add(user);
                Map<String, Object> said = goodClaims();
                said.put("sub", user);
                return Authentication.Authentic.said(said);
            }

            @Override
            public boolean asksIssuer() {
                return true;
            }
        };
    }

    private void assertRefused(CallerRefusal reason) {
        assertThat(verify()).isEqualTo(new TokenVerdict.Refused(reason));
        assertThat(inquiry.checks())
                .last()
                .satisfies(check -> assertThat(check.refusal()).hasValue(reason));
    }

    @Test
    void completeToken_isAcceptedWithWhatItSays() {
        VerifiedToken token = accepted();

        assertThat(token.user()).isEqualTo(new UserKey(ISSUER, "user-ann"));
        assertThat(token.clientId()).isEqualTo("alexa");
        assertThat(token.scopes()).containsExactlyInAnyOrder("openid", "pod:order");
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(token.claims()).isEqualTo(claims);
    }

    @Test
    void everyCheck_isNotedInOrderWithoutTheToken() {
        accepted();

        assertThat(inquiry.checks())
                .extracting(Check::name)
                .containsExactly(
                        "token kind",
                        "issuer",
                        "audience",
                        "client",
                        "expiry",
                        "not before",
                        "issued at",
                        "token identifier",
                        "no other token",
                        "user",
                        "scope");
        assertThat(inquiry.checks()).allMatch(Check::passed);
        assertThat(inquiry.checks().toString()).doesNotContain("very-secret");
        assertThat(inquiry.claims()).isEqualTo(claims);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("iss of another issuer", CallerRefusal.WRONG_ISSUER, c -> c.put("iss", "https://evil.example")),
                bad("iss with a slash more", CallerRefusal.WRONG_ISSUER, c -> c.put("iss", ISSUER + "/")),
                bad("iss in capitals", CallerRefusal.WRONG_ISSUER, c -> c.put("iss", "HTTPS://accounts.example")),
                bad("aud of another service", CallerRefusal.WRONG_AUDIENCE, c -> c.put("aud", "https://bank.example")),
                bad("aud longer than ours", CallerRefusal.WRONG_AUDIENCE, c -> c.put("aud", AUDIENCE + "/x")),
                bad("aud array without us", CallerRefusal.WRONG_AUDIENCE, c -> c.put("aud", List.of("a", "b"))),
                bad("aud array empty", CallerRefusal.WRONG_AUDIENCE, c -> c.put("aud", List.of())),
                bad("aud array with a number", CallerRefusal.CLAIM_MALFORMED, c -> c.put("aud", List.of(AUDIENCE, 1L))),
                bad("client of another app", CallerRefusal.WRONG_CLIENT, c -> c.put("client_id", "web")),
                bad("client in capitals", CallerRefusal.WRONG_CLIENT, c -> c.put("client_id", "ALEXA")),
                bad("exp an hour ago", CallerRefusal.EXPIRED, c -> c.put("exp", NOW.getEpochSecond() - 3600)),
                bad("exp zero", CallerRefusal.EXPIRED, c -> c.put("exp", 0L)),
                bad("exp in the year 10000", CallerRefusal.TIME_OUT_OF_RANGE, c -> c.put("exp", 253_402_300_800L)),
                bad("exp as text", CallerRefusal.CLAIM_MALFORMED, c -> c.put("exp", "1900000000")),
                bad("exp endless", CallerRefusal.TIME_OUT_OF_RANGE, c -> c.put("exp", Double.POSITIVE_INFINITY)),
                bad("exp not a number", CallerRefusal.TIME_OUT_OF_RANGE, c -> c.put("exp", Double.NaN)),
                bad("exp negative", CallerRefusal.TIME_OUT_OF_RANGE, c -> c.put("exp", -1L)),
                bad("nbf in an hour", CallerRefusal.NOT_YET_VALID, c -> c.put("nbf", NOW.getEpochSecond() + 3600)),
                bad("nbf as text", CallerRefusal.CLAIM_MALFORMED, c -> c.put("nbf", "now")),
                bad("iat in an hour", CallerRefusal.NOT_YET_VALID, c -> c.put("iat", NOW.getEpochSecond() + 3600)),
                bad("jti missing", CallerRefusal.CLAIM_MISSING, c -> c.remove("jti")),
                bad("nonce of an ID token", CallerRefusal.NOT_AN_ACCESS_TOKEN, c -> c.put("nonce", "n")),
                bad("at_hash of an ID token", CallerRefusal.NOT_AN_ACCESS_TOKEN, c -> c.put("at_hash", "h")),
                bad("c_hash of an ID token", CallerRefusal.NOT_AN_ACCESS_TOKEN, c -> c.put("c_hash", "h")),
                bad("events of a logout token", CallerRefusal.NOT_AN_ACCESS_TOKEN, c -> c.put("events", Map.of())),
                bad("sub blank", CallerRefusal.SUBJECT_INVALID, c -> c.put("sub", " \t")),
                bad("sub empty", CallerRefusal.SUBJECT_INVALID, c -> c.put("sub", "")),
                bad("sub of 256 characters", CallerRefusal.SUBJECT_INVALID, c -> c.put("sub", "x".repeat(256))),
                bad("scope an object", CallerRefusal.CLAIM_MALFORMED, c -> c.put("scope", Map.of("pod:order", true))),
                bad("scope with a number", CallerRefusal.CLAIM_MALFORMED, c -> c.put("scope", List.of("openid", 1L))));
    }

    private static Arguments bad(String name, CallerRefusal reason, Consumer<Map<String, Object>> change) {
        return Arguments.argumentSet(name, reason, change);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void badToken_isRefusedWithItsReason(CallerRefusal reason, Consumer<Map<String, Object>> change) {
        change.accept(claims);
        assertRefused(reason);
    }

    static Stream<Arguments> claimsOfWrongType() {
        return Stream.of("iss", "sub", "aud", "client_id", "iat", "nbf", "exp", "jti", "scope")
                .flatMap(claim -> Stream.of(true, Map.of("a", 1L), List.of(List.of()), List.of(Map.of()))
                        .map(value -> Arguments.of(claim, value)));
    }

    @ParameterizedTest
    @MethodSource("claimsOfWrongType")
    void claimOfWrongType_isRefusedAsMalformed(String claim, Object value) {
        claims.put(claim, value);
        assertRefused(claim.equals("sub") ? CallerRefusal.SUBJECT_INVALID : CallerRefusal.CLAIM_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "client_id", "iat", "exp", "jti"})
    void requiredClaimMissingOrNull_isRefusedAsMissing(String claim) {
        claims.put(claim, null);
        assertRefused(CallerRefusal.CLAIM_MISSING);
        claims.remove(claim);
        assertRefused(CallerRefusal.CLAIM_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/At+Jwt"})
    void typOfAnAccessToken_isAcceptedInAnyCase(String typ) {
        header = Map.of("alg", "RS256", "typ", typ);
        accepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "logout+jwt", "at+jwt ", "application/jwt", "at+jwt;x=1", ""})
    void typOfAnotherToken_isRefusedAsWrongType(String typ) {
        header = Map.of("alg", "RS256", "typ", typ);
        assertRefused(CallerRefusal.WRONG_TYPE);
    }

    @Test
    void missingOrOddTyp_isRefusedAsWrongType() {
        header = Map.of("alg", "RS256");
        assertRefused(CallerRefusal.WRONG_TYPE);
        header = Map.of("alg", "RS256", "typ", List.of("at+jwt"));
        assertRefused(CallerRefusal.WRONG_TYPE);
    }

    /** The boundary: a token ends at exp + skew, that instant excluded. */
    @ParameterizedTest
    @CsvSource({"-59, true", "-59.999, true", "-60, false", "-61, false"})
    void expAtTheEdgeOfTheSkew_isGoodBeforeItOnly(double secondsFromNow, boolean good) {
        claims.put("exp", NOW.getEpochSecond() + secondsFromNow);
        if (good) {
            accepted();
        } else {
            assertRefused(CallerRefusal.EXPIRED);
        }
    }

    /** The boundary: a token begins at nbf - skew and iat - skew, that instant included. */
    @ParameterizedTest
    @CsvSource({"nbf, 59, true", "nbf, 60, true", "nbf, 60.001, false", "iat, 60, true", "iat, 60.001, false"})
    void beginAtTheEdgeOfTheSkew_isGoodFromItOn(String claim, double secondsFromNow, boolean good) {
        claims.put(claim, NOW.getEpochSecond() + secondsFromNow);
        if (good) {
            accepted();
        } else {
            assertRefused(CallerRefusal.NOT_YET_VALID);
        }
    }

    @Test
    void noSkew_endsTheTokenAtExpItself() {
        claims.put("exp", NOW.getEpochSecond());
        TokenVerifier strict = builder((token, walk) -> new Authentication.Authentic(header, claims))
                .clockSkew(Duration.ZERO)
                .build();
        assertThat(strict.verify(PRESENTED, inquiry)).isEqualTo(new TokenVerdict.Refused(CallerRefusal.EXPIRED));
    }

    @Test
    void nbfMissing_isAccepted() {
        claims.remove("nbf");
        accepted();
    }

    @Test
    void audienceArrayWithUs_isAccepted() {
        claims.put("aud", List.of("https://accounts.example/userinfo", AUDIENCE));
        accepted();
    }

    @Test
    void scopeAsArrayOrMissing_isRead() {
        claims.put("scope", List.of("openid", "pod:order"));
        assertThat(accepted().scopes()).containsExactlyInAnyOrder("openid", "pod:order");
        claims.remove("scope");
        assertThat(accepted().scopes()).isEmpty();
        claims.put("scope", "");
        assertThat(accepted().scopes()).isEmpty();
        claims.put("scope", " a   b ");
        assertThat(accepted().scopes()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void subOf255Characters_isAccepted() {
        claims.put("sub", "x".repeat(255));
        assertThat(accepted().user().key()).hasSize(255);
    }

    @Test
    void claims_cannotBeChangedAfterwardsAtAnyDepth() {
        List<Object> roles = new ArrayList<>(Arrays.asList("staff", null));
        Map<String, Object> address = new LinkedHashMap<>(Collections.singletonMap("street", null));
        claims.put("roles", roles);
        claims.put("address", address);

        VerifiedToken token = accepted();
        roles.add("admin");
        claims.put("sub", "somebody else");

        assertThat(token.claims().get("roles")).isEqualTo(Arrays.asList("staff", null));
        assertThat(token.claims()).containsEntry("sub", "user-ann");
        assertThatThrownBy(() -> token.claims().put("sub", "x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(
                        () -> ((List<?>) Objects.requireNonNull(token.claims().get("roles"))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void claimsOfARefusedToken_areKeptForTheTrace_butNotThoseNobodyVouchesFor() {
        claims.put("aud", "https://bank.example");
        assertRefused(CallerRefusal.WRONG_AUDIENCE);
        assertThat(inquiry.claims()).containsEntry("aud", "https://bank.example");

        Inquiry other = Inquiry.within(Duration.ofSeconds(8));
        TokenVerdict verdict = builder(
                        (token, walk) -> new Authentication.Rejected(CallerRefusal.SIGNATURE_INVALID, "another key"))
                .build()
                .verify(PRESENTED, other);
        assertThat(verdict).isEqualTo(new TokenVerdict.Refused(CallerRefusal.SIGNATURE_INVALID));
        assertThat(other.claims()).isEmpty();
        assertThat(other.checks()).last().satisfies(check -> {
            assertThat(check.refusal()).hasValue(CallerRefusal.SIGNATURE_INVALID);
            assertThat(check.detail()).isEqualTo("another key");
        });
    }

    @Test
    void settingsThatCannotWork_areRefusedWithTheFix() {
        TokenAuthenticator any = (token, walk) -> new Authentication.Authentic(header, claims);
        assertThatThrownBy(() -> TokenVerifier.builder().build()).hasMessageContaining("call authenticator(...)");
        assertThatThrownBy(() -> builder(any).issuer(" ").build()).hasMessageContaining("call issuer(...)");
        assertThatThrownBy(() -> builder(any).audience("").build()).hasMessageContaining("call audience(...)");
        assertThatThrownBy(() -> builder(any).allowedClients().build())
                .hasMessageContaining("call allowedClients(...)");
        assertThatThrownBy(() -> builder(any).allowedClients("alexa", "").build())
                .hasMessageContaining("call allowedClients(...)");
        assertThatThrownBy(() -> builder(any).clockSkew(Duration.ofMinutes(5).plusMillis(1)))
                .hasMessageContaining("set it between PT0S and PT5M");
        assertThatThrownBy(() -> builder(any).clockSkew(Duration.ofMillis(-1))).hasMessageContaining("between");
        builder(any).clockSkew(Duration.ofMinutes(5)).build();
    }
}
