package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page with three skills, of which the last asks who speaks. */
class SeveralSkillsPageTests {

    private static final String BUS = "amzn1.ask.skill.bus-stop";
    private static final String WATER = "amzn1.ask.skill.what-to-water";

    @TempDir
    Path folder;

    private RunningPlayground playground;

    @BeforeEach
    void start() {
        playground = RunningPlayground.withThreeSkills(folder);
    }

    @AfterEach
    void stop() {
        playground.close();
    }

    private Document get(String path) {
        var answer = playground.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private void link(String skill, String person) {
        String state = playground
                .alexa()
                .startLinking(skill, person.isEmpty() ? null : person, null)
                .getRawQuery()
                .replaceFirst("(?:.*&)?state=([^&]*).*", "$1");
        playground.alexa().finishLinking(Map.of("code", "c", "state", state));
    }

    @Test
    void alexaApp_showsEachSkillWithItsOwnLink() {
        link(BUS, "");

        Document pane = get("/panes/alexa-app");

        assertThat(pane.select(".skill > p strong").eachText())
                .containsExactly("Tea Time", "Bus Stop", "What to Water");
        assertThat(pane.select(".skill").eachAttr("data-linked")).containsExactly("false", "true", "false");
        assertThat(pane.select("#link-status-1").text()).contains("Account linked: Ann Archer");
        assertThat(pane.select("#skill-1 form input[name=skill]").attr("value")).isEqualTo(BUS);
        assertThat(pane.select("#link-from-skill").attr("href"))
                .isEqualTo("/alexa-app/link?skill=" + RunningPlayground.TEA_TIME);
        assertThat(pane.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void skillThatAsksWhoSpeaks_offersTheLinkOfThosePeopleToo() {
        link(WATER, "ann");

        Document pane = get("/panes/alexa-app");

        assertThat(pane.select(".own").eachAttr("data-person")).containsExactly("ann");
        assertThat(pane.select("#skill-2").attr("data-linked")).isEqualTo("false");
        assertThat(pane.select("#skill-2 .own .own-status").text()).contains("Account linked: Ann Archer");
        assertThat(pane.select("#skill-2 .own form input").eachAttr("value")).containsExactly(WATER, "ann");
        assertThat(get("/alexa-app/linked?skill=" + WATER + "&person=ann")
                        .select("h1")
                        .text())
                .isEqualTo("Your account was successfully linked");
    }

    @Test
    void suggestions_areGroupedBySkillUntilOneListens() {
        assertThat(get("/panes/echo").select(".suggestions-of .group-name").eachText())
                .containsExactly("Tea Time", "Bus Stop", "What to Water");

        link(WATER, "");
        playground.alexa().say("kitchen", "ann", "open what to water");

        Document live = get("/panes/echo");
        assertThat(live.select("#session").text()).startsWith("What to Water listens.");
        assertThat(live.select(".suggestions-of").eachAttr("data-skill")).containsExactly(WATER);
        assertThat(live.select(".suggestion").eachText()).startsWith("what is thirsty", "water the ferns");
    }

    @Test
    void card_linksTheSkillThatAsked() {
        playground.alexa().say("kitchen", "ben", "open bus stop");

        Document pane = get("/panes/alexa-app");

        assertThat(pane.select(".card strong").text()).isEqualTo("Bus Stop");
        assertThat(pane.select(".card .button").eachAttr("href")).containsExactly("/alexa-app/link?skill=" + BUS);
        assertThat(pane.select("#skill-1 .button"))
                .as("both the row and the card have the button: cards scroll away")
                .hasSize(1);
    }

    @Test
    void speakers_areToldWhoseAccountsAreUsedAndWhoIsKnown() {
        assertThat(get("/panes/whose-link").text()).isEmpty();

        link(BUS, "");

        assertThat(get("/panes/whose-link").text())
                .isEqualTo("Whoever speaks uses the accounts that are linked in the Alexa app.");
    }

    @Test
    void failedLink_canBeTriedAgainForItsSkillAndPersonOnly() {
        assertThat(get("/alexa-app/link-failed?reason=access-denied&skill=" + WATER + "&person=ann")
                        .select("#again")
                        .attr("href"))
                .isEqualTo("/alexa-app/link?skill=" + WATER + "&person=ann");
        assertThat(get("/alexa-app/link-failed?reason=state-unknown")
                        .select("#again, #back")
                        .eachAttr("id"))
                .containsExactly("back");
        assertThat(get("/alexa-app/linked?skill=nobody").select("h1").text()).isEqualTo("No account is linked");
    }

    @Test
    void page_saysHowToBeginWithTheFirstSkill() {
        assertThat(get("/").select("#first-words").text()).isEqualTo("open tea time");
    }
}
