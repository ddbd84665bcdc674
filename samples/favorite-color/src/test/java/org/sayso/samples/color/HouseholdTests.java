package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.CallerRefusal;
import org.sayso.standin.Card;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;

/** The whole journey: an Echo, the Alexa app, the profile page. */
class HouseholdTests {

    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock();
    private Accounts accounts;
    private RunningSkill skill;
    private StandIn alexa;
    private Kitchen kitchen;

    @BeforeEach
    void start() throws IOException {
        accounts = Accounts.start(clock);
        skill = RunningSkill.start(directory, clock, Map.of("favorite-color.accounts-url", accounts.url));
        kitchen = Kitchen.with(accounts, skill, clock);
        alexa = kitchen.alexa();
    }

    @AfterEach
    void stop() {
        skill.close();
        accounts.close();
    }

    @Test
    void openedLinkedAskedAndChanged_eachAnswerIsTheNewest() {
        assertThat(say("open favorite color").card()).map(Card::type).contains("LinkAccount");
        assertThat(alexa.linkRequest(RunningSkill.ID)).isPresent();
        link("ann");
        assertThat(alexa.linkRequest(RunningSkill.ID)).isEmpty();
        assertThat(alexa.link(RunningSkill.ID).owner()).contains("Ann Archer");

        assertThat(say("open favorite color").spoken()).startsWith("Welcome back, Ann!");
        assertThat(say("what's my favorite color").spoken()).startsWith("Ann, you have not chosen");
        accounts.choose("ann", "green");
        assertThat(say("ask favorite color what my favorite color is").spoken())
                .isEqualTo("Ann's favorite color is green.");
        accounts.choose("ann", "");
        assertThat(say("ask favorite color what's my favorite color").spoken()).startsWith("Ann, you have not chosen");
        assertThat(skill.refusals).containsExactly(CallerRefusal.NOT_LINKED);
    }

    @Test
    void tokenExpired_isRefreshedByAlexaAndTheAnswerGoesOn() {
        link("ben");
        Turn before = say("ask favorite color what's my favorite color");
        clock.advance(Duration.ofHours(2));
        Turn after = say("ask favorite color what's my favorite color");

        assertThat(after.spoken()).isEqualTo(before.spoken()).isEqualTo("Ben's favorite color is blue.");
        assertThat(token(after)).isNotEmpty().isNotEqualTo(token(before));
        assertThat(after.findings()).isEmpty();
        assertThat(skill.refusals).isEmpty();
    }

    private Turn say(String text) {
        return kitchen.turn(text);
    }

    private void link(String person) {
        kitchen.link(person);
    }

    private static String token(Turn turn) {
        return turn.request().at("/context/System/user/accessToken").asString();
    }
}
