package org.sayso.samples.wear;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.samples.wear.advice.Season;
import org.sayso.standin.Turn;
import org.sayso.standin.protocol.RequestSlot;
import org.sayso.standin.protocol.SkillAnswer;

/** What the skill says to somebody with a linked account. */
class AdviceTests {

    @TempDir
    static Path directory;

    private static RunningSkill skill;
    private static Alexa ann;
    private static Alexa british;

    @BeforeAll
    static void start() throws IOException {
        skill = new RunningSkill(directory);
        ann = skill.alexa().link("ann");
        british = skill.alexa("en-GB", skill.file.scopes()).link("ann");
    }

    @AfterAll
    static void stop() {
        skill.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what should i wear at sixty degrees                | At 60 degrees Fahrenheit, wear long trousers, a sweater, and a jacket for the evening.
            what should i put on if it's fifteen degrees       | At 15 degrees Fahrenheit, wear a thick winter coat, warm boots, a woolen hat, a scarf and gloves.
            what do i wear at fifteen degrees celsius          | At 15 degrees Celsius, wear long trousers, a sweater, and a jacket for the evening.
            what do i wear at minus ten degrees celsius        | At minus 10 degrees Celsius, wear a thick winter coat, warm boots, a woolen hat, a scarf and gloves.
            how should i dress at twenty degrees below zero    | At minus 20 degrees Fahrenheit, wear a thick winter coat, warm boots, a woolen hat, a scarf and gloves.
            do i need a jacket at one degree                   | At 1 degree Fahrenheit, wear a thick winter coat, warm boots, a woolen hat, a scarf and gloves.
            what should i wear at zero degrees                 | At 0 degrees Fahrenheit, wear a thick winter coat, warm boots, a woolen hat, a scarf and gloves.
            do i need a coat at one hundred and forty degrees  | At 140 degrees Fahrenheit, wear something light and loose, and a hat against the sun.
            """)
    void temperatureSaid_isTakenInFahrenheitUnlessSaidOtherwise(String wish, String answer) {
        Turn turn = ann.ask(wish);
        assertThat(turn.spoken()).isEqualTo(answer);
        assertThat(turn.sessionOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what should i wear at fifteen degrees              | At 15 degrees Celsius, wear long trousers, a sweater, and a jacket for the evening.
            what should i wear at eighty six degrees fahrenheit | At 86 degrees Fahrenheit, wear something light and loose, and a hat against the sun.
            """)
    void temperatureSaidInBritain_isTakenInCelsiusUnlessSaidOtherwise(String wish, String answer) {
        assertThat(british.spoken(wish)).isEqualTo(answer);
    }

    @Test
    void temperatureNowhereOnEarth_isAskedForAgainAndTheAnswerNeedsNoMoreThanTheNumber() {
        Turn asked = ann.ask("what should i wear at nine hundred degrees");
        assertThat(asked.spoken()).isEqualTo("Nowhere on Earth is it 900 degrees Fahrenheit. How many degrees is it?");
        assertThat(asked.reprompt()).isEqualTo("How many degrees is it?");
        assertThat(asked.sessionOpen()).isTrue();
        assertThat(ann.say("seventy five").spoken()).startsWith("At 75 degrees Fahrenheit, wear long trousers, short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "9999999", "99999999999999999999", "1.5", "fifteen", "٣", "--5"})
    void noNumberOfDegrees_isAskedForAgain(String value) throws JOSEException {
        SkillAnswer answer = ann.askWith(ForgedTokens.of(skill).good(), "en-US", List.of(slot("temperature", value)));
        assertThat(answer.spoken()).isEqualTo("Sorry, I did not hear a temperature. How many degrees is it?");
        assertThat(answer.sessionOpen()).isTrue();
    }

    @Test
    void signInTheNumberItself_isTaken() throws JOSEException {
        assertThat(ann.askWith(ForgedTokens.of(skill).good(), "en-GB", List.of(slot("temperature", "-7")))
                        .spoken())
                .startsWith("At minus 7 degrees Celsius");
    }

    @Test
    void wordsOfNoKnownSignOrUnit_areNotTaken() throws JOSEException {
        List<RequestSlot> slots = List.of(
                slot("temperature", "15"),
                unmatched("sign", "TEMPERATURE_SIGN"),
                unmatched("unit", "TEMPERATURE_UNIT"));
        assertThat(ann.askWith(ForgedTokens.of(skill).good(), "en-GB", slots).spoken())
                .startsWith("At 15 degrees Celsius");
    }

    @Test
    void noTemperature_goesByTheSeasonOfTheClockAndTheHemisphere() throws JOSEException {
        Season north = Season.of(LocalDate.now(skill.clock), Locale.US);
        Season south = Season.of(LocalDate.now(skill.clock), Locale.forLanguageTag("en-AU"));
        assertThat(north).isNotEqualTo(south);
        assertThat(ann.spoken("what should i wear"))
                .isEqualTo("It is " + north.words() + ", so wear "
                        + north.outfit().words() + ". With a temperature I can be more exact.");
        assertThat(ann.askWith(ForgedTokens.of(skill).good(), "en-AU", List.of())
                        .spoken())
                .startsWith(
                        "It is " + south.words() + ", so wear " + south.outfit().words());
    }

    @Test
    void opened_asksForTheTemperature() {
        Turn turn = ann.open();
        assertThat(turn.spoken()).isEqualTo("Welcome back, Ann. How many degrees is it?");
        assertThat(turn.sessionOpen()).isTrue();
        assertThat(ann.say("it's fifty degrees").spoken()).startsWith("At 50 degrees Fahrenheit, wear long trousers");
    }

    @Test
    void helpAndNonsense_giveAnExampleInTheUnitOfTheCountry() {
        ann.open();
        assertThat(ann.say("help").spoken()).contains("what should I wear at 60 degrees");
        assertThat(ann.say("sing me a song").spoken())
                .isEqualTo("Sorry, I only know about clothes. You can say, what should I wear at 60 degrees. How many"
                        + " degrees is it?");
        ann.say("stop");
        british.open();
        assertThat(british.say("help").spoken()).contains("what should I wear at 15 degrees");
        british.say("cancel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "cancel"})
    void stopped_endsTheSession(String word) {
        ann.open();
        Turn turn = ann.say(word);
        assertThat(turn.spoken()).isEqualTo("Goodbye!");
        assertThat(turn.sessionOpen()).isFalse();
    }

    private static RequestSlot slot(String name, String value) {
        return new RequestSlot(name, List.of(new RequestSlot.Value(value, Optional.empty())));
    }

    private static RequestSlot unmatched(String name, String type) {
        return new RequestSlot(
                name,
                List.of(new RequestSlot.Value("roundabout", Optional.of(new RequestSlot.Resolution(type, List.of())))));
    }
}
