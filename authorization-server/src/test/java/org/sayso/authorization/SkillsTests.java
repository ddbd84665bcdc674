package org.sayso.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** Two skills of one developer: the same redirect addresses, everything else apart. */
class SkillsTests {

    private static final String TEA_ID = "alexa-tea";
    private static final String TEA_SECRET = "test-only-secret-of-tea-5e0d";
    private static final String TEA_AUDIENCE = "https://tea.example";

    private static RunningServer server;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start(tea());
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Map<String, String> tea() {
        Map<String, String> settings = new HashMap<>();
        settings.put("sayso.authorization.skills.tea.client-id", TEA_ID);
        settings.put("sayso.authorization.skills.tea.client-secret", TEA_SECRET);
        settings.put("sayso.authorization.skills.tea.vendor-id", RunningServer.VENDOR_ID);
        settings.put("sayso.authorization.skills.tea.additional-redirect-uris", RunningServer.STAND_IN);
        settings.put("sayso.authorization.skills.tea.audience", TEA_AUDIENCE);
        settings.put("sayso.authorization.skills.tea.skill-name", "Tea Time");
        settings.put("sayso.authorization.skills.tea.amazon-com-redirect", "true");
        return settings;
    }

    @Test
    void tokenOfEachSkill_hasOnlyItsAudienceAndItsClient() {
        JsonNode pizza =
                LinkingClient.claims(client.link("ann").get("access_token").asString());
        JsonNode tea = LinkingClient.claims(linkTea().get("access_token").asString());
        assertThat(pizza.get("aud").asString()).isEqualTo(RunningServer.AUDIENCE);
        assertThat(pizza.get("client_id").asString()).isEqualTo(RunningServer.ALEXA_ID);
        assertThat(tea.get("aud").asString()).isEqualTo(TEA_AUDIENCE);
        assertThat(tea.get("client_id").asString()).isEqualTo(TEA_ID);
        assertThat(tea.get("scope").asString()).isEqualTo("offline_access openid");
        assertThat(tea.get("sub")).isEqualTo(pizza.get("sub"));
    }

    @Test
    void scopeOfAnotherSkill_isRefusedAsInvalidScope() {
        Map<String, String> request = teaRequest();
        request.put("scope", "openid pod:order");
        Page back = new Browser(server).open(LinkingClient.path(request));
        assertThat(back.query()).containsEntry("error", "invalid_scope").doesNotContainKey("code");
    }

    @Test
    void alexaAmazonCom_isARedirectAddressOfTheSkillThatSaysSo() {
        Map<String, String> request = teaRequest();
        request.put("redirect_uri", "https://alexa.amazon.com/api/skill/link/" + RunningServer.VENDOR_ID);
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(request));
        browser.signIn("ann");
        Page back = browser.page().status() == 200 ? browser.submit("allow", Map.of()) : browser.page();
        assertThat(back.address().getHost()).isEqualTo("alexa.amazon.com");
        assertThat(back.query()).containsKey("code");
    }

    @Test
    void codeOfOneSkill_isRefusedToTheOther() {
        String code = client.code(teaRequest(), "ben");
        Answer answer = client.tokenAsAlexa(LinkingClient.exchange(code));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void refreshTokenOfOneSkill_isRefusedToTheOther() {
        Map<String, String> refresh =
                LinkingClient.refresh(linkTea().get("refresh_token").asString());
        assertThat(client.tokenAsAlexa(refresh).json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(client.token(refresh, TEA_ID, TEA_SECRET).status()).isEqualTo(200);
    }

    @Test
    void secretOfOneSkill_doesNotProveTheOther() {
        Answer answer = client.token(LinkingClient.refresh("x"), TEA_ID, RunningServer.ALEXA_SECRET);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void bodyCredentials_workForTheOtherSkillToo() {
        Map<String, String> form = LinkingClient.exchange(client.code(teaRequest(), "ben"));
        form.put("client_id", TEA_ID);
        form.put("client_secret", TEA_SECRET);
        assertThat(client.post("/oauth2/token", form).status()).isEqualTo(200);
    }

    @Test
    void consentToOneSkill_isNoConsentToTheOther() {
        client.link("sam");
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(teaRequest()));
        Page page = browser.signIn("sam");
        assertThat(page.address().getPath()).isEqualTo("/consent");
        assertThat(page.text()).contains("Tea Time on Alexa may").contains("Let Tea Time on Alexa use");
    }

    @Test
    void discovery_listsTheScopesOfAllSkills() {
        assertThat(client.get("/.well-known/openid-configuration").json().get("scopes_supported"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("openid", "profile", "pod:order", "offline_access");
    }

    @Test
    void sharedSecretOfSeveralSkills_isRefusedAtStartUp() {
        Map<String, String> settings = new HashMap<>(tea());
        settings.put(
                "sayso.authorization.insecure-hs256-shared-secret",
                Base64.getEncoder().encodeToString("demo-only-demo-only-demo-only-demo-only".getBytes(UTF_8)));

        assertThatThrownBy(() -> RunningServer.start(settings))
                .rootCause()
                .hasMessageContaining("insecure-hs256-shared-secret is set, and there are 2 skills");
    }

    private static JsonNode linkTea() {
        Answer answer = client.token(LinkingClient.exchange(client.code(teaRequest(), "ann")), TEA_ID, TEA_SECRET);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Map<String, String> teaRequest() {
        Map<String, String> request = LinkingClient.requestWithoutPkce();
        request.put("client_id", TEA_ID);
        request.put("scope", "openid offline_access");
        return request;
    }
}
