package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** Tokens signed with a shared secret, in the configuration of an older skill: HS256, HTTP Basic, two scopes. */
class SharedSecretTests {

    private static final byte[] SECRET = "a test key that is not a secret of anybody".getBytes(StandardCharsets.UTF_8);
    private static final String AUDIENCE = "https://pod.localtest.me";

    private static RunningServer server;
    private static LinkingClient client;
    private static JsonNode tokens;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of(
                "sayso.authorization.insecure-hs256-shared-secret",
                Base64.getEncoder().encodeToString(SECRET),
                "sayso.authorization.skills.pizza.audience",
                AUDIENCE,
                "sayso.authorization.skills.pizza.scopes",
                "openid,offline_access"));
        client = new LinkingClient(server);
        Map<String, String> request = LinkingClient.requestWithoutPkce();
        request.put("scope", "openid offline_access");
        tokens = client.tokenAsAlexa(LinkingClient.exchange(client.code(request, "ann")))
                .json();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void accessToken_isSignedWithTheSecretAndKeepsItsShape() throws ParseException, JOSEException {
        String token = tokens.get("access_token").asString();
        assertThat(SignedJWT.parse(token).verify(new MACVerifier(SECRET))).isTrue();
        JsonNode header = LinkingClient.header(token);
        assertThat(header.propertyNames()).containsExactlyInAnyOrder("alg", "typ");
        assertThat(header.get("alg").asString()).isEqualTo("HS256");
        assertThat(header.get("typ").asString()).isEqualTo("at+jwt");
        JsonNode claims = LinkingClient.claims(token);
        assertThat(claims.get("aud").asString()).isEqualTo(AUDIENCE);
        assertThat(claims.get("scope").asString()).isEqualTo("offline_access openid");
    }

    @Test
    void refreshed_isSignedTheSameWay() {
        Answer refreshed = client.tokenAsAlexa(
                LinkingClient.refresh(tokens.get("refresh_token").asString()));
        assertThat(LinkingClient.header(refreshed.json().get("access_token").asString())
                        .get("alg")
                        .asString())
                .isEqualTo("HS256");
    }

    @Test
    void idToken_staysRs256() {
        assertThat(LinkingClient.header(tokens.get("id_token").asString())
                        .get("alg")
                        .asString())
                .isEqualTo("RS256");
    }

    @Test
    void keySet_doesNotPublishTheSecret() {
        Answer keys = client.get("/oauth2/jwks");
        assertThat(keys.json().get("keys").size()).isEqualTo(1);
        assertThat(keys.body())
                .doesNotContain("oct", Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET));
    }

    @Test
    void userInfo_acceptsTheToken() {
        Answer userInfo = client.get(
                "/userinfo",
                "Authorization",
                "Bearer " + tokens.get("access_token").asString());
        assertThat(userInfo.status()).isEqualTo(200);
        assertThat(userInfo.json().propertyNames()).containsExactly("sub");
    }

    @Test
    void contactTokenForgedWithTheSecret_isUnauthorized() throws JOSEException, ParseException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder(
                        SignedJWT.parse(tokens.get("access_token").asString()).getJWTClaimsSet())
                .audience(RunningServer.ISSUER)
                .claim("scope", "accounts.contact")
                .build();
        SignedJWT forged = new SignedJWT(
                SignedJWT.parse(tokens.get("access_token").asString()).getHeader(), claims);
        forged.sign(new MACSigner(SECRET));
        Answer answer = client.get(
                "/accounts/" + claims.getSubject() + "/contact", "Authorization", "Bearer " + forged.serialize());
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void tokenForgedWithThePublishedKeyAsSecret_isUnauthorized() throws JOSEException, ParseException {
        byte[] publicKey = client.get("/oauth2/jwks").body().getBytes(StandardCharsets.UTF_8);
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new com.nimbusds.jose.JOSEObjectType("at+jwt"))
                        .build(),
                SignedJWT.parse(tokens.get("access_token").asString()).getJWTClaimsSet());
        forged.sign(new MACSigner(publicKey));
        assertThat(client.get("/userinfo", "Authorization", "Bearer " + forged.serialize())
                        .status())
                .isEqualTo(401);
    }
}
