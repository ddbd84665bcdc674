package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.standin.House.speech;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.household.Person;
import tools.jackson.databind.JsonNode;

/** Tasks of Alexa's own that a skill starts, and how its session goes on afterwards. */
class ConnectionTests {

    private static final String SCOPE = "alexa::profile:given_name:read";
    private static final String CONSENT = connection(
            "connection://AMAZON.AskForPermissionsConsent/2",
            "'input':{'@type':'AskForPermissionsConsentRequest','@version':'2','permissionScopes':"
                    + "[{'permissionScope':'" + SCOPE
                    + "','consentLevel':'ACCOUNT'}]},'onCompletion':'RESUME_SESSION',");
    private static final String UNKNOWN =
            connection("connection://AMAZON.MakeCoffee/1", "'onCompletion':'RESUME_SESSION',");

    @TempDir
    private Path directory;

    private House house;

    @BeforeEach
    void create() {
        house = new House(directory);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private void with(UnaryOperator<StandInBuilder> settings) {
        house.close();
        house = new House(directory, settings);
    }

    private static String connection(String uri, String members) {
        return "'directives':[{'type':'Connections.StartConnection','uri':'" + uri + "'," + members + "'token':'t-1'}]";
    }

    private JsonNode cause() {
        return house.last().at("/request/cause");
    }

    @Test
    void task_hasTheConversationUntilItIsDoneAndThenTheSessionResumes() {
        house.outside.answering(
                House.DESK,
                List.of(
                        "{\"version\":\"1.0\",\"sessionAttributes\":{\"n\":7},"
                                + House.response(speech("One thing first.") + "," + CONSENT)
                                        .substring("{\"version\":\"1.0\",".length()),
                        House.response(speech("Thanks. Where to?") + ",'shouldEndSession':false")));

        Turn asked = house.say("open travel desk");
        assertThat(asked.parts()).first().isEqualTo(new Spoken(Spoken.By.SKILL, "One thing first."));
        assertThat(asked.parts().get(1).by()).isEqualTo(Spoken.By.ALEXA);
        assertThat(asked.task()).contains("connection://AMAZON.AskForPermissionsConsent/2");
        assertThat(asked.sessionOpen()).isTrue();
        assertThat(asked.microphoneOpen()).isTrue();
        assertThat(asked.findings()).isEmpty();
        assertThat(house.alexa.suggestions("kitchen"))
                .singleElement()
                .satisfies(group -> assertThat(group.phrases()).isNotEmpty().doesNotContain("help"));
        String session = house.last().at("/session/sessionId").asString("");

        Turn resumed = house.say("yes");

        assertThat(resumed.requestType()).isEqualTo("SessionResumedRequest");
        assertThat(resumed.parts()).last().isEqualTo(new Spoken(Spoken.By.SKILL, "Thanks. Where to?"));
        assertThat(resumed.task()).isEmpty();
        assertThat(house.types()).containsExactly("LaunchRequest", "SessionResumedRequest");
        assertThat(house.last().at("/session/new").asBoolean(true)).isFalse();
        assertThat(house.last().at("/session/sessionId").asString("")).isEqualTo(session);
        assertThat(house.last().at("/session/attributes/n").asInt(0)).isEqualTo(7);
        assertThat(cause().path("type").asString("")).isEqualTo("ConnectionCompleted");
        assertThat(cause().path("token").asString("")).isEqualTo("t-1");
        assertThat(cause().at("/status/code").isString()).isTrue();
        assertThat(cause().at("/status/code").asString("")).isEqualTo("200");
        assertThat(cause().at("/result/status").asString("")).isEqualTo("ACCEPTED");
        assertThat(house.alexa.household().granted(Outside.id(House.DESK))).containsExactly(SCOPE);
        assertThat(house.alexa.sessionOpen("kitchen")).isTrue();
    }

    @Test
    void whoeverAnswers_theTaskGoesOnForWhoBeganIt() {
        benMovesIn();
        house.desk(CONSENT, speech("Thanks."));
        house.say("open travel desk");

        Turn turn = house.alexa.say("kitchen", "ben", "I approve");

        assertThat(turn.spoken()).endsWith("Thanks.");
        assertThat(house.alexa.household().granted(Outside.id(House.DESK))).containsExactly(SCOPE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoBeganTheTaskMovesOut_itEndsAsIfNobodyAnswered(boolean somebodySpeaks) {
        benMovesIn();
        house.desk(CONSENT, speech("Fine."));
        house.say("open travel desk");
        house.alexa
                .householdState()
                .change(now -> now.withPeople(now.people().stream()
                        .filter(person -> person.id().equals("ben"))
                        .map(person -> person.withOwner(true))
                        .toList()));

        Turn turn = somebodySpeaks ? house.alexa.say("kitchen", "ben", "I approve") : house.silence();

        assertThat(turn.spoken()).endsWith("Fine.");
        assertThat(turn.task()).isEmpty();
        assertThat(turn.findings())
                .containsExactly("Ann Archer does not live here any more, so the task ended as if nobody had answered");
        assertThat(house.types()).containsExactly("LaunchRequest", "SessionResumedRequest");
        assertThat(house.alexa.household().granted(Outside.id(House.DESK))).isEmpty();
    }

    private void benMovesIn() {
        house.alexa
                .householdState()
                .change(now -> now.withPeople(List.of(
                        now.people().get(0).withVoice().withOwner(true),
                        new Person("ben", "Ben Baker", null, null).withVoice())));
    }

    @Test
    void wordsOfAnotherSkill_areAnAnswerToTheTask() {
        house.desk(CONSENT);
        house.say("open travel desk");

        house.say("open favorite tune");

        assertThat(house.outside.of(House.TUNE)).isEmpty();
    }

    @Test
    void silence_goesToTheTaskUntilItGivesUp() {
        house.desk(CONSENT, speech("Fine."));
        house.say("open travel desk");

        Turn turn = house.silence();
        for (int i = 0; i < 3 && turn.task().isPresent(); i++) {
            turn = house.silence();
        }

        assertThat(turn.spoken()).endsWith("Fine.");
        assertThat(house.types()).containsExactly("LaunchRequest", "SessionResumedRequest");
        assertThat(house.alexa.household().granted(Outside.id(House.DESK))).isEmpty();
    }

    @Test
    void statusCode_isANumberWhereSaidSo() {
        with(builder -> builder.statusCodeAsNumber(true));
        house.desk(UNKNOWN);

        house.say("open travel desk");

        assertThat(cause().at("/status/code").isInt()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"400", "404"})
    void unknownTask_isAnsweredByTheStatusOfTheSettings(int status) {
        with(builder -> builder.unknownTaskStatus(status));
        house.desk(UNKNOWN, speech("No coffee."));

        Turn turn = house.say("open travel desk");

        assertThat(turn.spoken()).isEqualTo("No coffee.");
        assertThat(turn.findings())
                .containsExactly(
                        "There is no task connection://AMAZON.MakeCoffee/1 here; Alexa answers with status " + status);
        assertThat(cause().at("/status/code").asInt(0)).isEqualTo(status);
        assertThatThrownBy(() -> StandIn.builder().unknownTaskStatus(200)).hasMessageContaining("400 or 404");
    }

    @Test
    void skillThatWantsErrorsOnly_losesItsSessionAndHearsOfErrors() throws InterruptedException {
        house.desk(UNKNOWN.replace("RESUME_SESSION", "SEND_ERRORS_ONLY"));

        Turn turn = house.say("open travel desk");

        assertThat(turn.sessionOpen()).isFalse();
        assertThat(turn.requestType()).isEqualTo("System.ExceptionEncountered");
        for (int i = 0; i < 100 && house.outside.received.size() < 2; i++) {
            Thread.sleep(20);
        }
        assertThat(house.types()).containsExactly("LaunchRequest", "System.ExceptionEncountered");
        assertThat(house.last().has("session")).isFalse();
        assertThat(house.last().at("/request/cause/requestId").asString(""))
                .isEqualTo(house.outside.received.get(0).at("/request/requestId"));
    }

    @Test
    void skillThatWantsErrorsOnly_hearsNothingOfSuccess() {
        house.desk(CONSENT.replace("RESUME_SESSION", "SEND_ERRORS_ONLY"));
        house.say("open travel desk");

        Turn turn = house.say("yes");

        assertThat(turn.sessionOpen()).isFalse();
        assertThat(turn.exchanges()).isEmpty();
        assertThat(house.types()).containsExactly("LaunchRequest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'shouldEndSession':true, | suspends the session whatever shouldEndSession says",
                "'reprompt':{'outputSpeech':{'type':'PlainText','text':'hm?'}}, | nobody will hear the reprompt",
            })
    void answerThatDoesNotGoWithATask_isAFindingAndTheTaskIsPlayed(String members, String finding) {
        house.desk(members + CONSENT);

        Turn turn = house.say("open travel desk");

        assertThat(turn.findings()).anySatisfy(each -> assertThat(each).contains(finding));
        assertThat(turn.task()).isPresent();
    }

    @Test
    void skillThatStartsTaskAfterTask_isStopped() {
        house.outside.answering(House.DESK, House.response(UNKNOWN));

        Turn turn = house.say("open travel desk");

        assertThat(turn.findings()).contains("The skill's answers led to 8 requests without a word of the person");
        assertThat(turn.sessionOpen()).isFalse();
    }

    @Test
    void personWhoSaidThePin_isKnownAtLevel400() {
        house.close();
        house = House.with(directory, "strong-box");
        String verify = connection(
                "connection://AMAZON.VerifyPerson/2",
                "'input':{'requestedAuthenticationConfidenceLevel':{'level':400,'customPolicy':{'policyName':'VOICE_PIN'}}},"
                        + "'onCompletion':'RESUME_SESSION',");
        house.alexa
                .householdState()
                .change(
                        "ann",
                        ann -> ann.withVoice(ann.voice().withRecognized(true).withPin("4711")));
        house.outside.answering("strong-box", List.of(House.response(verify), House.response(speech("Open."))));
        house.say("ask strong box to open the box");
        String level = "/context/System/person/authenticationConfidenceLevel/level";
        assertThat(house.last().at(level).asInt(0)).isEqualTo(300);

        Turn turn = house.say("four seven one one");

        assertThat(turn.spoken()).endsWith("Open.");
        assertThat(cause().at("/result/status").asString("")).isEqualTo("ACHIEVED");
        assertThat(house.last().at(level).asInt(0)).isEqualTo(400);
    }
}
