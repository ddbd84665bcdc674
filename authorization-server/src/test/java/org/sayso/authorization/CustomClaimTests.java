package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Claims of a skill's choice, made from the account. */
class CustomClaimTests {

    private static RunningServer server;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of(
                "sayso.authorization.skills.pizza.token-claims.FirstNameClaim", "given_name",
                "sayso.authorization.skills.pizza.token-claims.FavoriteColorClaim", "favorite_color",
                "sayso.authorization.skills.pizza.token-claims.[https://pizza.example/color]", "favorite_color"));
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void attributesOfTheAccount_areInTheAccessTokenOnly() {
        JsonNode tokens = client.link("ben");
        JsonNode claims = LinkingClient.claims(tokens.get("access_token").asString());
        assertThat(claims.get("FirstNameClaim").asString()).isEqualTo("Ben");
        assertThat(claims.get("FavoriteColorClaim").asString()).isEqualTo("blue");
        assertThat(claims.get("https://pizza.example/color").asString()).isEqualTo("blue");
        assertThat(LinkingClient.claims(tokens.get("id_token").asString()).has("FirstNameClaim"))
                .isFalse();
    }

    @Test
    void attributeTheAccountDoesNotHave_isNoClaim() {
        JsonNode claims =
                LinkingClient.claims(client.link("ann").get("access_token").asString());
        assertThat(claims.get("FirstNameClaim").asString()).isEqualTo("Ann");
        assertThat(claims.has("FavoriteColorClaim")).isFalse();
    }

    @Test
    void consentPage_saysWhatTheTokensTell() {
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(LinkingClient.request()));
        assertThat(browser.signIn("sam").document().select(".may [data-attribute]"))
                .extracting(item -> item.text())
                .containsExactly(
                        "know your first name",
                        "know your favorite color, and have it changed once you have asked for that and confirmed");
        assertThat(browser.page().document().select("#who-answers").text())
                .isEqualTo("What you ask Alexa for is carried out by Pizza on Demand, which knows your account already."
                        + " It may send you a message to have you confirm.");
    }

    @Test
    void consentPage_doesNotSpeakOfChangesAndMessagesThatNoBackendMayMake() {
        Map<String, String> settings = Map.of(
                "sayso.authorization.skills.pizza.token-claims.Color", "favorite_color",
                "sayso.authorization.backend-clients.pod.scopes", "something.else");
        try (RunningServer other = RunningServer.start(settings)) {
            Browser browser = new Browser(other);
            browser.open(LinkingClient.path(LinkingClient.request()));
            assertThat(browser.signIn("sam").document().select(".may [data-attribute]"))
                    .extracting(item -> item.text())
                    .containsExactly("know your favorite color");
            assertThat(browser.page().document().select("#who-answers").text()).doesNotContain("message");
        }
    }
}
