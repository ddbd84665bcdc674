package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.standin.House.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.household.PhoneMessage;

/** What lies in the app and on the phones after a skill was tried out as if it were new. */
class AnewTests {

    private static final String DESK = Outside.id(House.DESK);
    private static final String TUNE = Outside.id(House.TUNE);
    private static final String ASKS_TO_LINK = speech("Link it.") + ",'card':{'type':'LinkAccount'}";

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
    void broughtBack_cardsAreAsBeforeAndTheOldOneStillAsks() {
        house.desk(ASKS_TO_LINK, ASKS_TO_LINK);
        house.say("open travel desk");
        List<Card> before = house.alexa.cards();
        house.clock.forward(Duration.ofMinutes(1));

        Runnable back = house.alexa.anew(DESK);
        house.say("open travel desk");
        assertThat(house.alexa.cards()).isNotEqualTo(before);
        back.run();

        assertThat(house.alexa.cards()).isEqualTo(before);
        assertThat(house.alexa.linkRequest(DESK)).contains(before.get(0));
    }

    @Test
    void broughtBack_messagesOfTheSkillAreGoneAndThoseOfOthersStay() {
        deliver(DESK, "before");

        Runnable back = house.alexa.anew(DESK);
        deliver(DESK, "meanwhile");
        deliver(TUNE, "of another");
        back.run();

        assertThat(house.alexa.inbox("ann")).extracting(PhoneMessage::text).containsExactly("of another", "before");
    }

    private void deliver(String skill, String text) {
        String name = house.alexa.skills().stream()
                .filter(each -> each.id().equals(skill))
                .findFirst()
                .orElseThrow()
                .name();
        house.alexa.deliver(name, text, "SMS", "+12025550142", "", text);
    }
}
