package org.sayso.standin.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VerifyPersonTaskTests {

    private static final JsonNode INPUT = input(400, "VOICE_PIN");

    private final TaskRoom room = new TaskRoom();

    @BeforeEach
    void personalize() {
        room.permissions(TaskRoom.PERSON, TaskRoom.PIN);
    }

    private static JsonNode input(int level, String policy) {
        return TaskRoom.json(Map.of(
                "requestedAuthenticationConfidenceLevel",
                Map.of("level", level, "customPolicy", Map.of("policyName", policy))));
    }

    private VoiceTask start() {
        return room.start(VoiceTasks.VERIFY_PERSON, INPUT);
    }

    private VoiceTask asked() {
        VoiceTask task = start();
        assertThat(task.begin().spoken()).isEqualTo("Ann, what's your four-digit profile PIN?");
        return task;
    }

    private static void assertResult(TaskStep step, String status, String reason) {
        assertThat(step).isInstanceOf(TaskStep.Done.class);
        TaskStep.Done done = (TaskStep.Done) step;
        assertThat(done.code()).isEqualTo(200);
        assertThat(done.result())
                .isEqualTo(
                        reason.isEmpty()
                                ? TaskRoom.json(Map.of("version", "2", "status", status))
                                : TaskRoom.json(Map.of("version", "2", "status", status, "reason", reason)));
    }

    private void assertRejected(TaskStep step, int code, String finding) {
        TaskStep.Done done = (TaskStep.Done) step;
        assertThat(done.code()).isEqualTo(code);
        assertThat(done.result()).isEqualTo(TaskRoom.json(Map.of("version", "2")));
        assertThat(done.findings()).singleElement().asString().contains(finding);
        assertThat(confidence()).isEqualTo(300);
    }

    private int confidence() {
        return room.household.confidence("ann", TaskRoom.SKILL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4711", "4 7 1 1", "four seven one one", "my PIN is four seven double one", "forty seven eleven"
            })
    void rightPin_isAchieved(String said) {
        assertResult(asked().hear(said), "ACHIEVED", "");
    }

    @Test
    void rightPin_countsForThisSkillAndForAWhile() {
        asked().hear("4711");

        assertThat(confidence()).isEqualTo(400);
        assertThat(room.household.confidence("ann", "amzn1.ask.skill.other")).isEqualTo(300);
        assertThat(room.household.confidence("ben", TaskRoom.SKILL)).isEqualTo(300);
        room.clock.move(Duration.ofMinutes(5));
        assertThat(confidence()).isEqualTo(300);
    }

    @Test
    void pinThatIsChanged_countsNoMore() {
        asked().hear("4711");
        room.ann(ann -> ann.withVoice(ann.voice().withPin("1234")));

        assertThat(confidence()).isEqualTo(300);
    }

    @Test
    void threeWrongPins_areNoMatch() {
        VoiceTask task = asked();

        assertThat(task.hear("1 1 1 1").spoken()).startsWith("Sorry, that isn't right.");
        task.hear("47");
        assertResult(task.hear("0 4 7 1 1"), "NOT_ACHIEVED", "NOT_MATCH");
        assertThat(confidence()).isEqualTo(300);
    }

    @Test
    void afterThreeWrongPins_thePinIsLockedForAWhile() {
        VoiceTask task = asked();
        List.of("1", "2", "3").forEach(task::hear);

        assertResult(start().begin(), "NOT_ACHIEVED", "METHOD_LOCKOUT");
        room.clock.move(Duration.ofMinutes(5));
        assertResult(asked().hear("4711"), "ACHIEVED", "");
    }

    @Test
    void lockoutOfNoLength_locksNothing() {
        room.settings = room.settings.with(room.settings.pin().withLockout(Duration.ZERO));
        VoiceTask task = asked();
        List.of("1", "2", "3").forEach(task::hear);

        assertThat(start().begin()).isInstanceOf(TaskStep.Ask.class);
    }

    @Test
    void pinThatIsChanged_isNotLocked() {
        VoiceTask task = asked();
        List.of("1", "2", "3").forEach(task::hear);
        room.ann(ann -> ann.withVoice(ann.voice().withPin("1234")));

        assertResult(asked().hear("1234"), "ACHIEVED", "");
    }

    @Test
    void noPinSetUp_isSaid() {
        room.ann(ann -> ann.withVoice(ann.voice().withPin(null)));

        assertResult(start().begin(), "NOT_ACHIEVED", "VERIFICATION_METHOD_NOT_SETUP");
    }

    @Test
    void optionalPinThatThePersonDidNotSwitchOn_isNotEnabled() {
        room.permissions(TaskRoom.PERSON, TaskRoom.OPTIONAL_PIN);

        assertResult(start().begin(), "NOT_ENABLED", "");
    }

    @Test
    void optionalPinThatThePersonSwitchedOn_isAsked() {
        room.permissions(TaskRoom.PERSON, TaskRoom.OPTIONAL_PIN);
        room.ann(ann -> ann.withPinSkills(Set.of(TaskRoom.SKILL)));

        assertResult(asked().hear("4711"), "ACHIEVED", "");
    }

    @Test
    void unknownVoice_isNotAchieved() {
        room.speaking = "ben";

        assertResult(start().begin(), "NOT_ACHIEVED", "VERIFICATION_METHOD_NOT_SETUP");
    }

    @Test
    void voiceThatSkillsMustNotKnow_isNotAchieved() {
        room.ann(ann -> ann.withPersonalization(false));

        assertResult(start().begin(), "NOT_ACHIEVED", "VERIFICATION_METHOD_NOT_SETUP");
    }

    @Test
    void silence_isAskedOnceMoreAndGivenUp() {
        VoiceTask task = asked();

        assertThat(task.silence()).isInstanceOf(TaskStep.Ask.class);
        assertResult(task.silence(), "NOT_ACHIEVED", "NOT_MATCH");
        assertThat(room.household.pinLocked("ann")).isFalse();
    }

    @Test
    void saidNo_isNotAchieved() {
        assertResult(asked().hear("no"), "NOT_ACHIEVED", "NOT_MATCH");
    }

    @Test
    void skillWithoutPersonalization_isForbidden() {
        room.permissions(TaskRoom.PIN);

        assertRejected(start().begin(), 403, "alexa::person_id:read");
    }

    @Test
    void skillWithoutThePermission_isForbidden() {
        room.permissions(TaskRoom.PERSON);

        assertRejected(start().begin(), 403, "alexa::authenticate:2:mandatory");
    }

    @Test
    void otherLevelOrPolicy_isABadRequest() {
        assertRejected(
                room.start(VoiceTasks.VERIFY_PERSON, input(300, "VOICE_PIN")).begin(), 400, "level 400");
        assertRejected(room.start(VoiceTasks.VERIFY_PERSON, input(400, "OTP")).begin(), 400, "VOICE_PIN");
        assertRejected(room.start(VoiceTasks.VERIFY_PERSON, TaskRoom.nothing()).begin(), 400, "level 400");
    }

    @Test
    void neitherStepsNorHousehold_showThePin() {
        VoiceTask task = start();
        TaskStep ask = task.begin();
        TaskStep wrong = task.hear("1 2 3 4");
        TaskStep right = task.hear("4711");

        assertThat(List.of(ask, wrong, right, task, room.context(), room.household.now()))
                .allSatisfy(thing -> assertThat(thing.toString()).doesNotContain("4711"));
    }

    @Test
    void german_isSpokenAndUnderstood() {
        room.locale = Locale.GERMANY;
        VoiceTask task = start();

        assertThat(task.begin().spoken()).isEqualTo("Ann, wie lautet deine vierstellige Profil-PIN?");
        assertResult(task.hear("vier sieben eins eins"), "ACHIEVED", "");
    }
}
