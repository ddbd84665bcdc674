package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.household.Household;
import org.sayso.standin.recording.Scene;
import org.sayso.standin.recording.ScenePlayer;
import org.sayso.standin.recording.Scenes;
import org.sayso.standin.recording.Stage;
import tools.jackson.databind.JsonNode;

/** Every branch of the profile PIN and of consent by voice, as scenes with skills that say what they are resumed with. */
class TaskSceneTests {

    private static final String TEA = "tea-club";
    private static final String BOX = "strong-box";
    private static final List<Scene> SCENES = Scenes.classPath("scenes/tasks");

    private static final String VERIFY = connection(
            "connection://AMAZON.VerifyPerson/2",
            "{'requestedAuthenticationConfidenceLevel':{'level':400,'customPolicy':{'policyName':'VOICE_PIN'}}}");

    @TempDir
    private Path directory;

    private House house;
    private Stage stage;

    @BeforeEach
    void create() {
        house = new House(directory, builder -> builder, TEA, BOX);
        List.of(TEA, BOX, House.DESK).forEach(skill -> house.outside.answering(skill, TaskSceneTests::answer));
        stage = new Stage() {
            @Override
            public StandIn alexa() {
                return house.alexa;
            }

            @Override
            public void forward(Duration time) {
                house.clock.forward(time);
            }
        };
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @TestFactory
    Stream<DynamicTest> scenes() {
        ScenePlayer player = new ScenePlayer(stage);
        return SCENES.stream()
                .map(scene -> DynamicTest.dynamicTest(scene.name(), () -> {
                    Household before = house.alexa.household();
                    assertThat(player.play(scene, step -> {}).failures()).isEmpty();
                    assertThat(house.alexa.household()).isEqualTo(before);
                }));
    }

    @Test
    void everyBranchOfBothTasks_hasAScene() {
        assertThat(SCENES)
                .extracting(Scene::name)
                .containsExactly(
                        "pin-right",
                        "pin-wrong",
                        "pin-right-at-last",
                        "pin-silence",
                        "pin-none",
                        "pin-unknown-voice",
                        "pin-not-enabled",
                        "pin-not-configured",
                        "consent-approves",
                        "consent-says-no",
                        "consent-silence",
                        "consent-granted-earlier",
                        "consent-for-oneself",
                        "consent-unknown-voice",
                        "consent-not-configured");
    }

    private static String answer(JsonNode request) {
        JsonNode cause = request.at("/request/cause");
        if (cause.isObject()) {
            String heard = "code %s, %s, %s, level %s"
                    .formatted(
                            cause.at("/status/code").asString(""),
                            cause.at("/result/status").asString("no status"),
                            cause.at("/result/reason").asString("no reason"),
                            request.at("/context/System/person/authenticationConfidenceLevel/level")
                                    .asString("0"));
            return House.response(House.speech(heard) + ",'shouldEndSession':true");
        }
        return House.response(
                switch (request.at("/request/intent/name").asString("")) {
                    case "JoinIntent" -> consent("given_name", "ACCOUNT");
                    case "JoinAloneIntent" -> consent("given_name", "PERSON");
                    case "NewsletterIntent" -> consent("email", "ACCOUNT");
                    default -> VERIFY;
                });
    }

    private static String consent(String attribute, String level) {
        return connection(
                "connection://AMAZON.AskForPermissionsConsent/2",
                "{'@type':'AskForPermissionsConsentRequest','@version':'2','permissionScopes':"
                        + "[{'permissionScope':'alexa::profile:" + attribute + ":read','consentLevel':'" + level
                        + "'}]}");
    }

    private static String connection(String uri, String input) {
        return "'directives':[{'type':'Connections.StartConnection','uri':'" + uri + "','input':" + input
                + ",'onCompletion':'RESUME_SESSION','token':'t-1'}]";
    }
}
