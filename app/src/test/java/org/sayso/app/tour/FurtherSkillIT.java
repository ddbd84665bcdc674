package org.sayso.app.tour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.PlaygroundSkill;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.linking.LinkingSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A second skill in the playground, one that runs outside it. */
class FurtherSkillIT {

    private static final String ID = "amzn1.ask.skill.bus-stop";

    @TempDir
    Path data;

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private HttpServer busStop;

    @BeforeEach
    void start() throws Exception {
        busStop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        busStop.createContext("/", exchange -> {
            try (exchange) {
                if (!exchange.getRequestURI().getPath().equals("/trace")) {
                    received.add(JsonMapper.builder().build().readTree(exchange.getRequestBody()));
                }
                byte[] answer = """
                        {"version":"1.0","checks":[],"response":{"shouldEndSession":true,"outputSpeech":
                         {"type":"PlainText","text":"In four minutes."}}}""".getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        busStop.start();
    }

    @AfterEach
    void stop() {
        busStop.stop(0);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + busStop.getAddress().getPort() + path);
    }

    private PlaygroundSettings settings() {
        LinkingSettings linking = new LinkingSettings(
                at("/authorize"),
                at("/token"),
                "alexa-bus-stop",
                "demo-only-secret",
                LinkingSettings.Scheme.HTTP_BASIC,
                List.of("openid"),
                Duration.ofHours(1),
                true);
        SkillSetup setup = SkillSetup.of(SkillPackage.classPath("skill-package/bus-stop"), ID, linking, at("/alexa"));
        return RecordedTour.settings(data).withSkill(PlaygroundSkill.elsewhere("bus-stop", setup, at("/trace")));
    }

    @Test
    void eachSkill_isAskedByItsNameAndHasItsOwnTrace() throws Exception {
        try (Playground playground = Playground.start(settings(), line -> {})) {
            StandInClient alexa = new StandInClient(playground.pageUrl());
            assertThat(alexa.state().path("skills").findValuesAsString("invocationName"))
                    .containsExactly("pizza on demand", "bus stop");

            JsonNode turn = alexa.say("kitchen", "ann", "ask bus stop when the next bus comes");

            assertThat(turn.path("spoken").asString("")).isEqualTo("In four minutes.");
            assertThat(turn.path("findings")).isEmpty();
            assertThat(received)
                    .extracting(request ->
                            request.at("/session/application/applicationId").asString(""))
                    .containsExactly(ID);
            assertThat(trace(playground)).contains("In four minutes.");

            assertThat(alexa.say("kitchen", "ann", "open pizza on demand")
                            .path("spoken")
                            .asString(""))
                    .containsIgnoringCase("link");
            assertThat(received).hasSize(1);
            assertThat(trace(playground)).contains("PROOF").doesNotContain("In four minutes.");
        }
    }

    private static String trace(Playground playground) throws Exception {
        return new HttpBrowser()
                .open(playground.pageUrl().resolve("/trace/last.json"))
                .text();
    }

    @Test
    void tour_isTheSameBesideAnotherSkill() throws Exception {
        RecordedTour tour = RecordedTour.run(settings());

        assertThat(tour.steps).allMatch(Step::ok);
        assertThat(tour.complete).isTrue();
        assertThat(received).isEmpty();
    }
}
