package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.LinkStore;
import tools.jackson.databind.JsonNode;

/** The assistants that may act for somebody, on the account page, and how their owner ends one. */
class AssistantsTests {

    private static final String ANN = "user-ann-5f0c2e71";

    private final MovableClock clock = new MovableClock();
    private RunningServer server;
    private LinkingClient client;
    private Browser browser;

    @BeforeEach
    void start() {
        Map<String, String> settings = new HashMap<>(ResourceServers.settings("pizza", RunningServer.AUDIENCE));
        settings.put("sayso.authorization.skills.pizza.skill-name", "Pizza <Time>");
        server = RunningServer.start(settings, new ClosableAccounts(), clock);
        client = new LinkingClient(server);
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingLinked_saysHowToLink() {
        assertThat(account("ann").document().select("#no-assistants").text())
                .isEqualTo(
                        "None yet. To link one, open the Alexa app, look for a skill of Pizza on Demand, enable it and"
                                + " choose “Link account”.");
        assertThat(browser.page().document().select("#former-assistants")).isEmpty();
    }

    @Test
    void link_isThereWithItsNameItsDaysAndWhatItMayDo() {
        client.link("ann");
        Page page = account("ann");
        Element link = only(page);
        assertThat(link.select("h3").text()).isEqualTo("Pizza <Time> on Alexa");
        assertThat(link.text()).contains("linked ", "last used today");
        assertThat(link.select("[data-scope]").eachText())
                .containsExactly(
                        "order pizza in your name",
                        "know your name",
                        "know which account is yours, by the id" + " of the account",
                        "stay linked until you end it");
        clock.advance(Duration.ofDays(2));
        browser.forgetCookies();
        assertThat(only(account("ann")).select(".used").text()).matches("last used \\d+ \\w+ \\d{4}");
    }

    @Test
    void wordsOfAScope_areInTheLanguageOfThePage() {
        client.link("ann");
        browser.open("/account?lang=de");
        assertThat(browser.signIn("ann")
                        .document()
                        .select("[data-scope=profile]")
                        .text())
                .isEqualTo("Ihren Namen wissen");
    }

    @Test
    void endingALink_asksFirstAndThenEndsItAtOnce() {
        JsonNode tokens = client.link("ann");
        String token = tokens.get("access_token").asString();
        Page asked = openEnd(account("ann"));
        assertThat(asked.document().select("h1").text()).isEqualTo("End the link of Pizza <Time> on Alexa?");
        assertThat(asked.text()).contains("Alexa will ask you to link again");
        assertThat(active(token)).as("asking ends nothing").isTrue();

        Page ended = browser.submit("end-link", Map.of());

        assertThat(ended.address().getPath()).isEqualTo("/account");
        assertThat(ended.document().select("[role=status]").text()).startsWith("Ended.");
        assertThat(ended.document().select(".assistants")).isEmpty();
        assertThat(ended.document().select("#former-assistants li").text())
                .startsWith("Pizza <Time> on Alexa ended on ")
                .endsWith("You ended it on this page.");
        assertThat(active(token)).isFalse();
        assertThat(refresh(tokens).status()).isEqualTo(400);
        assertThat(refresh(tokens).json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(server.bean(LinkStore.class)
                        .of(ANN)
                        .get(0)
                        .ended()
                        .orElseThrow()
                        .reason())
                .isEqualTo(EndReason.REVOKED_BY_USER);
        assertThat(browser.open("/account").document().select("[role=status]")).isEmpty();
    }

    @Test
    void lastLinkOfASkillEnded_linkingAgainAsksForConsentAgain() {
        client.link("ann");
        client.link("ann");
        Page page = account("ann");
        assertThat(page.document().select(".assistants h3").eachText())
                .containsExactly("Pizza <Time> on Alexa, link 1", "Pizza <Time> on Alexa, link 2");
        openEnd(page);
        browser.submit("end-link", Map.of());
        assertThat(only(browser.page()).select("h3").text()).isEqualTo("Pizza <Time> on Alexa");
        assertThat(browser.open(LinkingClient.path(LinkingClient.request())).query())
                .as("the other link lives, and so does the consent")
                .containsKey("code");
        browser.open("/account");
        openEnd(browser.page());
        browser.submit("end-link", Map.of());
        assertThat(browser.open(LinkingClient.path(LinkingClient.request()))
                        .address()
                        .getPath())
                .isEqualTo("/consent");
    }

    @Test
    void linkOfSomebodyElse_isNeitherShownNorEnded() {
        JsonNode tokens = client.link("ann");
        String id = server.bean(LinkStore.class).of(ANN).get(0).id();
        Page page = account("ben");
        assertThat(page.document().select(".assistants")).isEmpty();
        assertThat(browser.open("/account/end-link?link=" + id).status()).isEqualTo(404);
        String token = csrf(browser.open("/profile"));
        assertThat(browser.post(
                                server.uri("/account/end-link"),
                                List.of(Map.entry("_csrf", token), Map.entry("link", id)))
                        .status())
                .isEqualTo(404);
        assertThat(refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void formWithoutItsToken_endsNothing() {
        JsonNode tokens = client.link("ann");
        account("ann");
        String id = server.bean(LinkStore.class).of(ANN).get(0).id();
        Page page = browser.post(server.uri("/account/end-link"), List.of(Map.entry("link", id)));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("This page was open too long");
        assertThat(refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void questionOpenedSignedOut_leadsToSignInAndBack() {
        client.link("ann");
        String id = server.bean(LinkStore.class).of(ANN).get(0).id();
        assertThat(browser.open("/account/end-link?link=" + id).address().getPath())
                .isEqualTo("/sign-in");
        assertThat(browser.signIn("ann").document().getElementById("end-link")).isNotNull();
    }

    @Test
    void answeredTwice_isEndedOnce() {
        client.link("ann");
        openEnd(account("ann"));
        Element form = Objects.requireNonNull(browser.page().document().getElementById("end-link"));
        List<Map.Entry<String, String>> answer = List.of(
                Map.entry("_csrf", form.select("[name=_csrf]").val()),
                Map.entry("link", form.select("[name=link]").val()));
        assertThat(browser.post(server.uri("/account/end-link"), answer).status())
                .isEqualTo(200);
        assertThat(browser.post(server.uri("/account/end-link"), answer).status())
                .isEqualTo(200);
        assertThat(server.bean(LinkStore.class).of(ANN)).hasSize(1);
    }

    @Test
    void linkThatWasEndedOtherwise_saysWhy() {
        client.link("ann");
        LinkStore links = server.bean(LinkStore.class);
        for (EndReason reason : EndReason.values()) {
            client.link("ann");
            links.of(ANN).stream().filter(link -> link.ended().isEmpty()).forEach(link -> links.end(link.id(), reason));
        }
        assertThat(account("ann").document().select("#former-assistants li"))
                .hasSize(EndReason.values().length + 1)
                .noneMatch(item -> item.text().contains("assistants.ended"))
                .anyMatch(item -> item.text()
                        .endsWith("The skill was disabled in the Alexa app, or the account was" + " unlinked there."));
    }

    private Page account(String userName) {
        browser.open("/account");
        return browser.signIn(userName);
    }

    private Page openEnd(Page account) {
        return browser.open(Objects.requireNonNull(account.document().selectFirst(".assistants a.button"))
                .attr("href"));
    }

    private static Element only(Page page) {
        assertThat(page.document().select(".assistants > li")).hasSize(1);
        return Objects.requireNonNull(page.document().selectFirst(".assistants > li"));
    }

    private static String csrf(Page page) {
        return Objects.requireNonNull(page.document().selectFirst("[name=_csrf]"), page.body())
                .val();
    }

    private boolean active(String token) {
        return ResourceServers.introspect(client, "pizza", token)
                .json()
                .get("active")
                .asBoolean();
    }

    private Answer refresh(JsonNode tokens) {
        return client.tokenAsAlexa(
                LinkingClient.refresh(tokens.get("refresh_token").asString()));
    }
}
