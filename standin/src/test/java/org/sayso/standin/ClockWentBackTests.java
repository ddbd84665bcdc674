package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.household.PhoneMessage;

/** What becomes of refusals and messages after the clock was put forward and back. */
class ClockWentBackTests {

    private static final String DESK = Outside.id(House.DESK);
    private static final String TUNE = Outside.id(House.TUNE);

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

    @Test
    void refusalThatHasYetToCome_isForgottenAndAnEarlierOneIsNot() {
        house.alexa.householdState().refuse("ann", TUNE);
        house.clock.forward(Duration.ofDays(400));
        house.alexa.householdState().refuse("ann", DESK);
        house.clock.forward(Duration.ofDays(-400));

        house.alexa.clockWentBack();

        assertThat(house.alexa.householdState().person("ann").refusals()).containsOnlyKeys(TUNE);
    }

    @Test
    void cardThatHasYetToCome_isDatedNowAndStillAsks() {
        house.outside.answering(House.DESK, House.response("'card':{'type':'LinkAccount'}"));
        house.say("open travel desk");
        Instant earlier = house.clock.instant();
        house.outside.answering(House.TUNE, House.response("'card':{'type':'LinkAccount'}"));
        house.clock.forward(Duration.ofDays(1));
        house.say("open favorite tune");
        house.clock.forward(Duration.ofDays(-1).plusSeconds(1));

        house.alexa.clockWentBack();

        assertThat(house.alexa.cards()).extracting(Card::at).containsExactly(house.clock.instant(), earlier);
        assertThat(house.alexa.linkRequest(TUNE)).contains(house.alexa.cards().get(0));
    }

    @Test
    void messageThatHasYetToCome_isDatedNowAndTheNextOneIsTheNewest() {
        house.clock.forward(Duration.ofDays(1));
        house.alexa.deliver(DESK, "m-1", "SMS", "+12025550142", "", "Your code is 111111.");
        house.clock.forward(Duration.ofDays(-1));

        house.alexa.clockWentBack();

        assertThat(house.alexa.inbox("ann")).extracting(PhoneMessage::at).containsExactly(house.clock.instant());
        house.clock.forward(Duration.ofSeconds(1));
        house.alexa.deliver(DESK, "m-2", "SMS", "+12025550142", "", "Your code is 222222.");
        assertThat(Codes.newest(house.alexa.inbox("ann"))).contains("222222");
    }
}
