package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** What is in the tokens, claim by claim, and what the key set shows. */
class TokenTests {

    private static RunningServer server;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void accessToken_hasExactlyTheClaimsOfRfc9068_andTheNameOfItsLink() throws ParseException, JOSEException {
        Instant before = Instant.now();
        String token = client.link("ann").get("access_token").asString();

        JsonNode header = LinkingClient.header(token);
        assertThat(header.propertyNames()).containsExactlyInAnyOrder("alg", "kid", "typ");
        assertThat(header.get("alg").asString()).isEqualTo("RS256");
        assertThat(header.get("typ").asString()).isEqualTo("at+jwt");
        assertThat(SignedJWT.parse(token).verify(new RSASSAVerifier(publishedKey())))
                .isTrue();
        JsonNode claims = LinkingClient.claims(token);
        assertThat(claims.propertyNames())
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "aud",
                        "client_id",
                        "scope",
                        "jti",
                        "iat",
                        "exp",
                        "nbf",
                        "auth_time",
                        "acr",
                        "amr",
                        "link");
        assertThat(claims.get("acr").asString()).isEqualTo("1");
        assertThat(claims.get("amr").valueStream().map(JsonNode::asString)).containsExactly("pwd");
        assertThat(claims.get("iss").asString()).isEqualTo(RunningServer.ISSUER);
        assertThat(claims.get("sub").asString()).startsWith("user-ann-");
        assertThat(claims.get("aud").asString()).isEqualTo(RunningServer.AUDIENCE);
        assertThat(claims.get("client_id").asString()).isEqualTo(RunningServer.ALEXA_ID);
        assertThat(claims.get("scope").asString()).isEqualTo("offline_access openid pod:order profile");
        long issuedAt = claims.get("iat").asLong();
        assertThat(Instant.ofEpochSecond(issuedAt)).isBetween(before.minusSeconds(1), Instant.now());
        assertThat(claims.get("nbf").asLong()).isEqualTo(issuedAt);
        assertThat(claims.get("exp").asLong())
                .isEqualTo(issuedAt + Duration.ofHours(1).toSeconds());
        assertThat(claims.get("auth_time").isIntegralNumber()).isTrue();
        assertThat(claims.get("auth_time").asLong()).isBetween(before.getEpochSecond(), issuedAt);
    }

    /** Spring's endpoint would leave private halves out, but who else takes the bean might not. */
    @Test
    void publishedKeySource_hasPublicHalvesOnly() throws KeySourceException {
        List<JWK> keys = everyKeyOf(server.bean(JWKSource.class));
        assertThat(keys).isNotEmpty().noneMatch(JWK::isPrivate);
        assertThat(keys)
                .extracting(JWK::getKeyID)
                .contains(LinkingClient.header(
                                client.link("ann").get("access_token").asString())
                        .get("kid")
                        .asString());
    }

    private static <C extends SecurityContext> List<JWK> everyKeyOf(JWKSource<C> source) throws KeySourceException {
        return source.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    }

    @Test
    void refreshed_keepsTheTimeOfSignInAndGetsAnIdOfItsOwn() {
        JsonNode first = client.link("ann");
        Answer refreshed = client.tokenAsAlexa(
                LinkingClient.refresh(first.get("refresh_token").asString()));
        JsonNode before = LinkingClient.claims(first.get("access_token").asString());
        JsonNode after =
                LinkingClient.claims(refreshed.json().get("access_token").asString());
        assertThat(after.get("auth_time")).isEqualTo(before.get("auth_time"));
        assertThat(after.get("acr")).isEqualTo(before.get("acr")).isNotNull();
        assertThat(after.get("amr")).isEqualTo(before.get("amr")).isNotNull();
        assertThat(after.get("scope")).isEqualTo(before.get("scope"));
        assertThat(after.get("aud")).isEqualTo(before.get("aud"));
        assertThat(after.get("jti")).isNotEqualTo(before.get("jti"));
    }

    @Test
    void idToken_isForTheClientAndCannotPassAsAccessToken() {
        String token = client.link("ann").get("id_token").asString();
        JsonNode claims = LinkingClient.claims(token);
        assertThat(LinkingClient.header(token).path("typ").asString("")).isNotEqualTo("at+jwt");
        assertThat(claims.get("aud").asString()).isEqualTo(RunningServer.ALEXA_ID);
        assertThat(claims.has("scope")).isFalse();
        assertThat(claims.has("client_id")).isFalse();
        Answer userInfo = client.get("/userinfo", "Authorization", "Bearer " + token);
        assertThat(userInfo.status()).isEqualTo(401);
    }

    @Test
    void userInfo_tellsSubjectNamesAndRoles() {
        JsonNode tokens = client.link("sam");
        Answer userInfo = client.get(
                "/userinfo",
                "Authorization",
                "Bearer " + tokens.get("access_token").asString());
        assertThat(userInfo.status()).as(userInfo.body()).isEqualTo(200);
        assertThat(userInfo.json().propertyNames()).containsExactlyInAnyOrder("sub", "name", "given_name", "roles");
        assertThat(userInfo.json().get("name").asString()).isEqualTo("Sam Stone");
        assertThat(userInfo.json().get("given_name").asString()).isEqualTo("Sam");
        assertThat(userInfo.json().get("roles").get(0).asString()).isEqualTo("staff");
        assertThat(userInfo.json().get("sub"))
                .isEqualTo(LinkingClient.claims(tokens.get("access_token").asString())
                        .get("sub"));
    }

    @Test
    void userInfoWithoutToken_isUnauthorized() {
        assertThat(client.get("/userinfo").status()).isEqualTo(401);
    }

    @Test
    void keySet_publishesOnePublicSigningKeyAndNothingElse() throws ParseException, JOSEException {
        JsonNode keys = client.get("/oauth2/jwks").json().get("keys");
        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.get(0).propertyNames()).containsExactlyInAnyOrder("kty", "e", "use", "kid", "alg", "n");
        assertThat(keys.get(0).get("use").asString()).isEqualTo("sig");
        RSAKey key = publishedKey();
        assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        assertThat(key.size()).isEqualTo(2048);
    }

    @Test
    void discovery_namesWhatIsOffered() {
        JsonNode document = client.get("/.well-known/openid-configuration").json();
        assertThat(document.get("issuer").asString()).isEqualTo(RunningServer.ISSUER);
        assertThat(document.get("jwks_uri").asString()).isEqualTo(RunningServer.ISSUER + "/oauth2/jwks");
        assertThat(strings(document.get("token_endpoint_auth_methods_supported")))
                .containsExactly("client_secret_basic", "client_secret_post");
        assertThat(strings(document.get("grant_types_supported")))
                .containsExactly("authorization_code", "refresh_token", "client_credentials");
        assertThat(strings(document.get("code_challenge_methods_supported"))).containsExactly("S256");
        assertThat(strings(document.get("acr_values_supported"))).containsExactly("1", "phr");
        assertThat(strings(document.get("id_token_signing_alg_values_supported")))
                .containsExactly("RS256");
        assertThat(document.has("dpop_signing_alg_values_supported")).isFalse();
        assertThat(client.get("/.well-known/oauth-authorization-server").json().get("token_endpoint"))
                .isEqualTo(document.get("token_endpoint"));
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asString()));
        return values;
    }

    private static RSAKey publishedKey() throws ParseException {
        return JWKSet.parse(client.get("/oauth2/jwks").body()).getKeys().get(0).toRSAKey();
    }
}
