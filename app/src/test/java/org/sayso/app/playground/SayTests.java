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
import org.sayso.standin.StandIn;

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
        assertThat(live.select(".line .who").eachText()).startsWith("You", "Alexa");
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

    private List<Line> lines() {
        return playground.context.getBean(StandIn.class).transcript("kitchen");
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
