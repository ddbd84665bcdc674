package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Household;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.recording.Scene;
import org.sayso.standin.recording.ScenePlayer;
import org.sayso.standin.recording.Scenes;
import org.sayso.standin.recording.Stage;

/** The profile PIN, every branch of it: the scenes beside the skill, played against the running skill. */
class PinSceneTests {

    private static final List<Scene> SCENES = Scenes.classPath("scenes/favorite-color");

    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock();
    private Accounts accounts;
    private RunningSkill skill;

    @BeforeEach
    void start() throws IOException {
        accounts = Accounts.start(clock);
        skill = RunningSkill.start(
                directory, clock, Map.of("spring.profiles.active", "pin", "favorite-color.accounts-url", accounts.url));
    }

    @AfterEach
    void stop() {
        skill.close();
        accounts.close();
    }

    /** A kitchen in which people link the account of their own name. */
    private record Room(Kitchen kitchen, MovableClock clock) implements Stage {

        @Override
        public StandIn alexa() {
            return kitchen.alexa();
        }

        @Override
        public void forward(Duration time) {
            clock.advance(time);
        }

        @Override
        public LinkResult link(String skillId, String personId) {
            if (alexa().peopleWhoLink(skillId).isEmpty()) {
                kitchen.link(personId);
            } else {
                kitchen.linkAsAnn(personId);
            }
            return new LinkResult.Linked();
        }
    }

    @TestFactory
    Stream<DynamicTest> scenes() {
        Room room = new Room(Kitchen.with(accounts, skill, clock), clock);
        ScenePlayer player = new ScenePlayer(room);
        return SCENES.stream()
                .map(scene -> DynamicTest.dynamicTest(scene.name(), () -> {
                    Household before = room.alexa().household();
                    assertThat(player.play(scene, step -> {}).failures()).isEmpty();
                    assertThat(room.alexa().household()).isEqualTo(before);
                }));
    }

    @Test
    void sceneThatChangesTheColor_canBePlayedAgain() {
        ScenePlayer player = new ScenePlayer(new Room(Kitchen.with(accounts, skill, clock), clock));
        Scene right = SCENES.get(0);
        assertThat(player.play(right, step -> {}).failures()).isEmpty();
        assertThat(player.play(right, step -> {}).failures()).isEmpty();
    }

    @Test
    void everyKindOfResult_hasAScene() {
        assertThat(SCENES)
                .extracting(Scene::name)
                .containsExactly(
                        "pin-right",
                        "pin-wrong",
                        "pin-not-set-up",
                        "pin-not-enabled",
                        "pin-unknown-voice",
                        "pin-refused",
                        "pin-silence",
                        "no-to-the-code");
    }
}
