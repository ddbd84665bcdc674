package org.sayso.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.oauth.TestTokens.CLAIMS;
import static org.sayso.oauth.TestTokens.EC_KEY;
import static org.sayso.oauth.TestTokens.HEADER;
import static org.sayso.oauth.TestTokens.KEY;
import static org.sayso.oauth.TestTokens.signed;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.token.Authentication;
import org.sayso.token.PresentedToken;

/** Which published keys may verify which signatures. */
class KeyFitnessTests {

    private final JwksServer server = new JwksServer(KEY);
    private final JwtAuthenticator authenticator = JwtAuthenticator.builder()
            .issuer(TestTokens.ISSUER)
            .jwksUri(server.address())
            .algorithms("RS256", "ES256")
            .clock(() -> TestTokens.NOW)
            .build();

    @AfterEach
    void stop() {
        authenticator.close();
        server.close();
    }

    private Authentication authenticate(String token) {
        return authenticator.authenticate(PresentedToken.of(token), Inquiry.within(Duration.ofSeconds(30)));
    }

    private void publish(JWK... keys) {
        server.answer(200, new JWKSet(List.of(keys)).toString(false));
    }

    static Stream<Arguments> unfit() throws Exception {
        RSAKey weak = TestTokens.rsa("key-1", 1024);
        RSAKey exponent1 = new RSAKey.Builder(KEY.getModulus(), Base64URL.from("AQ"))
                .keyID("key-1")
                .build();
        String ecHeader = HEADER.replace("RS256", "ES256");
        ECKey curve384 = new ECKeyGenerator(Curve.P_384).keyID("key-1").generate();
        return Stream.of(
                unfit("fewer than 2048 bits", weak.toPublicJWK(), signed(HEADER, CLAIMS, weak)),
                unfit("exponent that is even or below", exponent1, TestTokens.good()),
                unfit(
                        "its use is enc",
                        new RSAKey.Builder(KEY.toPublicJWK())
                                .keyUse(KeyUse.ENCRYPTION)
                                .build(),
                        TestTokens.good()),
                unfit(
                        "another algorithm",
                        new RSAKey.Builder(KEY.toPublicJWK())
                                .algorithm(JWSAlgorithm.RS512)
                                .build(),
                        TestTokens.good()),
                unfit(
                        "key_ops",
                        new RSAKey.Builder(KEY.toPublicJWK())
                                .keyUse(null)
                                .keyOperations(Set.of(KeyOperation.WRAP_KEY))
                                .build(),
                        TestTokens.good()),
                unfit("no RSA key", new ECKey.Builder(EC_KEY).keyID("key-1").build(), TestTokens.good()),
                unfit(
                        "no RSA key",
                        new OctetSequenceKey.Builder(new byte[32])
                                .keyID("key-1")
                                .build(),
                        TestTokens.good()),
                unfit("not on the curve", KEY.toPublicJWK(), signed(ecHeader, CLAIMS, EC_KEY)),
                unfit("not on the curve", curve384.toPublicJWK(), signed(ecHeader, CLAIMS, EC_KEY)));
    }

    private static Arguments unfit(String objection, JWK published, String token) {
        return Arguments.argumentSet(objection + ", " + published.getKeyType(), objection, published, token);
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void publishedKeyThatIsNotForThis_isNotAllowed(String objection, JWK published, String token) {
        publish(published);

        assertThat(authenticate(token)).isInstanceOfSatisfying(Authentication.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(CallerRefusal.KEY_NOT_ALLOWED);
            assertThat(rejected.detail()).contains(objection);
        });
        assertThat(server.fetches()).isEqualTo(1);
    }

    @Test
    void fitKeyBesideAnUnfitOneOfTheSameId_isUsed() {
        publish(new RSAKey.Builder(KEY.toPublicJWK()).keyUse(KeyUse.ENCRYPTION).build(), KEY.toPublicJWK());

        assertThat(authenticate(TestTokens.good())).isInstanceOf(Authentication.Authentic.class);
    }

    @Test
    void entriesThatAreNoKeys_doNotSpoilTheSet() {
        String good = KEY.toPublicJWK().toJSONString();
        server.answer(
                200,
                "{\"keys\":[1,null,{},{\"kty\":\"XYZ\"},{\"kty\":\"RSA\",\"n\":7},"
                        + "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\",\"kid\":\"key-1\"}," + good
                        + "]}");

        assertThat(authenticate(TestTokens.good())).isInstanceOf(Authentication.Authentic.class);
    }
}
