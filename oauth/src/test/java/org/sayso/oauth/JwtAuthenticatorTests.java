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

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

/** Whole tokens against the verifier with keys fetched over HTTP: each bad one by the reason it is refused for. */
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

    static Stream<Arguments> badTokens() throws JOSEException {
        byte[] publicKey = KEY.toRSAPublicKey().getEncoded();
        byte[] publicPem = pem(publicKey).getBytes(StandardCharsets.US_ASCII);
        String hs = HEADER.replace("RS256", "HS256");
        String signature = TestTokens.good().substring(TestTokens.good().lastIndexOf('.') + 1);
        return Stream.of(
                bad(
                        "alg none",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        part(HEADER.replace("RS256", "none")) + "." + part(CLAIMS) + "."),
                bad(
                        "alg nOnE with a signature",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        part(HEADER.replace("RS256", "nOnE")) + "." + part(CLAIMS) + "." + signature),
                bad(
                        "alg missing",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        signed("{\"typ\":\"at+jwt\",\"kid\":\"key-1\"}", CLAIMS, KEY)),
                bad(
                        "alg not text",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        signed(HEADER.replace("\"RS256\"", "[\"RS256\"]"), CLAIMS, KEY)),
                bad(
                        "alg in small letters",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        signed(HEADER.replace("RS256", "rs256"), CLAIMS, KEY)),
                bad(
                        "HS256 with the public key",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        TestTokens.hs256(hs, CLAIMS, publicKey)),
                bad(
                        "HS256 with the public key as PEM",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        TestTokens.hs256(hs, CLAIMS, publicPem)),
                bad(
                        "PS256 where RS256 is asked for",
                        CallerRefusal.ALGORITHM_NOT_ALLOWED,
                        signed(HEADER.replace("RS256", "PS256"), CLAIMS, KEY, JWSAlgorithm.PS256)),
                bad(
                        "RS512 that says RS256",
                        CallerRefusal.SIGNATURE_INVALID,
                        signed(HEADER, CLAIMS, KEY, JWSAlgorithm.RS512)),
                bad("other key, same kid", CallerRefusal.SIGNATURE_INVALID, signed(HEADER, CLAIMS, OTHER_KEY)),
                bad(
                        "other key, its own kid",
                        CallerRefusal.UNKNOWN_KEY,
                        signed(TestTokens.headerWithKey("key-2"), CLAIMS, OTHER_KEY)),
                bad(
                        "kid missing",
                        CallerRefusal.UNKNOWN_KEY,
                        signed("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", CLAIMS, KEY)),
                bad(
                        "kid a path",
                        CallerRefusal.UNKNOWN_KEY,
                        signed(TestTokens.headerWithKey("../../dev/null"), CLAIMS, KEY)),
                bad(
                        "kid a query",
                        CallerRefusal.UNKNOWN_KEY,
                        signed(TestTokens.headerWithKey("x' OR '1'='1"), CLAIMS, KEY)),
                bad("kid a number", CallerRefusal.UNKNOWN_KEY, signed(HEADER.replace("\"key-1\"", "1"), CLAIMS, KEY)),
                bad(
                        "kid endless",
                        CallerRefusal.UNKNOWN_KEY,
                        signed(TestTokens.headerWithKey("k".repeat(257)), CLAIMS, KEY)),
                bad("signature cut off", CallerRefusal.SIGNATURE_INVALID, part(HEADER) + "." + part(CLAIMS) + "."),
                bad(
                        "claims changed after signing",
                        CallerRefusal.SIGNATURE_INVALID,
                        part(HEADER) + "." + part(CLAIMS.replace("user-ann", "user-sam")) + "." + signature),
                bad("crit", CallerRefusal.HEADER_NOT_ALLOWED, signed(header("\"crit\":[\"exp\"]"), CLAIMS, KEY)),
                bad("crit empty", CallerRefusal.HEADER_NOT_ALLOWED, signed(header("\"crit\":[]"), CLAIMS, KEY)),
                bad(
                        "jwk",
                        CallerRefusal.HEADER_NOT_ALLOWED,
                        signed(header("\"jwk\":" + OTHER_KEY.toPublicJWK()), CLAIMS, OTHER_KEY)),
                bad("x5c", CallerRefusal.HEADER_NOT_ALLOWED, signed(header("\"x5c\":[\"MIIB\"]"), CLAIMS, KEY)),
                bad(
                        "x5u",
                        CallerRefusal.HEADER_NOT_ALLOWED,
                        signed(header("\"x5u\":\"https://evil.example\""), CLAIMS, KEY)),
                bad("b64", CallerRefusal.HEADER_NOT_ALLOWED, signed(header("\"b64\":false"), CLAIMS, KEY)),
                bad(
                        "issuer of another",
                        CallerRefusal.WRONG_ISSUER,
                        signed(HEADER, CLAIMS.replace("accounts.example", "evil.example"), KEY)),
                bad(
                        "issuer with a slash",
                        CallerRefusal.WRONG_ISSUER,
                        signed(HEADER, CLAIMS.replace("accounts.example", "accounts.example/"), KEY)),
                bad(
                        "issuer not text",
                        CallerRefusal.CLAIMS_INCOMPLETE,
                        signed(
                                HEADER,
                                CLAIMS.replace("\"https://accounts.example\"", "[\"https://accounts.example\"]"),
                                KEY)),
                bad(
                        "audience of another",
                        CallerRefusal.WRONG_AUDIENCE,
                        signed(HEADER, CLAIMS.replace("pizza-on-demand", "bank"), KEY)),
                bad(
                        "client of another",
                        CallerRefusal.WRONG_CLIENT,
                        signed(HEADER, CLAIMS.replace("\"alexa\"", "\"web\""), KEY)),
                bad(
                        "jti missing",
                        CallerRefusal.CLAIMS_INCOMPLETE,
                        signed(HEADER, CLAIMS.replace("\"jti\"", "\"x\""), KEY)),
                bad(
                        "jti null",
                        CallerRefusal.CLAIMS_INCOMPLETE,
                        signed(HEADER, CLAIMS.replace("\"token-1\"", "null"), KEY)),
                bad("ID token", CallerRefusal.WRONG_TYPE, signed(HEADER.replace("at+jwt", "JWT"), CLAIMS, KEY)),
                bad(
                        "ID token in disguise",
                        CallerRefusal.NOT_AN_ACCESS_TOKEN,
                        signed(HEADER, with("\"nonce\":\"n\""), KEY)),
                bad(
                        "logout token",
                        CallerRefusal.WRONG_TYPE,
                        signed(HEADER.replace("at+jwt", "logout+jwt"), CLAIMS, KEY)),
                bad(
                        "exp at the edge",
                        CallerRefusal.EXPIRED,
                        signed(
                                HEADER,
                                CLAIMS.replace("" + (NOW.getEpochSecond() + 3600), "" + (NOW.getEpochSecond() - 60)),
                                KEY)),
                bad(
                        "exp beyond numbers",
                        CallerRefusal.CLAIMS_INCOMPLETE,
                        signed(HEADER, CLAIMS.replace("" + (NOW.getEpochSecond() + 3600), "1e999"), KEY)),
                bad(
                        "exp of thirty digits",
                        CallerRefusal.TOKEN_MALFORMED,
                        signed(HEADER, CLAIMS.replace("" + (NOW.getEpochSecond() + 3600), "9".repeat(30)), KEY)),
                bad(
                        "iat in the future",
                        CallerRefusal.NOT_YET_VALID,
                        signed(
                                HEADER,
                                CLAIMS.replaceFirst("\"iat\":\\d+", "\"iat\":" + (NOW.getEpochSecond() + 61)),
                                KEY)),
                bad(
                        "nbf in the future",
                        CallerRefusal.NOT_YET_VALID,
                        signed(
                                HEADER,
                                CLAIMS.replaceFirst("\"nbf\":\\d+", "\"nbf\":" + (NOW.getEpochSecond() + 61)),
                                KEY)),
                bad("claim twice", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, with("\"sub\":\"user-sam\""), KEY)),
                bad(
                        "claim twice, once escaped",
                        CallerRefusal.TOKEN_MALFORMED,
                        signed(HEADER, with("\"s\\u0075b\":\"user-sam\""), KEY)),
                bad(
                        "claim twice, deep inside",
                        CallerRefusal.TOKEN_MALFORMED,
                        signed(HEADER, with("\"x\":[{\"a\":1,\"a\":2}]"), KEY)),
                bad(
                        "header parameter twice",
                        CallerRefusal.TOKEN_MALFORMED,
                        signed(header("\"kid\":\"key-1\""), CLAIMS, KEY)),
                bad(
                        "claims 17 levels deep",
                        CallerRefusal.TOKEN_MALFORMED,
                        signed(HEADER, with("\"x\":" + "[".repeat(16) + "]".repeat(16)), KEY)),
                bad("claims an array", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, "[" + CLAIMS + "]", KEY)),
                bad("claims null", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, "null", KEY)),
                bad("claims empty", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, "", KEY)),
                bad("claims twice", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, CLAIMS + CLAIMS, KEY)),
                bad("claims with a comment", CallerRefusal.TOKEN_MALFORMED, signed(HEADER, "/**/" + CLAIMS, KEY)),
                bad(
                        "claims with single quotes",
                        CallerRefusal.TOKEN_MALFORMED,
                        signed(HEADER, CLAIMS.replace('"', '\''), KEY)),
                bad(
                        "claims in Latin-1",
                        CallerRefusal.TOKEN_MALFORMED,
                        part(HEADER) + "."
                                + Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(
                                                with("\"n\":\"Zo\u00eb\"").getBytes(StandardCharsets.ISO_8859_1))
                                + "." + signature),
                bad(
                        "too long",
                        CallerRefusal.TOKEN_MALFORMED,
                        signed(HEADER, with("\"x\":\"" + "y".repeat(8000) + "\""), KEY)),
                bad("a megabyte", CallerRefusal.TOKEN_MALFORMED, "a".repeat(1 << 20)),
                bad("empty", CallerRefusal.TOKEN_MALFORMED, ""),
                bad("opaque", CallerRefusal.TOKEN_MALFORMED, "Atza|IwEBIExampleOpaqueToken"),
                bad("two parts", CallerRefusal.TOKEN_MALFORMED, part(HEADER) + "." + part(CLAIMS)),
                bad("four parts", CallerRefusal.TOKEN_MALFORMED, TestTokens.good() + ".x"),
                bad("five parts, encrypted", CallerRefusal.TOKEN_MALFORMED, "e30.e30.e30.e30.e30"),
                bad("only dots", CallerRefusal.TOKEN_MALFORMED, ".."),
                bad("with padding", CallerRefusal.TOKEN_MALFORMED, TestTokens.good() + "="),
                bad("with a line end", CallerRefusal.TOKEN_MALFORMED, TestTokens.good() + "\n"),
                bad(
                        "in the other alphabet",
                        CallerRefusal.TOKEN_MALFORMED,
                        part(HEADER) + "." + part(CLAIMS) + ".+/+/"),
                bad(
                        "with stray bits at the end",
                        CallerRefusal.TOKEN_MALFORMED,
                        part(HEADER) + "." + part(CLAIMS) + ".AB"),
                bad("not ASCII", CallerRefusal.TOKEN_MALFORMED, part(HEADER) + ".\u00e9." + part(CLAIMS)));
    }

    private static Arguments bad(String name, CallerRefusal reason, String token) {
        return Arguments.argumentSet(name, reason, token);
    }

    private static String header(String more) {
        return HEADER.replace("}", "," + more + "}");
    }

    private static String with(String more) {
        return CLAIMS.substring(0, CLAIMS.length() - 1) + "," + more + "}";
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void badToken_isRefusedWithItsReason(CallerRefusal reason, String token) {
        assertRefused(reason, token);
    }

    @Test
    void audienceAndScopeAsArrays_areAccepted() {
        assertAccepted(signed(
                HEADER,
                CLAIMS.replace("\"" + TestTokens.AUDIENCE + "\"", "[\"x\",\"" + TestTokens.AUDIENCE + "\"]")
                        .replace("\"openid pod:order\"", "[\"openid\",\"pod:order\"]"),
                KEY));
    }

    @Test
    void unknownHeaderParameterAndNesting16Deep_areAccepted() {
        assertAccepted(
                signed(header("\"x5t\":\"abc\",\"cty\":\"x\""), with("\"x\":" + "[".repeat(15) + "]".repeat(15)), KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void addressInAToken_isNeverFetched(String parameter) {
        assertRefused(
                CallerRefusal.HEADER_NOT_ALLOWED,
                signed(header("\"" + parameter + "\":\"" + server.uri("/evil") + "\""), CLAIMS, OTHER_KEY));
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
    void keyOfAnotherFamily_isNotUsed() {
        server.publish(KEY, TestTokens.EC_KEY);
        use(builder().algorithms("ES256", "RS256").build());
        assertRefused(CallerRefusal.UNKNOWN_KEY, signed(HEADER.replace("RS256", "ES256"), CLAIMS, KEY));
    }

    static Stream<Arguments> unfitKeys() {
        RSAKey weak = TestTokens.rsa("key-1", 1024);
        return Stream.of(
                Arguments.argumentSet("1024 bits", weak, weak),
                Arguments.argumentSet(
                        "for encryption",
                        new RSAKey.Builder(KEY).keyUse(KeyUse.ENCRYPTION).build(),
                        KEY),
                Arguments.argumentSet(
                        "for RS512",
                        new RSAKey.Builder(KEY).algorithm(JWSAlgorithm.RS512).build(),
                        KEY),
                Arguments.argumentSet(
                        "for wrapping",
                        new RSAKey.Builder(KEY)
                                .keyUse(null)
                                .keyOperations(Set.of(KeyOperation.WRAP_KEY))
                                .build(),
                        KEY));
    }

    @ParameterizedTest
    @MethodSource("unfitKeys")
    void keyThatIsNotForThis_isUnknown(RSAKey published, RSAKey signing) {
        server.answer(200, new JWKSet(published.toPublicJWK()).toString());
        assertRefused(CallerRefusal.UNKNOWN_KEY, signed(HEADER, CLAIMS, signing));
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
