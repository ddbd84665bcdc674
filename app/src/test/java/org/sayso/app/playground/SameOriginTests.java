package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.StandIn;

class SameOriginTests {

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
    @CsvSource({
        "Origin, http://rebound.example",
        "Origin, null",
        "Origin, https://localhost:PORT",
        "Origin, http://localhost:1",
        "Origin, http://127.0.0.1:PORT",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none"
    })
    void foreignOrigin_changesNothing(String header, String value) {
        String own = value.replace("PORT", Integer.toString(playground.address.getPort()));
        for (String path :
                new String[] {"/echo/utterances", "/alexa-app/unlink", "/phone/inbox", "/api/devices/kitchen/utterances"
                }) {
            HttpResponse<String> answer = post(path, header, own);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).isEqualToIgnoringNewLines("Only the playground's own page may do this.");
        }
        assertThat(said()).isZero();
    }

    @Test
    void ownFetchSiteWithForeignOrigin_isRefused() {
        assertThat(post("/echo/utterances", "Sec-Fetch-Site", "same-origin", "Origin", "http://rebound.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nullOriginFromAForeignSite_isRefused() {
        assertThat(post("/echo/utterances", "Sec-Fetch-Site", "cross-site", "Origin", "null")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/echo/utterances",
                "/alexa-app/unlink",
                "/api/../alexa-app/unlink",
                "/api/..;/alexa-app/unlink",
                "/phone/inbox/../../alexa-app/unlink",
                "/%61lexa-app/unlink"
            })
    void noOriginAtPagesForPeople_isRefused(String path) {
        assertThat(post(path).statusCode()).isIn(400, 403);
    }

    @Test
    void noOriginAtTheInbox_meetsTheInboxOwnCheck() {
        assertThat(post("/phone/inbox", "Content-Type", "application/json").statusCode())
                .isEqualTo(401);
    }

    @Test
    void ownOrigin_isLetIn() {
        long before = said();
        HttpResponse<String> answer = post(
                "/echo/utterances",
                "Origin",
                playground.address.toString(),
                "Sec-Fetch-Site",
                "same-origin",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(URI.create(answer.headers().firstValue("Location").orElseThrow())
                        .getPath())
                .isEqualTo("/");
        assertThat(said()).isGreaterThan(before);
        playground.unlink();
    }

    private static long said() {
        return playground.context.getBean(StandIn.class).transcript("kitchen").size();
    }

    private static HttpResponse<String> post(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(playground.address + path))
                .POST(HttpRequest.BodyPublishers.ofString("person=ann&text=open+tea+time"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return playground.send(request.build());
    }
}
