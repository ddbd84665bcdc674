package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** Our own web site signs people in with OpenID Connect. */
class WebSignInTests {

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
    void signedIn_needsNoConsentAndTellsTheSiteNameAndRoles() {
        Browser browser = new Browser(server);
        JsonNode tokens = tokens(browser);
        JsonNode claims = LinkingClient.claims(tokens.get("id_token").asString());
        assertThat(claims.get("iss").asString()).isEqualTo(RunningServer.ISSUER);
        assertThat(claims.get("aud").asString()).isEqualTo(RunningServer.WEB_ID);
        assertThat(claims.get("nonce").asString()).isEqualTo("n-0S6_WzA2Mj");
        assertThat(claims.get("name").asString()).isEqualTo("Sam Stone");
        assertThat(claims.get("roles").get(0).asString()).isEqualTo("staff");
        assertThat(claims.get("sub").asString()).startsWith("user-sam-");
        assertThat(LinkingClient.claims(tokens.get("access_token").asString()).has("nonce"))
                .isFalse();
        assertThat(tokens.has("refresh_token")).isFalse();
    }

    @Test
    void noPkce_isRefusedAtTheRegisteredAddress() {
        Map<String, String> request = request();
        request.remove("code_challenge");
        request.remove("code_challenge_method");
        Page back = new Browser(server).open(LinkingClient.path(request));
        assertThat(back.address().toString()).startsWith(RunningServer.WEB_REDIRECT);
        assertThat(back.query()).containsEntry("error", "invalid_request");
    }

    @Test
    void logoutOfTheSite_endsTheSessionHereAndLeadsBack() {
        Browser browser = new Browser(server);
        String idToken = tokens(browser).get("id_token").asString();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("id_token_hint", idToken);
        query.put("post_logout_redirect_uri", "http://localhost:8082/pod/app");
        Page back = browser.open("/connect/logout?" + Queries.write(query));
        assertThat(back.address().toString()).isEqualTo("http://localhost:8082/pod/app");
        assertThat(browser.open("/").text()).doesNotContain("You are signed in");
    }

    @Test
    void logoutToAnUnregisteredAddress_leadsNowhere() {
        Browser browser = new Browser(server);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("id_token_hint", tokens(browser).get("id_token").asString());
        query.put("post_logout_redirect_uri", "https://attacker.example/");
        Page page = browser.open("/connect/logout?" + Queries.write(query));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("We do not understand this request");
    }

    private static JsonNode tokens(Browser browser) {
        browser.open(LinkingClient.path(request()));
        Page back = browser.signIn("sam");
        assertThat(back.address().toString()).startsWith(RunningServer.WEB_REDIRECT + "?");
        Map<String, String> form = LinkingClient.exchange(back.code());
        form.put("redirect_uri", RunningServer.WEB_REDIRECT);
        form.put("code_verifier", LinkingClient.VERIFIER);
        Answer answer = client.token(form, RunningServer.WEB_ID, RunningServer.WEB_SECRET);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Map<String, String> request() {
        Map<String, String> request = LinkingClient.request();
        request.put("client_id", RunningServer.WEB_ID);
        request.put("redirect_uri", RunningServer.WEB_REDIRECT);
        request.put("scope", "openid profile");
        request.put("nonce", "n-0S6_WzA2Mj");
        return request;
    }
}
