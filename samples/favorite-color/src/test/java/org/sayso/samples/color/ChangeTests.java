package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.Turn;

/** The favorite color changed by voice, confirmed with codes of our own. */
class ChangeTests {

    private static final String CHANGE = "ask favorite color to change my favorite color to ";
    private static final String ASK = "ask favorite color what's my favorite color";

    @TempDir
    Path directory;

    private Accounts accounts;
    private RunningSkill skill;
    private Kitchen kitchen;

    @BeforeEach
    void start() throws IOException {
        accounts = Accounts.start(Clock.systemUTC());
        startSkill(Map.of());
    }

    private void startSkill(Map<String, String> more) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>(more);
        settings.put("favorite-color.accounts-url", accounts.url);
        skill = RunningSkill.start(directory, Clock.systemUTC(), settings);
        kitchen = Kitchen.with(accounts, skill, Clock.systemUTC());
        kitchen.link("ann");
    }

    @AfterEach
    void stop() {
        skill.close();
        accounts.close();
    }

    @Test
    void colorConfirmed_isInTheProfileAndInTheNextAnswer() throws Exception {
        assertThat(kitchen.say(CHANGE + "sea green"))
                .contains(
                        "You asked for the change of your favorite color to sea green",
                        "text message to your number ending in 4 2",
                        "Please say: authorize color, and then the 6 digits");
        assertThat(accounts.color("ann")).isEmpty();
        String message = skill.nextMessage();
        assertThat(message).contains("Favorite Color", "the change of your favorite color to sea green");

        assertThat(kitchen.say("authorize color " + RunningSkill.code(message)))
                .isEqualTo("You have changed your favorite color to sea green. I pass it on to your profile.");
        accounts.awaitColor("ann", "sea green");
        Accounts.awaitAnswer(() -> kitchen.say(ASK), "Ann's favorite color is sea green.");
        assertThat(accounts.color("ben")).contains("blue");
    }

    @Test
    void wrongCode_changesNothing_andTheRightOneStillCounts() throws Exception {
        kitchen.say(CHANGE + "red");
        String code = skill.nextCode();

        assertThat(kitchen.say("authorize color " + RunningSkill.wrong(code))).contains("not right", "two tries left");
        assertThat(kitchen.say(ASK)).contains("not chosen");
        assertThat(kitchen.say("ask favorite color to authorize color " + code))
                .contains("changed your favorite color to red");
        accounts.awaitColor("ann", "red");
    }

    @Test
    void otherColorWished_takesThePlace_andOnlyTheNewestCodeCounts() throws Exception {
        kitchen.say(CHANGE + "red");
        String first = skill.nextCode();
        assertThat(kitchen.say("change my favorite color to dark green"))
                .contains("takes the place of your earlier request, the change of your favorite color to red");
        String second = skill.nextCode();

        if (!first.equals(second)) {
            assertThat(kitchen.say("authorize color " + first)).contains("not right");
        }
        assertThat(kitchen.say("authorize color " + second)).contains("to dark green");
        accounts.awaitColor("ann", "dark green");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "no"})
    void cancelOrNo_dropsTheChange(String said) throws Exception {
        kitchen.say(CHANGE + "red");
        String code = skill.nextCode();

        assertThat(kitchen.say(said)).isEqualTo("All right, your favorite color stays as it is. Goodbye!");
        assertThat(kitchen.say("ask favorite color to authorize color " + code)).contains("Nothing was confirmed");
        assertThat(accounts.color("ann")).isEmpty();
    }

    @Test
    void codeSaidAgain_changesNothingAgain() throws Exception {
        kitchen.say(CHANGE + "red");
        String code = skill.nextCode();
        kitchen.say("authorize color " + code);
        accounts.awaitColor("ann", "red");
        accounts.choose("ann", "yellow");

        assertThat(kitchen.say("ask favorite color to authorize color " + code)).contains("nothing new has happened");
        assertThat(accounts.color("ann")).contains("yellow");
    }

    @Test
    void colorThatItIsAlready_asksForNoCode() {
        accounts.choose("ann", "Red");
        assertThat(kitchen.say(CHANGE + "red"))
                .isEqualTo("Your favorite color is Red already, so there is nothing to change.");
        assertThat(skill.messages()).isEmpty();
    }

    @Test
    void colorMissingOrNoColor_isAskedFor() {
        Turn missing = kitchen.turn("ask favorite color to change my favorite color");
        assertThat(missing.spoken()).contains("To which color?");
        assertThat(missing.sessionOpen()).isTrue();
        assertThat(kitchen.say("change my favorite color to 42")).contains("did not get that color");
        assertThat(skill.messages()).isEmpty();
    }

    @Test
    void profileThatCannotBeWritten_isToldAsItIs_andWrittenLater() throws Exception {
        skill.close();
        startSkill(Map.of("sayso.accounts.scopes", "accounts.contact"));
        kitchen.say(CHANGE + "red");
        assertThat(kitchen.say("authorize color " + skill.nextCode())).contains("I pass it on to your profile");

        assertThat(kitchen.say(ASK))
                .isEqualTo("Ann's favorite color is changing to red. Your profile does not have it yet, but it will"
                        + " soon.");
        assertThat(accounts.color("ann")).isEmpty();

        skill.close();
        startSkill(Map.of());
        accounts.awaitColor("ann", "red");
        Accounts.awaitAnswer(() -> kitchen.say(ASK), "Ann's favorite color is red.");
    }

    @Test
    void effectRepeatedLate_bringsNoOldColorBack() throws Exception {
        ColorChange action = skill.context().getBean(ColorChange.class);
        Wishes wishes = skill.context().getBean(Wishes.class);
        var red = ColorChange.transaction(RunningSkill.ID, accounts.key("ann"), "1", "red");
        var green = ColorChange.transaction(RunningSkill.ID, accounts.key("ann"), "2", "green");
        wishes.agreed(red.user(), "1", "red");
        wishes.agreed(green.user(), "2", "green");

        action.perform(red, "key-of-red");
        assertThat(accounts.color("ann")).as("the newest wish").contains("green");
        action.perform(green, "key-of-green");
        accounts.choose("ann", "yellow");
        action.perform(red, "key-of-red");
        action.perform(green, "key-of-green");
        assertThat(accounts.color("ann")).contains("yellow");
        assertThat(wishes.newest(red.user())).contains(new Wishes.Wish("2", "green", false));
    }

    @Test
    void accountClosedMeanwhile_isNothingToWrite() throws Exception {
        var gone = new org.sayso.token.UserKey(accounts.url, "user-nobody");
        Wishes wishes = skill.context().getBean(Wishes.class);
        wishes.agreed(gone, "1", "red");
        skill.context()
                .getBean(ColorChange.class)
                .perform(ColorChange.transaction(RunningSkill.ID, gone, "1", "red"), "key");
        assertThat(wishes.onTheWay(gone)).isEqualTo(Optional.empty());
    }
}
