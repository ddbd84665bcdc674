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
import org.sayso.standin.Line;

class SayTests {

    @TempDir
    Path folder;

    private RunningPlayground playground;

    @BeforeEach
    void start() {
        playground = new RunningPlayground(folder);
    }

    @AfterEach
    void stop() {
        playground.close();
    }

    @Test
    void sentence_isAnsweredWithTheConversation() {
        HttpResponse<String> answer = say("ann", "open tea time");
        assertThat(answer.statusCode()).isEqualTo(200);
        Document live = Jsoup.parse(answer.body());
        assertThat(live.select(".line .who").eachText()).startsWith("Ann Archer", "Tea Time");
        assertThat(live.select(".line.alexa p").eachText())
                .containsExactly("Please link your account in the Alexa app.");
        assertThat(live.select("#session").attr("data-listening")).isEqualTo("false");
    }

    @Test
    void unknownPerson_isRefusedAndNothingIsSaid() {
        assertThat(say("mallory", "open tea time").statusCode()).isEqualTo(400);
        assertThat(lines()).isEmpty();
    }

    @Test
    void blankText_isNotSaid() {
        assertThat(say("ann", "   ").statusCode()).isEqualTo(200);
        assertThat(lines()).isEmpty();
    }

    @Test
    void markupInWhatIsSaid_staysText() {
        Document live = Jsoup.parse(say("ann", "<img src=x onerror=alert(1)>").body());
        assertThat(live.select("img")).isEmpty();
        assertThat(live.select(".line.person p").text()).isEqualTo("<img src=x onerror=alert(1)>");
    }

    @Test
    void endlessSentence_isCut() {
        say("ann", "open tea time " + "x".repeat(5_000));
        assertThat(lines().get(0).text()).hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void codeOnAPhone_isSuggestedUntilItWasSaid() {
        orderTea();
        assertThat(suggestions("open tea time")).contains("my code is 7 3 9 1 2 0");
        assertThat(suggestions("my code is 1 2 3 4 5 6")).contains("my code is 7 3 9 1 2 0");
        assertThat(suggestions("my code is 7 3 9 1 2 0")).noneMatch(words -> words.startsWith("my code"));
        assertThat(suggestions("open tea time")).noneMatch(words -> words.startsWith("my code"));
    }

    @Test
    void nobodyListens_codeIsNotSuggested() {
        orderTea();
        assertThat(suggestions("exit")).noneMatch(words -> words.startsWith("my code"));
        assertThat(suggestions("open tea time")).contains("my code is 7 3 9 1 2 0");
    }

    @Test
    void cancelled_codeIsNotSuggested() {
        orderTea();
        assertThat(suggestions("cancel")).noneMatch(words -> words.startsWith("my code"));
    }

    @Test
    void accountLinkedAnew_codeOfTheFormerOneIsNotSuggested() {
        orderTea();
        playground.unlink();
        playground.link();
        assertThat(suggestions("open tea time")).noneMatch(words -> words.startsWith("my code"));
    }

    @Test
    void sentenceThatIsNotForTheSkill_leavesNoTraceOfTheOneBefore() {
        say("ann", "open tea time");
        assertThat(pane("trace").select("#questions")).hasSize(1);
        say("ann", "colourless green ideas");
        assertThat(pane("trace").select("#questions")).isEmpty();
        assertThat(pane("trace").select("#trace-not-sent").text())
                .contains("colourless green ideas", "the skill was not asked");
        say("ann", "open tea time");
        assertThat(pane("trace").select("#questions")).hasSize(1);
    }

    @Test
    void sessionLeftByExit_hasATraceOfItsEnd() {
        playground.link();
        say("ann", "open tea time");
        say("ann", "exit");
        assertThat(pane("trace").select("#questions")).hasSize(1);
        assertThat(playground.alexa().lastTurn("kitchen"))
                .hasValueSatisfying(
                        turn -> assertThat(turn.request().at("/request/type").asString(""))
                                .isEqualTo("SessionEndedRequest"));
    }

    @Test
    void spokenCode_isAFingerprintInTheRequestThatIsShown() {
        orderTea();
        assertThat(playground
                        .alexa()
                        .say("kitchen", "ann", "my code is 7 3 9 1 2 0")
                        .request()
                        .toString())
                .contains("\"value\":\"fingerprint:")
                .doesNotContain(TeaTime.CODE);
    }

    @Test
    void askedToLinkTwice_oneCardHasTheButton() {
        say("ann", "open tea time");
        say("ann", "open tea time");
        assertThat(pane("alexa-app").select(".card[data-type=LinkAccount]")).hasSize(1);
        assertThat(pane("alexa-app").select(".card #link-account")).hasSize(1);
    }

    @Test
    void accountLinked_oldCardHasNoButtonEvenAfterUnlinking() {
        say("ann", "open tea time");
        playground.link();
        assertThat(pane("alexa-app").select("#link-account, #link-from-skill")).isEmpty();
        playground.unlink();
        assertThat(pane("alexa-app").select(".card #link-account")).isEmpty();
        assertThat(pane("alexa-app").select("#skill #link-from-skill")).hasSize(1);
    }

    @Test
    void noCardYet_skillItselfOffersToLink() {
        assertThat(pane("alexa-app").select("#skill #link-from-skill").attr("href"))
                .isEqualTo("/alexa-app/link?skill=amzn1.ask.skill.tea-time");
    }

    @Test
    void linkedAccount_isNamedBesideTheSpeaker() {
        assertThat(pane("whose-link").text()).isEmpty();
        playground.link();
        assertThat(pane("whose-link").text()).contains("the one linked account, that of Ann Archer");
        assertThat(pane("alexa-app").select("#link-status").text()).contains("Account linked: Ann Archer");
    }

    private void orderTea() {
        playground.link();
        say("ann", "open tea time");
        say("ann", "brew a pot");
    }

    private List<String> suggestions(String utterance) {
        say("ann", utterance);
        return playground.alexa().suggestions("kitchen").get(0).phrases();
    }

    private Document pane(String name) {
        return Jsoup.parse(playground.get("/panes/" + name).body());
    }

    private List<Line> lines() {
        return playground.alexa().transcript("kitchen");
    }

    private HttpResponse<String> say(String person, String text) {
        return playground.send(HttpRequest.newBuilder(playground.address.resolve("/echo/utterances"))
                .headers("Content-Type", "application/x-www-form-urlencoded", "HX-Request", "true")
                .headers("Sec-Fetch-Site", "same-origin", "Origin", playground.address.toString())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "person=" + person + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))
                .build());
    }
}
