package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sayso.standin.linking.LinkFailure;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LinkingPagesTests {

    @TempDir
    static Path folder;

    private static RunningPlayground playground;

    @BeforeAll
    static void start() {
        playground = new RunningPlayground(folder);
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    @ParameterizedTest
    @EnumSource(LinkFailure.class)
    void eachReason_isExplainedWithANextStep(LinkFailure failure) {
        Document page = page("/alexa-app/link-failed?reason=" + failure.reason());
        assertThat(page.select("#reason").text()).isEqualTo(failure.explanation());
        assertThat(page.select("#next-step").text()).isNotBlank();
        assertThat(page.select("#again").attr("href")).isEqualTo("/alexa-app/link?skill=amzn1.ask.skill.tea-time");
        assertThat(page.select("#back").attr("href")).isEqualTo("/");
    }

    @Test
    void wordsInTheAddress_doNotReachThePage() {
        assertThat(page("/alexa-app/link-failed?reason=Call+0800+now").text()).doesNotContain("0800");
    }

    @Test
    void successPageWithoutALink_claimsNoSuccess() {
        assertThat(page("/alexa-app/linked").select("h1").text()).isEqualTo("No account is linked");
    }

    @Test
    void successPage_saysWhatToSayNext() {
        playground.link();
        Document page = page("/alexa-app/linked");
        assertThat(page.select("#next-words").text()).isEqualTo("open tea time");
        assertThat(page.select("#back").attr("href")).isEqualTo("/");
        playground.unlink();
    }

    @Test
    void ownerWhoSaysNo_isNoReasonToWarn(CapturedOutput output) {
        playground.alexa().finishLinking(Map.of("error", "access_denied", "state", playground.linkingState()));
        playground.alexa().finishLinking(Map.of("error", "access_denied", "state", "unknown"));
        assertThat(output).contains("state-unknown").doesNotContain("access-denied");
        Document page = page("/alexa-app/link-failed?reason=access-denied");
        assertThat(page.select("#next-step").text()).isEqualTo("To use the skill, link again and choose Allow.");
    }

    @Test
    void wrongAddress_isAnsweredWithTheWayBack() {
        var answer = playground.send(HttpRequest.newBuilder(playground.address.resolve("/nowhere"))
                .header("Accept", "text/html")
                .build());
        assertThat(answer.statusCode()).isEqualTo(404);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("#help").text()).contains("on one page");
        assertThat(page.select("#back").attr("href")).isEqualTo("/");
    }

    private static Document page(String path) {
        var answer = playground.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
