package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.Turn;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Voice;
import org.sayso.standin.protocol.Session;
import org.sayso.standin.protocol.SkillAnswer;
import org.sayso.standin.protocol.Speaker.RecognizedPerson;
import org.sayso.standin.protocol.TaskOutcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The favorite color changed by voice, confirmed by the profile PIN. */
class PinChangeTests {

    private static final String CHANGE = "ask favorite color to change my favorite color to ";
    private static final String DONE = "You have changed your favorite color to red. I pass it on to your profile.";
    private static final String ANN = "amzn1.ask.person.ANN";
    private static final String ACHIEVED = "{\"version\":\"2\",\"status\":\"ACHIEVED\"}";

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

    /** Ann's voice is known and has this PIN; she lets this skill ask for it. */
    private static Person ann(String pin) {
        return new Person("ann", "Ann", null, null)
                .withVoice(new Voice(true, 300, null, pin.isEmpty() ? null : pin))
                .withPinSkills(Set.of(RunningSkill.ID));
    }

    private Kitchen kitchen(Person ann) {
        Kitchen kitchen = Kitchen.with(accounts, skill, clock, ann);
        kitchen.linkAsAnn("ann");
        return kitchen;
    }

    @Test
    void rightPin_changesTheColor() throws Exception {
        Kitchen kitchen = kitchen(ann("4711"));

        Turn asked = kitchen.turn(CHANGE + "red");
        assertThat(asked.findings()).isEmpty();
        assertThat(asked.task()).contains("connection://AMAZON.VerifyPerson/2");
        assertThat(asked.spoken())
                .startsWith(
                        "You asked for the change of your favorite color to red. To confirm it, please give the PIN")
                .endsWith("what's your four-digit profile PIN?");
        assertThat(accounts.color("ann")).isEmpty();

        Turn confirmed = kitchen.turn("4 7 1 1");
        assertThat(confirmed.spoken()).endsWith(DONE);
        assertThat(confirmed.findings()).isEmpty();
        assertThat(confirmed
                        .request()
                        .at("/context/System/person/authenticationConfidenceLevel/level")
                        .asInt())
                .isEqualTo(400);
        accounts.awaitColor("ann", "red");
        assertThat(skill.messages()).isEmpty();
    }

    @Test
    void threeWrongPins_changeNothing_andThenAlexaIsAskedInAnotherWay() throws Exception {
        Kitchen kitchen = kitchen(ann("4711"));
        kitchen.say(CHANGE + "red");
        kitchen.alexa().say("kitchen", "ann", "0 0 0 0");
        kitchen.alexa().say("kitchen", "ann", "1 1 1 1");

        assertThat(kitchen.say("2 2 2 2")).contains("It was not confirmed with your PIN", "I dropped the request");
        assertThat(accounts.color("ann")).isEmpty();

        assertThat(kitchen.say(CHANGE + "red")).contains("we take another way", "text message to your number");
        assertThat(kitchen.say("authorize color " + skill.nextCode())).isEqualTo(DONE);
        accounts.awaitColor("ann", "red");
    }

    @Test
    void whoHasNoPin_orDoesNotLetTheSkillAsk_getsACode() throws Exception {
        assertThat(kitchen(ann("")).say(CHANGE + "red"))
                .contains("Your PIN cannot be used for this now, so we take another way.", "text message");
        skill.nextCode();

        assertThat(kitchen(ann("4711").withPinSkills(Set.of())).say(CHANGE + "green"))
                .contains("so we take another way.", "text message");
        assertThat(accounts.color("ann")).isEmpty();
    }

    @Test
    void unknownVoiceOnTheHouseholdsLink_getsACodeAtOnce() {
        Kitchen kitchen = Kitchen.with(accounts, skill, clock);
        kitchen.link("ann");

        assertThat(kitchen.say(CHANGE + "red")).contains("text message").doesNotContain("PIN");
    }

    private RecognizedPerson ann(int level) {
        return new RecognizedPerson(ANN, Optional.of(accounts.token("ann")), level);
    }

    /** A wish for red, for which a PIN is awaited. */
    private record Awaited(Session session, String token) {}

    private Awaited awaited() {
        Session session = Session.begin();
        SkillAnswer asked = skill.echo.change(ann(300), session, "red");
        JsonNode directive = asked.directives().get(0);
        assertThat(directive.path("uri").asString()).isEqualTo("connection://AMAZON.VerifyPerson/2");
        return new Awaited(
                session.next(asked.attributes()), directive.path("token").asString());
    }

    private SkillAnswer resumed(RecognizedPerson person, Awaited awaited, String result) {
        return skill.echo.send(request(person, awaited, result));
    }

    private ObjectNode request(RecognizedPerson person, Awaited awaited, String result) {
        ObjectNode read = (ObjectNode) JsonMapper.shared().readTree(result);
        return skill.echo.resumed(person, awaited.session(), new TaskOutcome(awaited.token(), 200, false, "OK", read));
    }

    @Test
    void resumedRequestSentAgain_getsItsFirstAnswer_andUnderAnotherIdChangesNothingMore() throws Exception {
        Awaited awaited = awaited();
        ObjectNode request = request(ann(400), awaited, ACHIEVED);
        assertThat(skill.echo.send(request).spoken()).isEqualTo(DONE);

        assertThat(skill.echo.send(request).spoken())
                .as("the very same request")
                .isEqualTo(DONE);
        assertThat(resumed(ann(400), awaited, ACHIEVED).spoken()).startsWith("That is confirmed already");
        accounts.awaitColor("ann", "red");
    }

    @Test
    void tokenOfAnotherCheck_changesNothing() {
        Awaited first = awaited();
        Awaited second = awaited();

        assertThat(resumed(ann(400), new Awaited(second.session(), first.token()), ACHIEVED)
                        .spoken())
                .contains("not confirmed with your PIN");
        assertThat(accounts.color("ann")).isEmpty();
    }

    @Test
    void successWithoutTheLevelOfAPin_changesNothing() {
        for (int level : new int[] {0, 200, 300, 399}) {
            assertThat(resumed(ann(level), awaited(), ACHIEVED).spoken())
                    .as("level " + level)
                    .contains("not confirmed with your PIN");
        }
        assertThat(accounts.color("ann")).isEmpty();
    }

    @Test
    void otherPersonsPin_changesNothing() {
        RecognizedPerson ben = new RecognizedPerson("amzn1.ask.person.BEN", Optional.of(accounts.token("ann")), 400);
        assertThat(resumed(ben, awaited(), ACHIEVED).spoken()).contains("Somebody else gave a PIN");

        RecognizedPerson bensAccount =
                new RecognizedPerson("amzn1.ask.person.BEN", Optional.of(accounts.token("ben")), 400);
        assertThat(resumed(bensAccount, awaited(), ACHIEVED).spoken()).contains("nothing waiting");
        assertThat(accounts.color("ann")).isEmpty();
        assertThat(accounts.color("ben")).contains("blue");
    }

    @Test
    void answerAfterTheChallengesLife_changesNothing() {
        Awaited awaited = awaited();
        clock.advance(Duration.ofMinutes(6));

        assertThat(resumed(ann(400), awaited, ACHIEVED).spoken()).contains("Nothing was confirmed");
        assertThat(accounts.color("ann")).isEmpty();
    }

    @Test
    void whatIsNoSuccess_changesNothing() {
        Map.of(
                        "{\"version\":\"2\",\"status\":\"NOT_ACHIEVED\",\"reason\":\"NOT_MATCH\"}",
                        "not confirmed with your PIN, so I dropped the request",
                        "{\"version\":\"2\",\"status\":\"NOT_ACHIEVED\",\"reason\":\"METHOD_LOCKOUT\"}",
                        "another way",
                        "{\"version\":\"2\",\"status\":\"SOMETHING_NEW\"}",
                        "not confirmed with your PIN",
                        "{\"version\":\"2\"}",
                        "not confirmed with your PIN")
                .forEach((result, said) -> assertThat(
                                resumed(ann(400), awaited(), result).spoken())
                        .as(result)
                        .contains(said));
        assertThat(accounts.color("ann")).isEmpty();
    }
}
