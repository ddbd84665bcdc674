package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.standin.House.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a session begins, goes on and ends. */
class SessionTests {

    private static final String ASK = speech("Where to?") + ",'shouldEndSession':false";
    private static final String REPROMPT = ",'reprompt':{" + speech("Say a city.") + "}";
    private static final String PICTURE = "'directives':[{'type':'Alexa.Presentation.APL.RenderDocument'}]";

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'shouldEndSession':true | false | false",
                "'shouldEndSession':false | true | true",
                "'shouldEndSession':null | true | true",
                "'card':null | false | false",
            })
    void sessionFlag_decidesWhetherADeviceWithoutScreenListens(String flag, boolean open, boolean microphone) {
        house.desk(speech("Where to?") + "," + flag + (open ? REPROMPT : ""));

        Turn turn = house.say("open travel desk");

        assertThat(turn.sessionOpen()).isEqualTo(open);
        assertThat(turn.microphoneOpen()).isEqualTo(microphone);
        assertThat(house.alexa.sessionOpen("kitchen")).isEqualTo(open);
    }

    @Test
    void noFlagWithAPictureOnAScreen_keepsTheSessionFor30SecondsWithTheMicrophoneClosed() {
        house.desk(speech("Look.") + "," + PICTURE, ASK + REPROMPT);

        Turn turn = house.inTheHall("open travel desk");
        assertThat(turn.sessionOpen()).isTrue();
        assertThat(turn.microphoneOpen()).isFalse();
        house.clock.forward(Duration.ofSeconds(29));

        assertThat(house.inTheHall("tell me the prices").intent()).isEqualTo("PricesIntent");
        assertThat(house.last().at("/session/new").asBoolean(true)).isFalse();
    }

    @Test
    void quietSession_isOverAfter30Seconds() {
        house.desk(speech("Look.") + "," + PICTURE);
        house.inTheHall("open travel desk");
        house.clock.forward(Duration.ofSeconds(30));

        assertThat(house.alexa.sessionOpen("hall")).isFalse();
        Turn turn = house.inTheHall("tell me the prices");

        assertThat(turn.findings())
                .contains("The session was over: it goes on without a microphone for 30 seconds at most");
        assertThat(house.types()).containsExactly("LaunchRequest", "SessionEndedRequest");
        assertThat(house.last().at("/request/reason").asString("")).isEqualTo("EXCEEDED_MAX_REPROMPTS");
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, "'directives':[{'type':'AudioPlayer.Stop'}]"})
    void noFlagWithoutScreenOrWithoutPicture_endsTheSession(String directives) {
        house.desk(speech("Look.") + "," + directives);

        Turn turn = directives.equals(PICTURE) ? house.say("open travel desk") : house.inTheHall("open travel desk");

        assertThat(turn.sessionOpen()).isFalse();
    }

    @Test
    void silence_isAnsweredByTheRepromptOnceAndThenEndsTheSession() {
        house.desk(ASK + REPROMPT);
        assertThat(house.say("open travel desk").reprompt()).isEqualTo("Say a city.");

        Turn first = house.silence();
        assertThat(first.spoken()).isEqualTo("Say a city.");
        assertThat(first.heard()).isEmpty();
        assertThat(first.reprompt()).isNull();
        assertThat(first.sessionOpen()).isTrue();
        assertThat(house.types()).as("the skill hears nothing of it").containsExactly("LaunchRequest");

        Turn second = house.silence();
        assertThat(second.spoken()).isEmpty();
        assertThat(second.sessionOpen()).isFalse();
        assertThat(second.requestType()).isEqualTo("SessionEndedRequest");
        assertThat(house.last().at("/request/reason").asString("")).isEqualTo("EXCEEDED_MAX_REPROMPTS");
        assertThat(house.last().at("/request").has("error")).isFalse();
    }

    @Test
    void answerAfterAReprompt_goesOnWithTheSession() {
        house.desk(ASK + REPROMPT, ASK + REPROMPT);
        house.say("open travel desk");
        house.silence();

        assertThat(house.say("tell me the prices").sessionOpen()).isTrue();
        assertThat(house.silence().spoken())
                .as("the new answer has a reprompt of its own")
                .isEqualTo("Say a city.");
    }

    @Test
    void silenceWithoutReprompt_endsTheSessionAtOnce() {
        house.desk(ASK);
        house.say("open travel desk");

        assertThat(house.silence().sessionOpen()).isFalse();
        assertThat(house.types()).containsExactly("LaunchRequest", "SessionEndedRequest");
    }

    @Test
    void silenceWithoutSession_doesNothing() {
        Turn turn = house.silence();

        assertThat(turn.spoken()).isEmpty();
        assertThat(turn.sessionOpen()).isFalse();
        assertThat(turn.findings()).isEmpty();
        assertThat(turn.request().isNull()).isTrue();
        assertThat(house.outside.received).isEmpty();
        assertThat(house.alexa.transcript("kitchen")).isEmpty();
        assertThat(house.alexa.lastTurn("kitchen")).isEmpty();
        assertThatThrownBy(() -> house.alexa.silence("cellar")).hasMessageContaining("There is no device cellar");
    }

    @Test
    void attributes_areThoseOfTheLastAnswerOnly() {
        house.outside.answering(
                House.DESK,
                List.of(
                        "{\"version\":\"1.0\",\"sessionAttributes\":{\"n\":1},"
                                + House.response(ASK).substring("{\"version\":\"1.0\",".length()),
                        House.response(ASK),
                        House.response(ASK)));
        house.say("open travel desk");
        assertThat(house.last().at("/session/attributes").isEmpty()).isTrue();
        String session = house.last().at("/session/sessionId").asString("");

        house.say("tell me the prices");
        assertThat(house.last().at("/session/attributes/n").asInt(0)).isEqualTo(1);
        assertThat(house.last().at("/session/new").asBoolean(true)).isFalse();
        assertThat(house.last().at("/session/sessionId").asString("")).isEqualTo(session);

        house.say("tell me the prices");
        assertThat(house.last().at("/session/attributes").isEmpty())
                .as("the second answer had none")
                .isTrue();
    }

    @Test
    void exit_endsTheSessionAndTheSkillIsToldOnly() {
        house.desk(ASK);
        house.say("open travel desk");

        Turn turn = house.say("exit");

        assertThat(turn.sessionOpen()).isFalse();
        assertThat(turn.spoken()).isEmpty();
        assertThat(turn.findings()).isEmpty();
        assertThat(house.last().at("/request/reason").asString("")).isEqualTo("USER_INITIATED");
    }

    @Test
    void speechAtTheEndOfASession_isAFindingAndNotHeard() {
        house.desk(ASK);
        house.outside.answeringTheEnd(House.response(speech("Goodbye!")));
        house.say("open travel desk");

        Turn turn = house.say("exit");

        assertThat(turn.spoken()).isEmpty();
        assertThat(turn.findings())
                .containsExactly("A SessionEndedRequest cannot be answered with speech, a card or directives");
    }

    @Test
    void turn_tellsTheSkillsWordsFromAlexas() {
        house.desk(ASK);
        Turn turn = house.say("open travel desk");
        assertThat(turn.parts()).containsExactly(new Spoken(Spoken.By.SKILL, "Where to?"));
        assertThat(turn.requestType()).isEqualTo("LaunchRequest");
        assertThat(turn.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.requestType()).isEqualTo("LaunchRequest");
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.request()).isEqualTo(turn.request());
            assertThat(exchange.response()).isEqualTo(turn.response());
        });

        assertThat(house.say("colourless green ideas").parts())
                .containsExactly(new Spoken(Spoken.By.ALEXA, "Sorry, I didn't understand that."));
        assertThat(house.alexa.sessionOpen("kitchen")).isTrue();
    }

    @Test
    void unknownDirective_isShownAsItIs() {
        house.desk(speech("Done.") + ",'directives':[{'type':'Robot.Dance','steps':3}],'shouldEndSession':true");

        Turn turn = house.say("open travel desk");

        assertThat(turn.directives())
                .singleElement()
                .satisfies(directive ->
                        assertThat(directive.path("steps").asInt(0)).isEqualTo(3));
        assertThat(turn.spoken()).isEqualTo("Done.");
        assertThat(turn.findings())
                .singleElement()
                .asString()
                .startsWith("Alexa does not know the directive Robot.Dance;");
    }

    @Test
    void days_areCountedWhereTheDeviceStands() {
        house.say("ask travel desk for the tides of today");
        assertThat(house.last().at("/request/intent/slots/day/value").asString(""))
                .isEqualTo("2026-11-21");

        house.alexa.say("hut", "ann", "ask travel desk for the tides of today");
        assertThat(house.last().at("/request/intent/slots/day/value").asString(""))
                .as("Kiritimati is 14 hours ahead")
                .isEqualTo("2026-11-22");
    }

    @Test
    void cardThatAsksForPermissions_isInTheAppWithItsScopes() {
        house.desk(speech("Allow it in the app.")
                + ",'card':{'type':'AskForPermissionsConsent','permissions':['alexa::profile:given_name:read']}");

        Card card = house.say("open travel desk").card().orElseThrow();

        assertThat(card.permissions()).containsExactly("alexa::profile:given_name:read");
        assertThat(card.text()).isEqualTo("Travel Desk asks for permissions.");
        assertThat(house.alexa.cards()).containsExactly(card);
    }
}
