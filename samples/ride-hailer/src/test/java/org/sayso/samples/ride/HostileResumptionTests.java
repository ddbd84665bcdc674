package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.protocol.SkillAnswer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Sessions that are resumed with reports, attributes and accounts that nobody honest would send. */
@ExtendWith(OutputCaptureExtension.class)
class HostileResumptionTests {

    private static final String LINKED = "Now, I can help you book a ride! Where would you like to go?";
    private static final String QUOTE = "A ride to the airport now costs about 31 dollars. Shall I book it?";
    private static final String NOTHING = "What would you like to do?";
    private static final String REPORT = """
            {"type":"ConnectionCompleted","status":{"code":"200"},"result":{"status":"LINKED"}}""";

    @TempDir
    static Path directory;

    private static RunningSkill skill;

    private Talk talk;

    @BeforeAll
    static void start() throws IOException {
        skill = new RunningSkill(directory);
    }

    @AfterAll
    static void stop() {
        skill.close();
    }

    @BeforeEach
    void meetAHousehold() {
        talk = new Talk(skill, "en-US");
    }

    private void annieLinks() {
        talk.linked(skill.amazon.token("Annie Archer"));
    }

    /** A report that lost the task's token still comes from a task of this session; it is no fault of the skill's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ConnectionCompleted\",\"token\":null,\"status\":{\"code\":\"200\"},\"result\":{\"status\":\"LINKED\"}}",
                "{\"type\":\"ConnectionError\",\"token\":null,\"status\":{\"code\":\"500\"}}",
                "{\"type\":\"ConnectionCompleted\",\"token\":{\"a\":1},\"status\":{\"code\":\"200\"},\"result\":{\"status\":\"LINKED\"}}",
                "{\"type\":\"ConnectionCompleted\",\"token\":7}"
            })
    void reportWithoutItsToken_isNeitherBelievedNorAFault(String cause, CapturedOutput output) {
        talk.book("AIRPORT");
        talk.say("AMAZON.YesIntent");

        SkillAnswer resumed = talk.resumed(cause);

        assertThat(resumed.spoken()).isEqualTo(NOTHING);
        assertThat(resumed.card()).isEmpty();
        assertThat(resumed.sessionOpen()).isTrue();
        assertThat(output).doesNotContain("the skill failed");
    }

    @Test
    void otherTasksReport_isNotTakenForThisOne(CapturedOutput output) {
        talk.book("AIRPORT");
        talk.say("AMAZON.YesIntent");
        annieLinks();
        SkillAnswer resumed = talk.resumed("""
                {"type":"ConnectionCompleted","token":"pin-1","status":{"code":"200"},"result":{"status":"ACHIEVED"}}""");
        assertThat(resumed.spoken()).doesNotContain("31 dollars", "Now, I can");
        assertThat(output).doesNotContain("pin-1");
    }

    @Test
    void secondReportOfOneTask_repeatsNothing() {
        talk.book("AIRPORT");
        talk.say("AMAZON.YesIntent");
        annieLinks();
        assertThat(talk.resumed(REPORT).spoken()).isEqualTo(QUOTE);
        assertThat(talk.resumed(REPORT).spoken())
                .as("a new request with the same token")
                .isEqualTo(LINKED);
        assertThat(talk.say("AMAZON.YesIntent").spoken())
                .as("the quote is gone as well")
                .startsWith("Sorry, I did not get that.");
    }

    @Test
    void wishFromElsewhere_isAnIntentAndNothingMore() {
        talk.linked(skill.amazon.token("Walter Woods"));
        talk.attributes("""
                {"sayso.link.started":{"token":"sayso.link.x","wish":{
                  "intent":{"name":"WhereIsMyRideIntent","confirmationStatus":"NONE"},
                  "type":"SessionEndedRequest","requestId":"forged","locale":"de-DE"}}}""");
        SkillAnswer resumed = talk.resumed("""
                {"type":"ConnectionCompleted","token":"sayso.link.x","status":{"code":"200"},"result":{"status":"LINKED"}}""");
        assertThat(resumed.spoken()).startsWith("You have no ride.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "\"text\"",
                "[]",
                "{}",
                "{\"token\":7}",
                "{\"token\":\"sayso.link.x\",\"wish\":7}",
                "{\"token\":\"sayso.link.x\",\"wish\":{\"intent\":7}}",
                "{\"token\":\"sayso.link.x\",\"wish\":{\"intent\":{\"name\":7}}}",
                "{\"token\":\"sayso.link.x\",\"wish\":{\"intent\":{\"name\":\"BookRideIntent\",\"slots\":7}}}",
                "{\"token\":\"sayso.link.x\",\"wish\":{\"intent\":{\"name\":\"BookRideIntent\",\"slots\":{\"destination\":null}}}}",
                "{\"token\":\"sayso.link.x\",\"wish\":{\"intent\":{\"name\":\"BookRideIntent\",\"confirmationStatus\":\"WHATEVER\"}}}",
                "{\"token\":\"sayso.link.x\",\"wish\":{\"intent\":{\"name\":\"NoSuchIntent\"}}}",
                "{\"token\":\"sayso.link.x\",\"wish\":{\"intent\":{\"name\":\"LinkMyAccountIntent\"}}}",
                "{\"token\":\"sayso.link.x\",\"wish\":{\"intent\":{\"name\":\"AMAZON.YesIntent\"}}}"
            })
    void oddAttributes_areNeverAFault(String started, CapturedOutput output) {
        annieLinks();
        talk.attributes("{\"sayso.link.started\":" + started + ",\"sayso.link.offered\":" + started + "}");
        SkillAnswer resumed = talk.resumed("""
                {"type":"ConnectionCompleted","token":"sayso.link.x","status":{"code":"200"},"result":{"status":"LINKED"}}""");
        assertThat(resumed.sessionOpen()).isTrue();
        assertThat(Talk.directive(resumed).isMissingNode()).as("no task again").isTrue();
        talk.attributes("{\"sayso.link.offered\":" + started + "}");
        assertThat(talk.say("AMAZON.YesIntent").sessionOpen()).isTrue();
        assertThat(output).doesNotContain("the skill failed");
    }

    /** A quote was told to one account; a "yes" that starts linking must not become the "yes" to the quote. */
    @Test
    void yesToTheOffer_isNeverTheYesToAQuote() {
        annieLinks();
        talk.book("ZOO");
        talk.unlinked();
        SkillAnswer offered = talk.say("AMAZON.YesIntent");
        assertThat(offered.spoken()).startsWith("Would you like to link");
        talk.say("AMAZON.YesIntent");
        talk.linked(skill.amazon.token("Mallory Moss"));
        assertThat(talk.resumed(REPORT).spoken()).isEqualTo(LINKED);
        assertThat(talk.say("WhereIsMyRideIntent").spoken()).startsWith("You have no ride.");
    }

    @Test
    void yesToAQuote_isNeverTheYesToAnOlderOffer() {
        talk.open();
        annieLinks();
        talk.book("ZOO");
        SkillAnswer booked = talk.say("AMAZON.YesIntent");
        assertThat(booked.spoken()).startsWith("Your ride to the zoo is booked");
    }

    @Test
    void offerOfOneSession_isNotTakenInAnother() {
        talk.book("AIRPORT");
        SkillAnswer yes = talk.newSession().say("AMAZON.YesIntent");
        assertThat(Talk.directive(yes).isMissingNode()).isTrue();
        assertThat(yes.spoken()).startsWith("Sorry, I did not get that.");
    }

    @Test
    void reportOfOneSession_isNotTakenInAnother() {
        talk.book("AIRPORT");
        talk.say("AMAZON.YesIntent");
        annieLinks();
        assertThat(talk.newSession().resumed(REPORT).spoken()).isEqualTo(LINKED);
    }

    @Test
    void hugeReport_isCutOff(CapturedOutput output) {
        talk.book("AIRPORT");
        talk.say("AMAZON.YesIntent");
        String members = IntStream.range(0, 2000)
                .mapToObj(i -> "\"m" + i + "\":\"" + "x".repeat(20) + "\"")
                .collect(Collectors.joining(","));
        SkillAnswer resumed =
                talk.resumed("{\"type\":\"ConnectionCompleted\",\"status\":{\"code\":\"200\"},\"result\":{" + members
                        + ",\"status\":\"" + "LINKED\\n".repeat(1000) + "\"}}");
        assertThat(resumed.spoken()).startsWith("Your account is not linked.");
        assertThat(output).doesNotContain("xxxx", "LINKED_LINKED");
    }

    /** "Link my account" again and again starts a task each time it is said, never by itself. */
    @Test
    void deniedAgainAndAgain_neverStartsByItself() {
        for (int i = 0; i < 5; i++) {
            assertThat(Talk.directive(talk.say("LinkMyAccountIntent")).isObject())
                    .isTrue();
            SkillAnswer resumed = talk.resumedWith("DENIED");
            assertThat(Talk.directive(resumed).isMissingNode()).isTrue();
            assertThat(Talk.directive(talk.say("AMAZON.YesIntent")).isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void tokensOfTasksAndAccounts_areInNoLogAndNoTrace(CapturedOutput output) {
        String token = skill.amazon.token("Annie Archer");
        talk.book("AIRPORT");
        SkillAnswer started = talk.say("AMAZON.YesIntent");
        String task = Talk.directive(started).get("token").asString();
        assertThat(skill.trace().json().toString()).doesNotContain(task);
        talk.linked(token);
        talk.resumed(REPORT);
        assertThat(skill.trace().json().toString()).doesNotContain(task, token);
        assertThat(output).doesNotContain(task, token);
        assertThat(Objects.requireNonNull(talk.again().json()).toString()).doesNotContain(token);
    }
}
