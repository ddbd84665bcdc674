package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.standin.House.speech;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dialogs: which questions Alexa asks by the model, which the skill asks, and what the skill hears of them. */
class DialogTests {

    private static final String DELEGATE = "'directives':[{'type':'Dialog.Delegate'}],'shouldEndSession':false";
    private static final String ANSWER = "/request/intent/slots/";

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

    private static String directive(String type, String members) {
        return "'directives':[{'type':'" + type + "'" + members + "}],'shouldEndSession':false";
    }

    private String at(String pointer) {
        return house.last().at(pointer).asString("");
    }

    @Test
    void autoDelegation_asksAllByItselfAndTheSkillGetsOneRequest() {
        house.desk(speech("Your van waits."));

        Turn first = house.say("ask travel desk to rent a car");
        assertThat(first.spoken()).isEqualTo("A small car or a van?");
        assertThat(first.parts()).extracting(Spoken::by).containsExactly(Spoken.By.SKILL);
        assertThat(first.intent()).isEqualTo("RentCarIntent");
        assertThat(first.sessionOpen()).isTrue();
        assertThat(house.say("van").spoken()).isEqualTo("For how many days?");
        assertThat(house.say("five").spoken()).isEqualTo("A van for 5 days. Right?");
        assertThat(house.outside.received).isEmpty();

        Turn last = house.say("yes");

        assertThat(last.spoken()).isEqualTo("Your van waits.");
        assertThat(house.types()).containsExactly("IntentRequest");
        assertThat(at("/request/dialogState")).isEqualTo("COMPLETED");
        assertThat(at("/request/intent/confirmationStatus")).isEqualTo("CONFIRMED");
        assertThat(at(ANSWER + "car/value")).isEqualTo("van");
        assertThat(at(ANSWER + "car/resolutions/resolutionsPerAuthority/0/values/0/value/id"))
                .isEqualTo("L");
        assertThat(at(ANSWER + "days/value")).isEqualTo("5");
        assertThat(house.last().at("/session/new").asBoolean(false))
                .as("the skill hears of the session for the first time")
                .isTrue();
    }

    @Test
    void autoDelegation_takesNoValueThatAValidationRefuses() {
        house.say("ask travel desk to rent a car");
        house.say("van");

        assertThat(house.say("twenty").spoken()).isEqualTo("Fourteen days at most. How many?");
        assertThat(house.say("thirteen").spoken()).isEqualTo("Not thirteen, please. How many?");
        assertThat(house.say("two").spoken()).isEqualTo("A van for 2 days. Right?");
    }

    @Test
    void autoDelegation_tellsTheSkillThatThePersonDeniedTheWhole() {
        house.desk(speech("Then not."));

        assertThat(house.say("ask travel desk to rent a van for two days").spoken())
                .isEqualTo("A van for 2 days. Right?");
        assertThat(house.say("no").spoken()).isEqualTo("Then not.");

        assertThat(at("/request/dialogState")).isEqualTo("COMPLETED");
        assertThat(at("/request/intent/confirmationStatus")).isEqualTo("DENIED");
    }

    @Test
    void autoDelegation_isLeftByAnotherIntent() {
        house.desk(speech("You can rent a car."));
        house.say("ask travel desk to rent a car");

        assertThat(house.say("help").intent()).isEqualTo("AMAZON.HelpIntent");

        assertThat(house.last().at("/request").has("dialogState"))
                .as("an intent without a dialog")
                .isFalse();
    }

    @Test
    void silenceInADialog_repeatsTheQuestionOnce() {
        house.say("ask travel desk to rent a car");

        assertThat(house.silence().spoken()).isEqualTo("A small car or a van?");
        assertThat(house.say("van").spoken()).isEqualTo("For how many days?");
        house.silence();
        assertThat(house.silence().sessionOpen()).isFalse();
        assertThat(house.types()).containsExactly("SessionEndedRequest");
    }

    @Test
    void delegation_asksTurnByTurnAndTheSkillHearsOfEach() {
        house.desk(DELEGATE, DELEGATE, DELEGATE, DELEGATE, DELEGATE, speech("Booked."));

        assertThat(house.say("ask travel desk to book a trip").spoken()).isEqualTo("Where to?");
        assertThat(at("/request/dialogState")).isEqualTo("STARTED");
        assertThat(house.last().at(ANSWER + "city").has("value")).isFalse();

        assertThat(house.say("the floating city").spoken()).isEqualTo("To the floating city, right?");
        assertThat(at("/request/dialogState")).isEqualTo("IN_PROGRESS");
        assertThat(at(ANSWER + "city/value")).isEqualTo("the floating city");

        assertThat(house.say("no").spoken()).as("asked anew in other words").isEqualTo("To which city?");
        assertThat(at(ANSWER + "city/confirmationStatus")).isEqualTo("DENIED");

        assertThat(house.say("Zurich").spoken()).isEqualTo("To zurich, right?");
        assertThat(at(ANSWER + "city/confirmationStatus")).isEqualTo("NONE");

        assertThat(house.say("yes").spoken()).isEqualTo("How many nights?");
        assertThat(at(ANSWER + "city/confirmationStatus")).isEqualTo("CONFIRMED");
    }

    @Test
    void lastAnswerOfADialog_completesIt() {
        house.desk(DELEGATE, DELEGATE, speech("Booked."));

        assertThat(house.say("ask travel desk to i want to stay two nights in venice")
                        .spoken())
                .isEqualTo("To venice, right?");
        assertThat(house.say("yes").spoken()).isEqualTo("2 nights in venice. Shall I book it?");
        assertThat(at("/request/dialogState")).isEqualTo("IN_PROGRESS");
        assertThat(house.say("yes").spoken()).isEqualTo("Booked.");

        assertThat(at("/request/dialogState")).isEqualTo("COMPLETED");
        assertThat(at("/request/intent/confirmationStatus")).isEqualTo("CONFIRMED");
    }

    @Test
    void delegatedDialogWithNothingLeftToAsk_isCompletedAtOnce() {
        house.desk(
                directive(
                        "Dialog.Delegate",
                        ",'updatedIntent':{'name':'BookTripIntent','confirmationStatus':'CONFIRMED','slots':{"
                                + "'city':{'name':'city','value':'venice','confirmationStatus':'CONFIRMED'},"
                                + "'nights':{'name':'nights','value':'3'}}}"),
                speech("Booked."));

        Turn turn = house.say("ask travel desk to book a trip to venice");

        assertThat(turn.spoken()).isEqualTo("Booked.");
        assertThat(turn.exchanges())
                .extracting(Exchange::requestType)
                .containsExactly("IntentRequest", "IntentRequest");
        assertThat(at("/request/dialogState")).isEqualTo("COMPLETED");
        assertThat(at(ANSWER + "nights/value")).isEqualTo("3");
        assertThat(at(ANSWER + "city/resolutions/resolutionsPerAuthority/0/values/0/value/id"))
                .as("what was said keeps what it stands for")
                .isEqualTo("VCE");
    }

    @Test
    void unknownValue_isAskedForAgainByTheValidationsPrompt() {
        house.desk(DELEGATE);

        assertThat(house.say("ask travel desk to book a trip to atlantis").spoken())
                .isEqualTo("We do not go to atlantis. Where to?");
    }

    @Test
    void skillThatAsksForASlot_getsItInTheSameIntent() {
        house.desk(
                speech("How many nights?") + "," + directive("Dialog.ElicitSlot", ",'slotToElicit':'nights'"),
                speech("Noted."));
        house.say("ask travel desk to book a trip to venice");

        assertThat(house.say("four").spoken()).isEqualTo("Noted.");

        assertThat(at("/request/intent/name")).isEqualTo("BookTripIntent");
        assertThat(at("/request/dialogState")).isEqualTo("IN_PROGRESS");
        assertThat(at(ANSWER + "nights/value")).isEqualTo("4");
        assertThat(at(ANSWER + "city/value")).isEqualTo("venice");
    }

    @Test
    void skillThatAsksWhetherASlotIsRight_hearsYesOrNo() {
        house.desk(
                speech("Venice, right?") + "," + directive("Dialog.ConfirmSlot", ",'slotToConfirm':'city'"),
                speech("Right?") + "," + directive("Dialog.ConfirmIntent", ""),
                speech("Pity."));
        house.say("ask travel desk to book a trip to venice");

        house.say("yes please");
        assertThat(at(ANSWER + "city/confirmationStatus")).isEqualTo("CONFIRMED");
        assertThat(house.say("no").spoken()).isEqualTo("Pity.");
        assertThat(at("/request/intent/confirmationStatus")).isEqualTo("DENIED");
    }

    @Test
    void updatedIntent_mayBeAnotherOne() {
        house.desk(directive("Dialog.Delegate", ",'updatedIntent':{'name':'RentCarIntent','slots':{}}"));

        assertThat(house.say("ask travel desk to tell me the prices").spoken()).isEqualTo("A small car or a van?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tell me the prices | ,'slotToElicit':'city' | Dialog.ElicitSlot is about PricesIntent, which has no dialog in the interaction model",
                "book a trip | ,'slotToElicit':'town' | Dialog.ElicitSlot is about BookTripIntent, which has no slot \"town\"",
            })
    void dialogDirectiveThatTheModelDoesNotAllow_isRefusedAndTheSkillIsTold(String wish, String members, String finding)
            throws InterruptedException {
        house.desk(speech("Where to?") + "," + directive("Dialog.ElicitSlot", members));

        Turn turn = house.say("ask travel desk to " + wish);

        assertThat(turn.findings()).containsExactly(finding);
        assertThat(turn.parts())
                .containsExactly(
                        new Spoken(Spoken.By.ALEXA, "There was a problem with the requested skill's response."));
        assertThat(turn.sessionOpen()).isFalse();
        for (int i = 0; i < 100 && house.outside.received.size() < 2; i++) {
            Thread.sleep(20);
        }
        assertThat(at("/request/error/type")).isEqualTo("INVALID_RESPONSE");
    }

    @Test
    void dialogDirectiveToALaunchRequest_needsAnIntent() {
        house.desk(speech("Where to?") + "," + directive("Dialog.ElicitSlot", ",'slotToElicit':'city'"));

        assertThat(house.say("open travel desk").findings())
                .containsExactly(
                        "Dialog.ElicitSlot is about no intent: the request had none, and there is no updatedIntent");
    }

    @Test
    void skillThatDelegatesWhatIsComplete_isRefused() {
        house.outside.answering(House.DESK, House.response(DELEGATE));
        house.say("ask travel desk to rent a van for two days");

        Turn turn = house.say("yes");

        assertThat(turn.findings())
                .containsExactly("Dialog.Delegate answers a dialog that is complete: there is nothing left to ask");
        assertThat(turn.sessionOpen()).isFalse();
    }

    @Test
    void valuesThatTheSkillAdds_areUnderstoodUntilTheSessionEnds() {
        String entities = "'directives':[{'type':'Dialog.UpdateDynamicEntities','updateBehavior':'REPLACE','types':"
                + "[{'name':'TOWN','values':[{'id':'ATL','name':{'value':'Atlantis','synonyms':['the sunken city']}}]}]}]";
        house.desk(
                speech("Where to?") + "," + entities + ",'shouldEndSession':false",
                speech("And?") + ",'shouldEndSession':false",
                speech("Bye.") + ",'shouldEndSession':true",
                speech("Bye.") + ",'shouldEndSession':true");
        house.say("open travel desk");

        house.say("what does the sunken city cost");
        String authorities = ANSWER + "city/resolutions/resolutionsPerAuthority/";
        assertThat(at(authorities + "0/status/code")).isEqualTo("ER_SUCCESS_NO_MATCH");
        assertThat(at(authorities + "1/authority"))
                .startsWith("amzn1.er-authority.echo-sdk.dynamic.")
                .endsWith(".TOWN");
        assertThat(at(authorities + "1/values/0/value/id")).isEqualTo("ATL");
        house.say("what does zurich cost");
        assertThat(at(authorities + "0/values/0/value/id")).isEqualTo("ZRH");
        assertThat(at(authorities + "1/status/code")).isEqualTo("ER_SUCCESS_NO_MATCH");

        house.say("ask travel desk what does atlantis cost");
        assertThat(house.last().at(authorities + "1").isMissingNode()).isTrue();
    }

    @Test
    void wordsForAValueOfTheModelAndOneThatTheSkillAdded_matchByBothAuthorities() {
        String entities = "'directives':[{'type':'Dialog.UpdateDynamicEntities','updateBehavior':'REPLACE','types':"
                + "[{'name':'TOWN','values':[{'id':'Z2','name':{'value':'Zurich','synonyms':[]}}]}]}]";
        house.desk(
                speech("Where to?") + "," + entities + ",'shouldEndSession':false",
                speech("And?") + ",'shouldEndSession':false");
        house.say("open travel desk");

        house.say("what does zurich cost");

        String authorities = ANSWER + "city/resolutions/resolutionsPerAuthority/";
        assertThat(at(authorities + "0/status/code")).isEqualTo("ER_SUCCESS_MATCH");
        assertThat(at(authorities + "0/values/0/value/id")).isEqualTo("ZRH");
        assertThat(at(authorities + "1/status/code")).isEqualTo("ER_SUCCESS_MATCH");
        assertThat(at(authorities + "1/values/0/value/id")).isEqualTo("Z2");
    }
}
