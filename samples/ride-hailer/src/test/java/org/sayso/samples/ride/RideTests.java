package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.protocol.SkillAnswer;

/** Rides of people with and without a linked account. */
class RideTests {

    @TempDir
    static Path directory;

    private static RunningSkill skill;

    @BeforeAll
    static void start() throws IOException {
        skill = new RunningSkill(directory);
    }

    @AfterAll
    static void stop() {
        skill.close();
    }

    private static Talk annie() {
        return new Talk(skill, "en-US").linked(skill.amazon.token("Annie Archer"));
    }

    @Test
    void priceForEverybody_isToldWithTheOfferBehindIt() {
        assertThat(new Talk(skill, "en-US").ride("PriceIntent", "AIRPORT", "").spoken())
                .startsWith("A ride to the airport costs about 31 dollars. Would you like to link your account");
        assertThat(annie().ride("PriceIntent", "AIRPORT", "").spoken())
                .isEqualTo("A ride to the airport costs about 31 dollars. Shall I book it?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | AIRPORT | 17:30 | A ride to the airport at 5:30 PM costs about 31 dollars. Shall I book it?
            en-US | MUSEUM  | ''    | A ride to the museum now costs about 8 dollars. Shall I book it?
            en-US | MUSEUM  | EV    | Sorry, at what time exactly? Say, for example, book a ride to the airport at five p.m.
            en-US | moon    | ''    | Sorry, I do not drive there. I know the airport, the station, the stadium, the university, the hospital, the zoo, the harbor and the museum.
            de-DE | STATION | 17:30 | Eine Fahrt zum Bahnhof, um 17:30 Uhr, kostet etwa 10 Euro. Soll ich sie buchen?
            """)
    void wish_isAnsweredWithItsPrice(String locale, String destination, String time, String expected) {
        Talk talk = new Talk(skill, locale).linked(skill.amazon.token("Annie Archer"));
        assertThat(talk.ride("BookRideIntent", destination, time).spoken()).isEqualTo(expected);
    }

    @Test
    void noDestination_isAskedFor() {
        SkillAnswer answer = annie().say("BookRideIntent");
        assertThat(answer.spoken()).isEqualTo("Where would you like to go?");
        assertThat(answer.sessionOpen()).isTrue();
    }

    @Test
    void yesToTheNextQuestionOnly_books() {
        Talk talk = annie();
        talk.book("ZOO");
        talk.say("AMAZON.HelpIntent");
        assertThat(talk.say("AMAZON.YesIntent").spoken()).startsWith("Sorry, I did not get that.");

        talk.book("ZOO");
        assertThat(talk.say("AMAZON.NoIntent").spoken()).startsWith("All right, nothing is booked.");
        assertThat(talk.say("AMAZON.YesIntent").spoken()).startsWith("Sorry, I did not get that.");
    }

    @Test
    void rideThatIsBooked_isFoundByItsOwnerAlone() {
        Talk talk = new Talk(skill, "en-US").linked(skill.amazon.token("Cleo Clark"));
        assertThat(talk.say("WhereIsMyRideIntent").spoken()).startsWith("You have no ride.");
        talk.book("HARBOR");
        talk.say("AMAZON.YesIntent");
        assertThat(talk.newSession().say("WhereIsMyRideIntent").spoken())
                .isEqualTo("Your driver for the ride to the harbor arrives in 7 minutes.");
        skill.clock.putForward(Duration.ofMinutes(6));
        assertThat(talk.say("WhereIsMyRideIntent").spoken()).contains("in one minute");
        skill.clock.putForward(Duration.ofMinutes(2));
        assertThat(talk.say("WhereIsMyRideIntent").spoken()).contains("is there");

        assertThat(new Talk(skill, "en-US")
                        .linked(skill.amazon.token("Dora Dean"))
                        .say("WhereIsMyRideIntent")
                        .spoken())
                .startsWith("You have no ride.");
    }

    @Test
    void nameThatIsMarkup_isNotSpoken() {
        Talk talk = new Talk(skill, "en-US").linked(skill.amazon.token("<audio/> Archer"));
        assertThat(talk.open().spoken()).isEqualTo("Welcome back. Where would you like to go?");
    }
}
