package org.sayso.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.oauth.TestTokens.CLAIMS;
import static org.sayso.oauth.TestTokens.HEADER;
import static org.sayso.oauth.TestTokens.KEY;
import static org.sayso.oauth.TestTokens.NOW;
import static org.sayso.oauth.TestTokens.OTHER_KEY;
import static org.sayso.oauth.TestTokens.part;
import static org.sayso.oauth.TestTokens.signed;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

/** Whole tokens against the verifier with keys fetched over HTTP; all bad ones are in {@link CatalogueTests}. */
class JwtAuthenticatorTests {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final JwksServer server = new JwksServer(KEY);
    private final Inquiry inquiry = Inquiry.within(Duration.ofSeconds(30));
    private JwtAuthenticator authenticator = builder().build();

    private JwtAuthenticator.Builder builder() {
        return JwtAuthenticator.builder()
                .issuer(TestTokens.ISSUER)
                .jwksUri(server.address())
                .httpTimeout(Duration.ofSeconds(5));
    }

    private void use(JwtAuthenticator other) {
        authenticator.close();
        authenticator = other;
    }

    @AfterEach
    void stop() {
        authenticator.close();
        server.close();
    }

    private TokenVerdict verify(String token) {
        return TokenVerifier.builder()
                .authenticator(authenticator)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .allowedClients("alexa")
                .clock(() -> NOW)
                .build()
                .verify(PresentedToken.of(token), inquiry);
    }

    private void assertAccepted(String token) {
        assertThat(verify(token)).isInstanceOf(TokenVerdict.Accepted.class);
    }

    private void assertRefused(CallerRefusal reason, String token) {
        assertThat(verify(token)).isEqualTo(new TokenVerdict.Refused(reason));
        assertThat(inquiry.checks()).last().matches(check -> check.refusal().orElseThrow() == reason);
        if (token.length() > 10) {
            assertThat(inquiry.checks().toString()).doesNotContain(token);
        }
    }

    @Test
    void goodToken_isAcceptedWithItsClaims() {
        TokenVerdict.Accepted accepted = (TokenVerdict.Accepted) verify(TestTokens.good());

        assertThat(accepted.token().user().key()).isEqualTo("user-ann");
        assertThat(accepted.token().scopes()).containsExactlyInAnyOrder("openid", "pod:order");
        assertThat(accepted.token().claims()).containsEntry("exp", NOW.getEpochSecond() + 3600);
        assertThat(inquiry.checks())
                .extracting(check -> check.name())
                .startsWith("token form", "algorithm", "token header", "signing key", "signature", "token kind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void addressInAToken_isNeverFetched(String parameter) {
        assertRefused(
                CallerRefusal.HEADER_NOT_ALLOWED,
                signed(TestTokens.header("\"" + parameter + "\":\"" + server.uri("/evil") + "\""), CLAIMS, OTHER_KEY));
        assertThat(server.strayRequests()).isZero();
        assertThat(server.fetches()).isZero();
    }

    @Test
    void foreignIssuer_isRefusedBeforeAnythingIsFetched() {
        assertRefused(
                CallerRefusal.WRONG_ISSUER,
                signed(
                        HEADER,
                        CLAIMS.replace(TestTokens.ISSUER, server.uri("/evil").toString()),
                        KEY));
        assertThat(server.fetches() + server.strayRequests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256"})
    void configuredRsaAlgorithm_isAccepted(String algorithm) {
        use(builder().algorithms(algorithm).build());
        assertAccepted(signed(HEADER.replace("RS256", algorithm), CLAIMS, KEY, JWSAlgorithm.parse(algorithm)));
    }

    @Test
    void configuredEs256_isAcceptedAndItsNullSignatureIsNot() {
        server.publish(KEY, TestTokens.EC_KEY);
        use(builder().algorithms("ES256", "RS256").build());
        String header = TestTokens.headerWithKey("key-ec").replace("RS256", "ES256");
        String token = signed(header, CLAIMS, TestTokens.EC_KEY);

        assertAccepted(token);
        assertAccepted(TestTokens.good());
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        assertRefused(CallerRefusal.SIGNATURE_INVALID, token.substring(0, token.lastIndexOf('.') + 1) + zeros);
        assertRefused(CallerRefusal.SIGNATURE_INVALID, token.substring(0, token.length() - 2));
    }

    @Test
    void sharedSecretByItsAlarmingName_acceptsHs256AndNothingElse() {
        use(JwtAuthenticator.builder()
                .issuer(TestTokens.ISSUER)
                .insecureHs256SharedSecret(SECRET)
                .build());
        String hs = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}";

        assertAccepted(TestTokens.hs256(hs, CLAIMS, SECRET));
        byte[] other = SECRET.clone();
        other[0] ^= 1;
        assertRefused(CallerRefusal.SIGNATURE_INVALID, TestTokens.hs256(hs, CLAIMS, other));
        assertRefused(CallerRefusal.ALGORITHM_NOT_ALLOWED, TestTokens.good());
        assertRefused(
                CallerRefusal.ALGORITHM_NOT_ALLOWED, part(hs.replace("HS256", "none")) + "." + part(CLAIMS) + ".");
    }

    @Test
    void settingsThatCannotWork_areRefusedWithTheFix() {
        assertThatThrownBy(() ->
                        JwtAuthenticator.builder().jwksUri(server.address()).build())
                .hasMessageContaining("call issuer(...)");
        assertThatThrownBy(() -> JwtAuthenticator.builder().issuer("i").build())
                .hasMessageContaining("call jwksUri(...)");
        assertThatThrownBy(() -> builder().insecureHs256SharedSecret(SECRET).build())
                .hasMessageContaining("not both");
        assertThatThrownBy(() -> builder().insecureHs256SharedSecret(new byte[31]))
                .hasMessageContaining("31 bytes; use at least 32");
        assertThatThrownBy(() -> builder().algorithms("RS256", "HS256")).hasMessageContaining("choose from [ES256");
        assertThatThrownBy(() -> builder().algorithms()).hasMessageContaining("choose from");
        assertThatThrownBy(() -> builder().httpTimeout(Duration.ZERO)).hasMessageContaining("set it between");
        assertThatThrownBy(() -> builder().outageTolerance(Duration.ofDays(2))).hasMessageContaining("set it between");
        for (String unsafe : new String[] {
            "http://accounts.example/jwks",
            "http://localhost.evil.example/jwks",
            "http://127.0.0.1.evil.example/jwks",
            "ftp://localhost/jwks",
            "file:///etc/jwks.json",
            "/jwks"
        }) {
            assertThatThrownBy(() -> builder().jwksUri(URI.create(unsafe))).hasMessageContaining("use https");
        }
        builder().jwksUri(URI.create("https://accounts.example/jwks")).build().close();
        builder().jwksUri(URI.create("http://127.0.0.1:8081/jwks")).build().close();
        builder().jwksUri(URI.create("http://[::1]:8081/jwks")).build().close();
    }
}
