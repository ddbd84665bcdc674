package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.linking.LinkResult;

/** Receipts where Alexa has no address, or does not answer; the scenes have the rest. */
class ReceiptTests {

    private static final String EMAIL = "alexa::profile:email:read";
    private static final String RECEIPT = "ask ride hailer to send me the receipt";

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
        assertThat(house.link(skill, "ann")).isInstanceOf(LinkResult.Linked.class);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private Turn say(String text) {
        return alexa.say("kitchen", "ann", text);
    }

    private void book() {
        say("ask ride hailer to book a ride to the zoo");
        assertThat(say("yes").spoken()).contains("booked");
    }

    @Test
    void withoutARide_nothingIsAsked() {
        Turn turn = say(RECEIPT);
        assertThat(turn.spoken()).startsWith("You have no ride.");
        assertThat(turn.task()).isEmpty();
    }

    @Test
    void profileWithoutAnAddress_isSaid() {
        book();
        alexa.householdState().change("ann", ann -> ann.withOwner(false));
        alexa.householdState().change("ben", ben -> ben.withOwner(true));
        alexa.householdState().grant(skill, List.of(EMAIL));
        assertThat(say(RECEIPT).spoken()).startsWith("Your Alexa profile has no e-mail address");
    }

    @Test
    void apiThatDoesNotAnswer_isApologisedFor() {
        book();
        alexa.householdState().grant(skill, List.of(EMAIL));
        alexa.customerProfileApi().throttled(true);
        Turn turn = say(RECEIPT);
        assertThat(turn.spoken()).startsWith("Sorry, I cannot look up your e-mail address right now.");
        assertThat(turn.sessionOpen()).isTrue();
    }

    @Test
    void apiThatFailsAfterThePermission_isApologisedForAndNotAskedAgain() {
        book();
        say(RECEIPT);
        alexa.customerProfileApi().throttled(true);
        Turn turn = say("I approve");
        assertThat(turn.spoken()).contains("Sorry, I cannot look up your e-mail address right now.");
        assertThat(turn.task()).isEmpty();
    }

    @Test
    void accountUnlinkedWhileAlexaAsks_getsNoReceipt() {
        book();
        say(RECEIPT);
        alexa.unlink(skill);
        Turn turn = say("I approve");
        assertThat(turn.spoken()).doesNotContain("receipt for your ride");
        assertThat(turn.card()).isPresent();
    }
}
