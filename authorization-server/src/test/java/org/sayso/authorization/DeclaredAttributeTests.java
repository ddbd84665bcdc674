package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.account.AccountDirectory;
import tools.jackson.databind.JsonNode;

/** Attributes that the settings declare: on the profile page, on the consent page, in tokens and at userinfo. */
class DeclaredAttributeTests {

    private static final String ANN = "user-ann-5f0c2e71";
    private static final String DECLARED = "sayso.authorization.attributes.";

    private static RunningServer server;
    private static LinkingClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of(
                DECLARED + "shoe-size.label",
                "Shoe size",
                DECLARED + "shoe-size.labels.de",
                "Schuhgröße",
                DECLARED + "shoe-size.pattern",
                "[0-9]{2}",
                DECLARED + "shoe-size.hint",
                "Two digits.",
                DECLARED + "shoe-size.scope",
                "pod:order",
                DECLARED + "shoe-size.claim",
                "shoe",
                DECLARED + "house.label",
                "House",
                DECLARED + "house.editable",
                "false",
                "sayso.authorization.skills.pizza.token-claims.ShoeClaim",
                "shoe-size"));
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void profile_hasTheFieldsThatAreDeclaredOnly() {
        Page page = profile("ben");
        assertThat(page.document().select("#profile label")).hasSize(1);
        assertThat(page.document().select("label[for=shoe-size]").text()).isEqualTo("Shoe size");
        assertThat(page.document().select("#shoe-size-hint").text()).isEqualTo("Two digits.");
        assertThat(page.text()).contains("House none");
    }

    @Test
    void label_isInTheLanguageOfThePage() {
        Browser browser = new Browser(server);
        browser.open("/profile?lang=de");
        assertThat(browser.signIn("ben")
                        .document()
                        .select("label[for=shoe-size]")
                        .text())
                .isEqualTo("Schuhgröße");
    }

    @Test
    void wrongValue_isRefusedOnThePageWithWhatWasTyped() {
        Browser browser = signedIn("ben");
        Page page = browser.submit("profile", Map.of("shoe_size", "<42>"));
        assertThat(page.status()).isEqualTo(422);
        Element field = Objects.requireNonNull(page.document().getElementById("shoe-size"));
        assertThat(field.val()).isEqualTo("<42>");
        assertThat(field.attr("aria-describedby")).isEqualTo("shoe-size-problem shoe-size-hint");
        assertThat(page.document().select("#shoe-size-problem").text()).startsWith("This does not have the right form");
        assertThat(account("user-ben-93b47d08", "shoe_size")).isEmpty();
    }

    @Test
    void attributeThatIsNotItsOwners_isNotChangedByAForgedField() {
        Browser browser = signedIn("ben");
        Element form = Objects.requireNonNull(browser.page().document().getElementById("profile"));
        browser.post(
                server.uri("/profile"),
                List.of(
                        Map.entry("_csrf", form.select("[name=_csrf]").val()),
                        Map.entry("house", "mine"),
                        Map.entry("given_name", "Benny")));
        assertThat(account("user-ben-93b47d08", "house")).isEmpty();
        assertThat(account("user-ben-93b47d08", "given_name")).hasValue("Ben");
    }

    @Test
    void savedValue_isToldInTheClaimsThatTheSettingsName() {
        signedIn("ann").submit("profile", Map.of("shoe_size", " 42 "));
        assertThat(account(ANN, "shoe_size")).hasValue("42");
        JsonNode tokens = client.link("ann");
        String token = tokens.get("access_token").asString();
        assertThat(LinkingClient.claims(token).get("ShoeClaim").asString()).isEqualTo("42");
        JsonNode told =
                client.get("/userinfo", "Authorization", "Bearer " + token).json();
        assertThat(told.get("shoe").asString()).isEqualTo("42");
        assertThat(told.has("house")).isFalse();
    }

    @Test
    void withoutItsScope_userInfoDoesNotTellIt() {
        server.bean(AccountDirectory.class).changeAttribute("user-ben-93b47d08", "shoe_size", "43");
        try {
            Map<String, String> request = LinkingClient.request();
            request.put("scope", "openid profile");
            Map<String, String> form = LinkingClient.exchange(client.code(request, "ben"));
            form.put("code_verifier", LinkingClient.VERIFIER);
            String token = client.tokenAsAlexa(form).json().get("access_token").asString();
            JsonNode told =
                    client.get("/userinfo", "Authorization", "Bearer " + token).json();
            assertThat(told.get("name").asString()).isEqualTo("Ben Baker");
            assertThat(told.has("shoe")).isFalse();
        } finally {
            server.bean(AccountDirectory.class).changeAttribute("user-ben-93b47d08", "shoe_size", null);
        }
    }

    @Test
    void consentPage_saysWhatIsTold() {
        Browser browser = new Browser(server);
        browser.open(LinkingClient.path(LinkingClient.request()));
        assertThat(browser.signIn("sam")
                        .document()
                        .select(".may [data-attribute=shoe_size]")
                        .text())
                .isEqualTo(
                        "know this from your profile, and have it changed once you have asked for that and confirmed:"
                                + " Shoe size");
    }

    private static Optional<String> account(String subject, String attribute) {
        return server.bean(AccountDirectory.class)
                .findBySubject(subject)
                .orElseThrow()
                .attribute(attribute);
    }

    private static Browser signedIn(String userName) {
        Browser browser = new Browser(server);
        browser.open("/profile");
        browser.signIn(userName);
        return browser;
    }

    private static Page profile(String userName) {
        return signedIn(userName).page();
    }
}
