package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** What an API learns about a token, and who may ask. */
class IntrospectionTests {

    private static final String INACTIVE = "{\"active\":false}";

    private static final ClosableAccounts ACCOUNTS = new ClosableAccounts();

    private static RunningServer server;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        server = server(ACCOUNTS, Clock.systemUTC());
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RunningServer server(ClosableAccounts accounts, Clock clock) {
        Map<String, String> settings = new HashMap<>(SkillsTests.tea());
        settings.putAll(ResourceServers.settings("pizza", RunningServer.AUDIENCE));
        settings.putAll(ResourceServers.settings("tea", "https://tea.example"));
        settings.put("sayso.authorization.skills.pizza.token-claims.FirstNameClaim", "given_name");
        settings.put("sayso.authorization.skills.pizza.token-claims.FavoriteColorClaim", "favorite_color");
        return RunningServer.start(settings, accounts, clock);
    }

    @Test
    void goodToken_isDescribedInTheShapeOfTheToken() {
        String token = accessToken(client.link("ben"));

        Answer answer = introspect(token);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode claims = LinkingClient.claims(token);
        JsonNode body = answer.json();
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "active",
                        "token_type",
                        "scope",
                        "client_id",
                        "username",
                        "sub",
                        "aud",
                        "iss",
                        "jti",
                        "iat",
                        "exp",
                        "auth_time",
                        "acr",
                        "amr",
                        "link",
                        "FirstNameClaim",
                        "FavoriteColorClaim");
        assertThat(body.get("active").isBoolean()).isTrue();
        assertThat(body.get("active").asBoolean()).isTrue();
        assertThat(body.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(body.get("username").asString()).isEqualTo("ben");
        assertThat(body.get("aud").isString()).isTrue();
        assertThat(body.get("exp").isIntegralNumber()).isTrue();
        for (String same : new String[] {
            "scope",
            "client_id",
            "sub",
            "aud",
            "iss",
            "jti",
            "iat",
            "exp",
            "auth_time",
            "acr",
            "amr",
            "link",
            "FirstNameClaim",
            "FavoriteColorClaim"
        }) {
            assertThat(body.get(same)).as(same).isEqualTo(claims.get(same));
        }
        assertThat(answer.response().headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("application/json"));
        assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void credentialsInTheForm_workLikeHttpBasic() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", accessToken(client.link("ann")));
        form.put("token_type_hint", "refresh_token");
        form.put("client_id", "pizza-api");
        form.put("client_secret", ResourceServers.SECRET + "pizza");
        Answer answer = client.post("/oauth2/introspect", form);
        assertThat(answer.json().get("active").asBoolean()).as(answer.body()).isTrue();
    }

    @Test
    void noScopeProfile_tellsNoUserName() {
        Map<String, String> request = LinkingClient.requestWithoutPkce();
        request.put("scope", "openid offline_access");
        String token = accessToken(client.tokenAsAlexa(LinkingClient.exchange(client.code(request, "ann")))
                .json());
        JsonNode body = introspect(token).json();
        assertThat(body.get("active").asBoolean()).isTrue();
        assertThat(body.has("username")).isFalse();
        assertThat(body.get("scope").asString()).isEqualTo("offline_access openid");
    }

    @Test
    void attributeChangedSinceTheTokenWasMade_isToldAsItIsNow() {
        String token = accessToken(client.link("sam"));
        String subject = LinkingClient.claims(token).get("sub").asString();
        ACCOUNTS.changeAttribute(subject, "favorite_color", "green");
        assertThat(introspect(token).json().get("FavoriteColorClaim").asString())
                .isEqualTo("green");
        ACCOUNTS.changeAttribute(subject, "favorite_color", null);
        JsonNode body = introspect(token).json();
        assertThat(body.get("active").asBoolean()).isTrue();
        assertThat(body.has("FavoriteColorClaim")).isFalse();
        assertThat(body.get("FirstNameClaim").asString()).isEqualTo("Sam");
    }

    @Test
    void tokenOfAnotherAudience_isInactive() {
        String token = accessToken(client.link("ann"));
        assertInactive(ResourceServers.introspect(client, "tea", token));
    }

    @Test
    void whatIsNoAccessToken_isInactive() {
        JsonNode tokens = client.link("ann");
        String backend = accessToken(client.token(
                        Map.of("grant_type", "client_credentials", "scope", "accounts.contact"),
                        RunningServer.BACKEND_ID,
                        RunningServer.BACKEND_SECRET)
                .json());
        Stream.of(
                        tokens.get("refresh_token").asString(),
                        tokens.get("id_token").asString(),
                        client.code(LinkingClient.requestWithoutPkce(), "ann"),
                        backend,
                        accessToken(tokens) + "x",
                        "nonsense")
                .forEach(token -> assertInactive(introspect(token)));
    }

    @Test
    void expired_isInactive() {
        MovableClock clock = new MovableClock();
        try (RunningServer other = server(new ClosableAccounts(), clock)) {
            LinkingClient linked = new LinkingClient(other);
            String token = accessToken(linked.link("ann"));
            clock.advance(Duration.ofMinutes(59));
            assertActive(ResourceServers.introspect(linked, "pizza", token));
            clock.advance(Duration.ofMinutes(1).plusSeconds(1));
            assertInactive(ResourceServers.introspect(linked, "pizza", token));
        }
    }

    @Test
    void accountClosed_isInactive() {
        ClosableAccounts accounts = new ClosableAccounts();
        try (RunningServer other = server(accounts, Clock.systemUTC())) {
            LinkingClient linked = new LinkingClient(other);
            String token = accessToken(linked.link("ann"));
            assertActive(ResourceServers.introspect(linked, "pizza", token));
            accounts.close(LinkingClient.claims(token).get("sub").asString());
            assertInactive(ResourceServers.introspect(linked, "pizza", token));
        }
    }

    @Test
    void tokenOfBeforeARefresh_staysActiveBesideTheNewOne() {
        JsonNode tokens = client.link("ann");
        JsonNode refreshed = client.tokenAsAlexa(
                        LinkingClient.refresh(tokens.get("refresh_token").asString()))
                .json();
        assertActive(introspect(accessToken(tokens)));
        assertActive(introspect(accessToken(refreshed)));
    }

    @Test
    void accessTokenRevoked_isInactiveAndTheLinkGoesOn() {
        JsonNode tokens = client.link("ann");
        Map<String, String> refresh =
                LinkingClient.refresh(tokens.get("refresh_token").asString());
        JsonNode second = client.tokenAsAlexa(refresh).json();
        assertThat(revokeAsAlexa(accessToken(tokens)).status()).isEqualTo(200);
        assertInactive(introspect(accessToken(tokens)));
        assertActive(introspect(accessToken(second)));
        revokeAsAlexa(accessToken(second));
        assertInactive(introspect(accessToken(second)));
        JsonNode third = client.tokenAsAlexa(refresh).json();
        assertActive(introspect(accessToken(third)));
        assertInactive(introspect(accessToken(tokens)));
    }

    @Test
    void refreshTokenRevoked_endsAllAccessTokensOfThatLinkAndOfNoOther() {
        JsonNode tokens = client.link("ann");
        String refreshToken = tokens.get("refresh_token").asString();
        JsonNode refreshed =
                client.tokenAsAlexa(LinkingClient.refresh(refreshToken)).json();
        JsonNode otherLink = client.link("ann");

        Answer revoked = revokeAsAlexa(refreshToken);

        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
        assertInactive(introspect(accessToken(tokens)));
        assertInactive(introspect(accessToken(refreshed)));
        assertActive(introspect(accessToken(otherLink)));
        Answer again = client.tokenAsAlexa(LinkingClient.refresh(refreshToken));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(client.get("/userinfo", "Authorization", "Bearer " + accessToken(refreshed))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void revocationWithBodyCredentialsOrOfAnUnknownToken_isAccepted() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", "nonsense");
        form.put("client_id", RunningServer.ALEXA_ID);
        form.put("client_secret", RunningServer.ALEXA_SECRET);
        assertThat(client.post("/oauth2/revoke", form).status()).isEqualTo(200);
    }

    @Test
    void revocationByAnotherClient_isRefusedAndRevokesNothing() {
        JsonNode tokens = client.link("ann");
        for (String name : new String[] {"access_token", "refresh_token"}) {
            Answer answer = client.postAs(
                    "/oauth2/revoke",
                    Map.of("token", tokens.get(name).asString()),
                    "alexa-tea",
                    "test-only-secret-of-tea-5e0d");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
        }
        assertActive(introspect(accessToken(tokens)));
    }

    @Test
    void clientsOfOtherKinds_mayNotAsk() {
        String token = accessToken(client.link("ann"));
        Map.of(
                        RunningServer.ALEXA_ID, RunningServer.ALEXA_SECRET,
                        RunningServer.WEB_ID, RunningServer.WEB_SECRET,
                        RunningServer.BACKEND_ID, RunningServer.BACKEND_SECRET)
                .forEach((id, secret) -> {
                    Answer answer = client.postAs("/oauth2/introspect", Map.of("token", token), id, secret);
                    assertThat(answer.status()).as(id).isEqualTo(400);
                    assertThat(answer.json().get("error").asString()).isEqualTo("unauthorized_client");
                    assertThat(answer.json().get("error_description").asString())
                            .isEqualTo("Only a resource server may ask about tokens.");
                });
    }

    @Test
    void wrongOrNoSecret_isRefusedAsInvalidClient() {
        Map<String, String> form = Map.of("token", accessToken(client.link("ann")));
        Stream.of(
                        client.postAs("/oauth2/introspect", form, "pizza-api", "not-the-secret-at-all"),
                        client.postAs("/oauth2/introspect", form, "nobody", "not-the-secret-at-all"),
                        client.postAs("/oauth2/revoke", form, RunningServer.ALEXA_ID, "not-the-secret-at-all"),
                        client.post("/oauth2/introspect", form),
                        client.post("/oauth2/revoke", form))
                .forEach(answer -> {
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.json().get("error").asString()).isEqualTo("invalid_client");
                });
    }

    @Test
    void noToken_isRefusedAsInvalidRequest() {
        Answer answer = client.postAs("/oauth2/introspect", Map.of(), "pizza-api", ResourceServers.SECRET + "pizza");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void resourceServer_canDoNothingElse() {
        JsonNode tokens = client.link("ann");
        String code = client.code(LinkingClient.requestWithoutPkce(), "ann");
        assertError("unauthorized_client", token(Map.of("grant_type", "client_credentials")));
        assertError("invalid_grant", token(LinkingClient.exchange(code)));
        assertError(
                "invalid_grant",
                token(LinkingClient.refresh(tokens.get("refresh_token").asString())));
        Answer revoked = client.postAs(
                "/oauth2/revoke", Map.of("token", accessToken(tokens)), "pizza-api", ResourceServers.SECRET + "pizza");
        assertError("unauthorized_client", revoked);
        assertActive(introspect(accessToken(tokens)));
        Map<String, String> request = LinkingClient.request();
        request.put("client_id", "pizza-api");
        Page page = new Browser(server).open(LinkingClient.path(request));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("This link request is not known");
    }

    private static Answer token(Map<String, String> form) {
        return client.token(form, "pizza-api", ResourceServers.SECRET + "pizza");
    }

    private static Answer introspect(String token) {
        return ResourceServers.introspect(client, "pizza", token);
    }

    private static Answer revokeAsAlexa(String token) {
        return client.postAs(
                "/oauth2/revoke", Map.of("token", token), RunningServer.ALEXA_ID, RunningServer.ALEXA_SECRET);
    }

    private static String accessToken(JsonNode tokens) {
        return tokens.get("access_token").asString();
    }

    private static void assertActive(Answer answer) {
        assertThat(answer.json().path("active").asBoolean(false))
                .as(answer.body())
                .isTrue();
    }

    private static void assertInactive(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(INACTIVE);
    }

    private static void assertError(String error, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo(error);
    }
}
