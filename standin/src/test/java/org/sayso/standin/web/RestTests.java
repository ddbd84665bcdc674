package org.sayso.standin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in over HTTP. Its skills' endpoints are closed ports: what is looked at is what the household sees. */
class RestTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PIZZA = "amzn1.ask.skill.pizza";
    private static final String TUNE = "amzn1.ask.skill.tune";

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private StandIn alexa;
    private RunningStandIn server;

    @BeforeEach
    void start() {
        alexa = StandIn.builder()
                .household(new Household(
                        List.of(
                                new Person("ann", "Ann Archer", "+12025550142", "ann@example.com").withVoice(),
                                new Person("ben", "Ben Baker", null, null)),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(URI.create("http://localhost:1"))
                .clock(Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC))
                .skill(skill(PIZZA, "corner-pizzeria").withInboxToken("inbox-token-of-the-pizzeria"))
                .skill(skill(TUNE, "favorite-tune"))
                .build();
        server = new RunningStandIn(alexa);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static SkillSetup skill(String id, String name) {
        LinkingSettings linking = new LinkingSettings(
                URI.create("http://localhost:1/authorize-" + name),
                URI.create("http://localhost:1/token"),
                "alexa",
                "secret",
                LinkingSettings.Scheme.HTTP_BASIC,
                List.of("openid"),
                Duration.ofHours(1),
                true);
        return SkillSetup.of(
                SkillPackage.classPath("skill-package/" + name), id, linking, URI.create("http://localhost:1/" + name));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.at(path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void state_isTheHouseholdItsDevicesSkillsAndCards() throws Exception {
        alexa.say("kitchen", "ben", "colourless green ideas");

        HttpResponse<String> answer = get("/api/state");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
                {"people": [
                   {"id": "ann", "name": "Ann Archer", "phoneNumber": "+12025550142", "email": "ann@example.com",
                    "recognized": true, "owner": false},
                   {"id": "ben", "name": "Ben Baker", "phoneNumber": null, "email": null, "recognized": false, "owner": false}],
                 "devices": [
                   {"id": "kitchen", "name": "Kitchen", "sessionOpen": false, "skill": null,
                    "transcript": [
                      {"who": "PERSON", "by": "Ben Baker", "text": "colourless green ideas", "at": "2026-11-21T10:00:00Z"},
                      {"who": "ALEXA", "by": "", "text": "Sorry, I don't know that one.", "at": "2026-11-21T10:00:00Z"},
                      {"who": "NOTE", "by": "", "text": "No session is open and no skill was named, so none was asked. \
                Name one first: open corner pizzeria, or open favorite tune", "at": "2026-11-21T10:00:00Z"}],
                    "suggestions": [
                      {"skill": "amzn1.ask.skill.pizza", "name": "Corner Pizzeria", "phrases": ["open corner pizzeria"]},
                      {"skill": "amzn1.ask.skill.tune", "name": "Favorite Tune", "phrases": ["open favorite tune"]}]}],
                 "skills": [
                   {"id": "amzn1.ask.skill.pizza", "name": "Corner Pizzeria", "invocationName": "corner pizzeria", "enabled": true,
                    "link": {"linked": false, "skillName": "Corner Pizzeria", "since": null, "owner": null,
                             "problem": null, "findings": []},
                    "personalLinks": []},
                   {"id": "amzn1.ask.skill.tune", "name": "Favorite Tune", "invocationName": "favorite tune", "enabled": true,
                    "link": {"linked": false, "skillName": "Favorite Tune", "since": null, "owner": null,
                             "problem": null, "findings": []},
                    "personalLinks": [
                      {"person": "ann",
                       "link": {"linked": false, "skillName": "Favorite Tune", "since": null, "owner": null,
                                "problem": null, "findings": []}}]}],
                 "cards": []}"""));
    }

    @Test
    void utterance_isAnsweredWithItsTurn() throws Exception {
        JsonNode turn = JSON.readTree(post(
                        "/api/devices/kitchen/utterances",
                        "application/json",
                        "{\"person\":\"ann\",\"text\":\"open favorite tune\"}")
                .body());

        assertThat(turn.at("/skill/id").asString("")).isEqualTo(TUNE);
        assertThat(turn.path("intent").asString("")).isEqualTo("LaunchRequest");
        assertThat(turn.at("/findings/0").asString("")).isEqualTo("The skill's endpoint could not be reached");
        assertThat(turn.at("/request/context/System/person/personId").asString(""))
                .startsWith("amzn1.ask.person.");
    }

    @Test
    void silence_isATurnAsWell() throws Exception {
        HttpResponse<String> turn = post("/api/devices/kitchen/silence", "application/json", "");

        assertThat(turn.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(turn.body()).path("sessionOpen").asBoolean(true))
                .isFalse();
        assertThat(post("/api/devices/cellar/silence", "application/json", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void link_isStartedForTheSkillAndPersonThatAreNamed() throws Exception {
        assertThat(location(get("/alexa-app/link?skill=" + PIZZA))).contains("/authorize-corner-pizzeria?");
        assertThat(location(get("/alexa-app/link?skill=" + TUNE + "&person=ann")))
                .contains("/authorize-favorite-tune?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?skill=nobody", "?skill=" + TUNE + "&person=ben", "?skill=" + PIZZA + "&person=ann"})
    void linkThatCannotBe_isABadRequest(String query) throws Exception {
        assertThat(get("/alexa-app/link" + query).statusCode()).isEqualTo(400);
        assertThat(post("/alexa-app/unlink", "application/x-www-form-urlencoded", query.replace("?", ""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void answerOfTheAuthorizationServer_leadsToThePageOfItsSkillAndPerson() throws Exception {
        HttpResponse<String> started = get("/alexa-app/link?skill=" + TUNE + "&person=ann");
        String cookie = started.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        String state = location(started).replaceFirst(".*[?&]state=([^&]*).*", "$1");
        HttpRequest back = HttpRequest.newBuilder(
                        server.at("/api/skill/link/STANDIN0VENDOR?error=access_denied&state=" + state))
                .header("Cookie", cookie)
                .build();

        assertThat(location(http.send(back, HttpResponse.BodyHandlers.ofString())))
                .isEqualTo("/alexa-app/link-failed?reason=access-denied&skill=" + TUNE + "&person=ann");
        assertThat(location(http.send(back, HttpResponse.BodyHandlers.ofString())))
                .as("a state is good for one answer")
                .isEqualTo("/alexa-app/link-failed?reason=state-unknown");
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void events_tellWhatChanged() throws Exception {
        HttpResponse<InputStream> stream = http.send(
                HttpRequest.newBuilder(server.at("/api/events")).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    lines.add(line);
                }
                lines.add("the end");
            } catch (IOException closed) {
                lines.add("broken");
            }
        });
        reader.start();
        await(lines, ":connected");

        alexa.say("kitchen", "ann", "hello");
        await(lines, "event:echo");
        await(lines, "data:echo");
        alexa.unlink(PIZZA);
        await(lines, "event:alexa-app");
        alexa.deliver(PIZZA, "1", "SMS", "+12025550142", "", "hello");
        await(lines, "event:phone");

        server.close();
        await(lines, "the end");
        reader.join(5000);
    }

    private static void await(BlockingQueue<String> lines, String expected) throws InterruptedException {
        String line = lines.poll(5, TimeUnit.SECONDS);
        while (line != null && !line.equals(expected) && !line.equals("broken")) {
            line = lines.poll(5, TimeUnit.SECONDS);
        }
        assertThat(line).isEqualTo(expected);
    }

    @Test
    void phones_showTheMessagesThatCameWithASkillsToken() throws Exception {
        HttpRequest message = HttpRequest.newBuilder(server.at("/phone/inbox"))
                .header("Authorization", "Bearer inbox-token-of-the-pizzeria")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                        Map.of("id", "1", "channel", "SMS", "to", "+12025550142", "text", "hello"))))
                .build();
        assertThat(http.send(message, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);

        JsonNode ann = JSON.readTree(get("/api/phones").body()).get(0);
        assertThat(ann.path("name").asString("")).isEqualTo("Ann Archer");
        assertThat(ann.at("/messages/0/from").asString("")).isEqualTo("Corner Pizzeria");
    }

    @Test
    void skillThatIsDisabled_isShownSo_andCannotBeLinkedUntilItIsEnabled() throws Exception {
        String form = "application/x-www-form-urlencoded";
        assertThat(post("/alexa-app/disable", form, "skill=" + PIZZA).statusCode())
                .isEqualTo(303);
        assertThat(JSON.readTree(get("/api/state").body())
                        .at("/skills/0/enabled")
                        .asBoolean(true))
                .isFalse();
        assertThat(get("/alexa-app/link?skill=" + PIZZA).statusCode()).isEqualTo(400);

        assertThat(post("/alexa-app/enable", form, "skill=" + PIZZA).statusCode())
                .isEqualTo(303);
        assertThat(get("/alexa-app/link?skill=" + PIZZA).statusCode()).isEqualTo(302);
        assertThat(post("/alexa-app/enable", form, "skill=nobody").statusCode()).isEqualTo(400);
    }

    @Test
    void certificateChain_isServedWhereRequestsSay() throws Exception {
        HttpResponse<String> chain = get(StandInAuthority.CHAIN_PATH);
        assertThat(chain.body()).isEqualTo(alexa.certificateChain()).startsWith("-----BEGIN CERTIFICATE-----");
    }
}
