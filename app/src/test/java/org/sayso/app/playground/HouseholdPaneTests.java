package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.household.Person;

/** Who comes and goes, and what they refused, changed on the page. */
class HouseholdPaneTests {

    private static final String BUS_STOP = "amzn1.ask.skill.bus-stop";

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

    @Test
    void personWhoIsAdded_livesHereAndSpeaks() {
        Document pane = post("/household/people", "name=Cleo+Clark&recognized=true");

        assertThat(pane.select("#household-done").text()).isEqualTo("Cleo Clark was added.");
        assertThat(pane.select("#new-name").val()).isEmpty();
        assertThat(person("cleo")).isEqualTo(new Person("cleo", "Cleo Clark", null, "cleo@example.com").withVoice());
        Document page = Jsoup.parse(playground.get("/").body());
        assertThat(page.select("#voice-cleo, #phone-tab-cleo, #remove-cleo")).hasSize(3);
        post("/echo/utterances", "person=cleo&text=open+tea+time");
        assertThat(playground.alexa().transcript("kitchen").get(0).by()).isEqualTo("Cleo Clark");
    }

    @Test
    void personWhoIsAddedWithoutAVoice_isUnknownToAlexa() {
        post("/household/people", "name=Cleo");

        assertThat(person("cleo").recognized()).isFalse();
        assertThat(person("cleo").owner()).isFalse();
        assertThat(person("cleo").personalization()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', Write a name",
        "ann archer, ann archer lives here already",
        "12345678901234567890123456789012345678901, A name has at most 40 characters"
    })
    void nameThatWillNotDo_isExplainedBesideItsField(String name, String why) {
        Document pane =
                post("/household/people", "recognized=true&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8));

        assertThat(pane.select("#new-name-problem").text()).isEqualTo(why);
        assertThat(pane.select("#new-name").attr("aria-describedby")).isEqualTo("new-name-problem");
        assertThat(pane.select("#new-name").val()).isEqualTo(name);
        assertThat(pane.select("#new-recognized").hasAttr("checked")).isTrue();
        assertThat(ids()).containsExactly("ann", "ben");
    }

    @Test
    void personWhoIsRemoved_livesHereNoMore() {
        Document pane = post("/household/people/ben/remove", "");

        assertThat(pane.select("#household-done").text()).isEqualTo("Ben Baker was removed.");
        assertThat(ids()).containsExactly("ann");
        assertThat(pane.select("#stays-ann").text())
                .isEqualTo("Ann Archer cannot be removed: somebody must live here.");
        assertThat(pane.select("[id^=remove-]")).isEmpty();
        assertThat(post("/household/people/ben/remove", "")
                        .select("#household-problem")
                        .text())
                .isEqualTo("Nobody here has the id ben");
    }

    @Test
    void lastPerson_isNotRemoved() {
        post("/household/people/ben/remove", "");

        assertThat(post("/household/people/ann/remove", "")
                        .select("#household-problem")
                        .text())
                .isEqualTo("Ann Archer cannot be removed: somebody must live here");
        assertThat(ids()).containsExactly("ann");
    }

    @Test
    void owner_isNotRemoved() {
        playground.alexa().householdState().change("ben", Person::asOwner);

        Document pane = post("/household/people/ben/remove", "");
        String why = "Ben Baker cannot be removed: the device is registered to this person's account";
        assertThat(pane.select("#household-problem").text()).isEqualTo(why);
        assertThat(pane.select("#stays-ben").text()).isEqualTo(why + ".");
        assertThat(pane.select("[id^=remove-]").eachAttr("id")).containsExactly("remove-ann");
        assertThat(ids()).containsExactly("ann", "ben");
    }

    @Test
    void refusal_isSwitchedOnAndOffForASkillThatLinksByVoice() {
        String body = "skill=" + BUS_STOP;
        assertThat(switches(Jsoup.parse(playground.get("/").body()), ""))
                .as("no other skill links by voice")
                .containsExactly("refused-ann-" + BUS_STOP, "refused-ben-" + BUS_STOP);

        Document pane = post("/household/people/ann/refusals", body + "&refused=true");
        assertThat(person("ann").refusals()).containsOnlyKeys(BUS_STOP);
        assertThat(switches(pane, "[checked]")).containsExactly("refused-ann-" + BUS_STOP);

        post("/household/people/ann/refusals", body);
        assertThat(person("ann").refusals()).isEmpty();
    }

    @Test
    void refusalOfASkillThatLinksNobodyByVoice_isRefused() {
        Document pane = post("/household/people/ann/refusals", "refused=true&skill=" + RunningPlayground.TEA_TIME);

        assertThat(pane.select("#household-problem").text()).isEqualTo("Nobody can link with this skill by voice");
        assertThat(person("ann").refusals()).isEmpty();
    }

    private static List<String> switches(Document page, String which) {
        return page.select("[id^=refused-]" + which).eachAttr("id");
    }

    private Person person(String id) {
        return playground.alexa().household().person(id);
    }

    private List<String> ids() {
        return playground.alexa().household().people().stream().map(Person::id).toList();
    }

    private Document post(String path, String body) {
        HttpResponse<String> answer = playground.send(HttpRequest.newBuilder(playground.address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", playground.address.toString())
                .header("HX-Request", "true")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
