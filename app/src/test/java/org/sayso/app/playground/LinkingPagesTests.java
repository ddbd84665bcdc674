package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sayso.standin.linking.LinkFailure;

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
        assertThat(page.select("#again").attr("href")).isEqualTo("/alexa-app/link");
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

    private static Document page(String path) {
        var answer = playground.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
