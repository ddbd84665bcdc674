package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** Account linking from the first page to the last refresh. */
class LinkingTests {

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
    void signedInAndAllowed_leadsBackWithCodeAndStateAndTurnsIntoTokens() {
        Browser browser = new Browser(server);
        assertThat(browser.open(LinkingClient.path(LinkingClient.request()))
                        .address()
                        .getPath())
                .isEqualTo("/sign-in");
        Page consent = browser.signIn("sam");
        assertThat(consent.address().getPath()).isEqualTo("/consent");
        assertThat(consent.text())
                .contains(
                        "Let Alexa use your Pizza on Demand account?",
                        "Sam Stone",
                        "order pizza in your name",
                        "password");

        Page back = browser.submit("allow", Map.of());

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.address().toString()).startsWith(RunningServer.STAND_IN + "?");
        assertThat(back.query())
                .containsOnlyKeys("iss", "code", "state")
                .containsEntry("iss", RunningServer.ISSUER)
                .containsEntry("state", LinkingClient.STATE);
        Map<String, String> form = LinkingClient.exchange(back.code());
        form.put("code_verifier", LinkingClient.VERIFIER);
        JsonNode tokens = client.tokenAsAlexa(form).json();
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").asInt()).isBetween(3590, 3600);
        assertThat(tokens.get("refresh_token").asString())
                .startsWith("sayso_rt_")
                .hasSize(84);
        assertThat(tokens.get("scope").asString().split(" "))
                .containsExactlyInAnyOrder("openid", "profile", "pod:order", "offline_access");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pitangui.amazon.com", "layla.amazon.com", "alexa.amazon.co.jp"})
    void regionalRedirect_isAccepted(String host) {
        Map<String, String> request = LinkingClient.request();
        request.put("redirect_uri", "https://" + host + "/api/skill/link/" + RunningServer.VENDOR_ID);
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(request));
        browser.signIn("ben");
        Page back = browser.page().status() == 200 ? browser.submit("allow", Map.of()) : browser.page();
        assertThat(back.address().getHost()).isEqualTo(host);
        assertThat(back.query()).containsKey("code");
    }

    @Test
    void noPkce_worksWithBodyCredentials() {
        String code = client.code(LinkingClient.requestWithoutPkce(), "ben");
        Answer answer = client.tokenWithBodyCredentials(LinkingClient.exchange(code));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("refresh_token").asString()).isNotEmpty();
    }

    @Test
    void secondLinkOfTheSameScopes_asksNoConsentAgain() {
        client.link("ann");
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(LinkingClient.request()));
        assertThat(browser.signIn("ann").query()).containsKey("code");
    }

    @Test
    void sameRefreshTokenTwice_worksAndKeepsTokenAndExpiry() {
        String refreshToken = client.link("ann").get("refresh_token").asString();
        for (int use = 0; use < 2; use++) {
            Answer answer = client.tokenAsAlexa(LinkingClient.refresh(refreshToken));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().get("refresh_token").asString()).isEqualTo(refreshToken);
            assertThat(answer.json().get("expires_in").asInt()).isBetween(3590, 3600);
        }
    }

    @Test
    void refreshWithoutOrWithTheWrongSecret_isRefusedAsInvalidClient() {
        String refreshToken = client.link("ann").get("refresh_token").asString();
        Answer wrong =
                client.token(LinkingClient.refresh(refreshToken), RunningServer.ALEXA_ID, "not-the-secret-at-all");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().get("error").asString()).isEqualTo("invalid_client");
        Answer none = client.post("/oauth2/token", LinkingClient.refresh(refreshToken));
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.json().get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void refreshByAnotherClient_isRefusedAsInvalidGrant() {
        String refreshToken = client.link("ann").get("refresh_token").asString();
        Answer answer =
                client.token(LinkingClient.refresh(refreshToken), RunningServer.WEB_ID, RunningServer.WEB_SECRET);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void codeRepeatedAtOnce_getsTheSameAnswerAndTheLinkLives() {
        String code = client.code(LinkingClient.requestWithoutPkce(), "ann");
        Answer first = client.tokenAsAlexa(LinkingClient.exchange(code));
        Answer again = client.tokenAsAlexa(LinkingClient.exchange(code));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        Answer refresh = client.tokenAsAlexa(
                LinkingClient.refresh(first.json().get("refresh_token").asString()));
        assertThat(refresh.status()).as(refresh.body()).isEqualTo(200);
    }

    @Test
    void wrongVerifier_isRefusedAsInvalidGrant() {
        Map<String, String> form = LinkingClient.exchange(client.code(LinkingClient.request(), "ann"));
        form.put("code_verifier", "x".repeat(43));
        assertThat(client.tokenAsAlexa(form).json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void verifierOmittedAfterChallenge_isRefusedAsInvalidGrant() {
        Answer answer = client.tokenAsAlexa(LinkingClient.exchange(client.code(LinkingClient.request(), "ann")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void verifierWithoutChallenge_isRefusedAsInvalidGrant() {
        Map<String, String> form = LinkingClient.exchange(client.code(LinkingClient.requestWithoutPkce(), "ann"));
        form.put("code_verifier", LinkingClient.VERIFIER);
        assertThat(client.tokenAsAlexa(form).json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "", "s256"})
    void challengeMethodOtherThanS256_isRefusedAtTheRegisteredAddress(String method) {
        Map<String, String> request = LinkingClient.request();
        request.put("code_challenge", LinkingClient.VERIFIER);
        request.put("code_challenge_method", method);
        Page back = new Browser(server).open(LinkingClient.path(request));
        assertThat(back.address().toString()).startsWith(RunningServer.STAND_IN + "?");
        assertThat(back.query())
                .containsEntry("error", "invalid_request")
                .containsEntry("state", LinkingClient.STATE)
                .hasEntrySatisfying(
                        "error_description", text -> assertThat(text).contains("code_challenge_method"));
    }

    @Test
    void redirectOfTheExchangeDiffers_isRefusedAsInvalidGrant() {
        Map<String, String> form = LinkingClient.exchange(client.code(LinkingClient.requestWithoutPkce(), "ann"));
        form.put("redirect_uri", "https://pitangui.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID);
        assertThat(client.tokenAsAlexa(form).json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pod:admin", "openid accounts.contact", ""})
    void scopeThatIsNotAlexas_isRefusedAtTheRegisteredAddress(String scope) {
        Map<String, String> request = LinkingClient.request();
        request.put("scope", scope);
        Page back = new Browser(server).open(LinkingClient.path(request));
        assertThat(back.address().toString()).startsWith(RunningServer.STAND_IN + "?");
        assertThat(back.query()).containsEntry("error", "invalid_scope").containsEntry("state", LinkingClient.STATE);
    }
}
