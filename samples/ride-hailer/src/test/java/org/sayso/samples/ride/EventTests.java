package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.StandIn;
import org.sayso.standin.linking.LinkResult;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the skill does with what Alexa tells outside of conversations; the events are the stand-in's, signed and proven. */
@ExtendWith(OutputCaptureExtension.class)
class EventTests {

    private static final String WHERE = "ask ride hailer where is my ride";

    @TempDir
    private Path directory;

    private SceneHouse house;
    private StandIn alexa;
    private String skill;

    @BeforeEach
    void start() throws IOException {
        house = new SceneHouse(directory);
        alexa = house.alexa();
        skill = alexa.skills().get(0).id();
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private String say(String text) {
        return String.valueOf(alexa.say("kitchen", "ann", text).spoken());
    }

    private void link() {
        assertThat(house.link(skill, "ann")).isInstanceOf(LinkResult.Linked.class);
    }

    private void book() {
        link();
        say("ask ride hailer to book a ride to the zoo");
        assertThat(say("yes")).contains("booked");
        assertThat(say(WHERE)).contains("zoo");
    }

    /** Does something, and waits until the skill has answered the event that tells it. */
    private void telling(String event, Runnable what) throws Exception {
        Semaphore changes = new Semaphore(0);
        long before = count(event);
        try (AutoCloseable subscription = alexa.subscribe(topic -> changes.release())) {
            assertThat(subscription).isNotNull();
            what.run();
            while (count(event) == before) {
                assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).as(event).isTrue();
            }
        }
    }

    private long count(String event) {
        return alexa.skillEvents().stream()
                .filter(sent -> sent.type().equals("AlexaSkillEvent." + event) && sent.status() == 200)
                .count();
    }

    @Test
    void disabledForGood_theRidesAreForgotten() throws Exception {
        book();
        telling("SkillDisabled", () -> alexa.disable(skill, false));
        telling("SkillEnabled", () -> alexa.enable(skill));
        link();
        assertThat(say(WHERE)).startsWith("You have no ride.");
    }

    @Test
    void disabledWhileAlexaKeepsTheData_theRidesAreKept() throws Exception {
        book();
        telling("SkillDisabled", () -> alexa.disable(skill, true));
        alexa.enable(skill);
        link();
        assertThat(say(WHERE)).contains("zoo");
    }

    @Test
    void events_areLoggedWithoutPersonalData(CapturedOutput output) throws Exception {
        telling("SkillAccountLinked", this::link);
        telling(
                "SkillPermissionAccepted",
                () -> alexa.householdState().grant(skill, List.of("alexa::profile:email:read")));
        telling(
                "SkillPermissionChanged",
                () -> alexa.householdState().withdraw(skill, List.of("alexa::profile:email:read")));
        telling("SkillDisabled", () -> alexa.disable(skill, false));

        assertThat(output.getOut().lines().filter(line -> line.contains("SkillEvents")))
                .anyMatch(line -> line.endsWith("SkillAccountLinked"))
                .anyMatch(line -> line.endsWith("SkillPermissionAccepted: the account permits 1 now"))
                .anyMatch(line -> line.endsWith("SkillPermissionChanged: the account permits 0 now"))
                .anyMatch(line -> line.contains("SkillDisabled, the user's data is not kept: 0 rides forgotten"))
                .noneMatch(line -> line.contains("amzn1.") || line.contains("Atza") || line.contains("@"));
    }
}
