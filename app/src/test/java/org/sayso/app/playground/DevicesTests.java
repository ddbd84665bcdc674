package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which device the page talks to. */
class DevicesTests {

    @TempDir
    Path folder;

    @Test
    void chosenDevice_hearsWhatIsSaid_andTheOtherDoesNot() {
        try (RunningPlayground playground = RunningPlayground.withThreeSkills(folder)) {
            assertThat(post(playground, "/echo/device", "device=hall").statusCode())
                    .isEqualTo(302);
            post(playground, "/echo/utterances", "person=ann&text=open+tea+time");

            Document page = Jsoup.parse(playground.get("/").body());
            assertThat(page.select("#devices [aria-pressed=true]").text()).isEqualTo("Hall");
            assertThat(page.select("#conversation .line.person p").eachText()).containsExactly("open tea time");

            post(playground, "/echo/device", "device=kitchen");
            assertThat(Jsoup.parse(playground.get("/").body())
                            .select("#conversation .line")
                            .eachText())
                    .isEmpty();
        }
    }

    @Test
    void unknownDevice_isRefused_andTheOneInUseStays() {
        try (RunningPlayground playground = RunningPlayground.withThreeSkills(folder)) {
            assertThat(post(playground, "/echo/device", "device=garage").statusCode())
                    .isEqualTo(400);
            assertThat(Jsoup.parse(playground.get("/").body())
                            .select("#devices [aria-pressed=true]")
                            .text())
                    .isEqualTo("Kitchen");
        }
    }

    @Test
    void onlyDevice_isNamedWithoutAChoice() {
        try (RunningPlayground playground = new RunningPlayground(folder)) {
            Document page = Jsoup.parse(playground.get("/").body());
            assertThat(page.select("#devices")).isEmpty();
            assertThat(page.select("#echo header").text()).contains("Kitchen");
        }
    }

    private static HttpResponse<String> post(RunningPlayground playground, String path, String form) {
        return playground.send(HttpRequest.newBuilder(playground.address.resolve(path))
                .headers("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
                .header("Origin", playground.address.toString())
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }
}
