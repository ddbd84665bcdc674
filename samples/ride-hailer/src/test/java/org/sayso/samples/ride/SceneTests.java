package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Voice;
import org.sayso.standin.recording.Recorder;
import org.sayso.standin.recording.Scene;
import org.sayso.standin.recording.SceneFile;
import org.sayso.standin.recording.ScenePlayer;
import org.sayso.standin.recording.SceneText;
import org.sayso.standin.recording.Scenes;

/** Linking by voice, and a permission asked for by voice, every branch of both: the scenes beside the skill, played against the running skill. */
class SceneTests {

    private static final List<Scene> SCENES = Scenes.classPath("scenes/ride-hailer");

    @TempDir
    static Path directory;

    private static SceneHouse house;

    @BeforeAll
    static void start() throws IOException {
        house = new SceneHouse(directory);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @TestFactory
    Stream<DynamicTest> scenes() {
        ScenePlayer player = new ScenePlayer(house);
        return SCENES.stream()
                .map(scene -> DynamicTest.dynamicTest(scene.name(), () -> {
                    Household before = house.alexa().household();
                    assertThat(player.play(scene, step -> {}).failures()).isEmpty();
                    assertThat(house.alexa().household()).isEqualTo(before);
                    assertThat(house.alexa()
                                    .link(house.alexa().skills().get(0).id())
                                    .linked())
                            .isFalse();
                }));
    }

    @Test
    void conversationThatWasRecorded_canBePlayedAgain_andHoldsNoCodeAndNoNumber() throws Exception {
        StandIn alexa = house.alexa();
        String id = alexa.skills().get(0).id();
        Household before = alexa.household();
        alexa.householdState().change("ann", ann -> ann.withVoice(new Voice(true, 400, ann.phoneNumber(), "4711")));
        String code;
        Scene recorded;
        try (Recorder recorder = Recorder.start(alexa, "kitchen")) {
            alexa.say("kitchen", "ann", "open ride hailer");
            alexa.silence("kitchen");
            alexa.say("kitchen", "ann", "link my account");
            alexa.say("kitchen", "ann", "I approve");
            alexa.say("kitchen", "ann", "my code is 1 2 3");
            house.forward(Duration.ofMinutes(2));
            code = alexa.inbox("ann").get(0).text().substring(0, 6);
            alexa.say("kitchen", "ann", "my code is " + String.join(", ", code.split("")));
            alexa.say("kitchen", "ann", "to the airport at five p.m.");
            alexa.say("kitchen", "ben", "yes");
            alexa.say("kitchen", "ben", "stop");
            recorded = recorder.scene("Ann books & Ben agrees");
        }
        assertThat(alexa.link(id).linked()).isTrue();
        alexa.unlink(id);
        alexa.householdState().change(any -> before);

        String file = SceneText.write(recorded);
        assertThat(file)
                .contains("{code}", "{wrong code}", "wait: 2m", "name: ann-books-ben-agrees", "silence: true")
                .doesNotContain(code, String.join(", ", code.split("")), "4711", "2025550142", "Atza");
        Scene read = SceneFile.parse(file);
        assertThat(new ScenePlayer(house).play(read, step -> {}).failures()).isEmpty();
        assertThat(alexa.household()).isEqualTo(before);
        assertThat(SceneText.write(read)).isEqualTo(file);
    }

    @Test
    void everyBranchOfAmazonsDescription_hasAScene() {
        assertThat(SCENES)
                .extracting(Scene::name)
                .doesNotHaveDuplicates()
                .contains(
                        "says-no",
                        "consents",
                        "wrong-code",
                        "refuses-to-share",
                        "silence",
                        "voice-not-recognized",
                        "not-the-owner",
                        "no-phone-number",
                        "already-linked",
                        "granted-earlier-consent",
                        "granted-earlier-code",
                        "granted-earlier-nothing",
                        "refused-lately",
                        "personalization-off",
                        "provider-fails",
                        "receipt-permitted",
                        "receipt-refused",
                        "receipt-silence",
                        "receipt-permitted-earlier");
    }
}
