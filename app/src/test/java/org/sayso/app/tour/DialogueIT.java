package org.sayso.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.app.launch.Playground;
import tools.jackson.databind.JsonNode;

/** What else may be said on the way, over real HTTP with all parts running. */
class DialogueIT {

    @TempDir
    static Path data;

    private static final MovableClock skillClock = new MovableClock();
    private static Playground playground;
    private static Household home;

    @BeforeAll
    static void start() throws Exception {
        playground = Playground.start(
                RecordedTour.settings(data).withSkillClock(skillClock).withShop("sayso.confirmation.life", "30s"),
                line -> {});
        home = new Household(playground.pageUrl(), playground.shopUrl());
        home.link("ann");
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    @BeforeEach
    void nothingPending() throws Exception {
        skillClock.ahead(Duration.ZERO);
        home.say("open pizza on demand");
        home.say("cancel");
    }

    @Test
    void wrongCode_saysHowManyTriesAreLeft_andTheRightOneStillConfirms() throws Exception {
        String code = home.order("get me a small pizza with bacon");

        JsonNode turn = home.turn("authorize order " + Household.spaced(Household.wrong(code)));

        assertThat(turn.path("spoken").asString("")).contains("not right").contains("two tries left");
        assertThat(turn.path("sessionOpen").asBoolean()).isTrue();
        assertThat(turn.path("reprompt").asString("")).isNotBlank();
        assertThat(home.say("authorize order " + code)).contains("your order is confirmed");
    }

    @Test
    void thirdWrongCode_locks_andThenTheRightOneFails() throws Exception {
        String code = home.order("get me a small pizza with bacon");
        String wrong = "authorize order " + Household.wrong(code);

        assertThat(home.say(wrong)).contains("two tries left");
        assertThat(home.say(wrong)).contains("one try left");
        assertThat(home.say(wrong)).contains("too many wrong codes");

        assertThat(home.say("ask pizza on demand to authorize order " + code))
                .contains("too many wrong codes")
                .doesNotContain("your order is confirmed");
    }

    @Test
    void expiredCode_isRefusedAndSaidSo() throws Exception {
        String code = home.order("get me a small pizza with bacon");

        skillClock.ahead(Duration.ofSeconds(31));

        assertThat(home.say("authorize order " + code)).contains("too old").contains("nothing was confirmed");
    }

    @Test
    void codeWithoutPendingOrder_isAnsweredPolitely() throws Exception {
        assertThat(home.say("ask pizza on demand to authorize order 1 2 3 4 5 6"))
                .contains("nothing waiting for your confirmation");
    }

    @Test
    void cancel_withdrawsThePendingOrder_soThatItsCodeIsWorthless() throws Exception {
        String code = home.order("get me a small pizza with bacon");

        assertThat(home.say("cancel")).contains("cancelled");

        assertThat(home.say("ask pizza on demand to authorize order " + code)).contains("nothing was confirmed");
    }

    @Test
    void secondOrder_takesThePlaceOfThePendingOne_andSaysSo() throws Exception {
        String first = home.order("get me a small pizza with bacon");
        int before = home.messages("ann");

        assertThat(home.say("get me a jumbo pizza with spinach"))
                .contains("takes the place")
                .contains("jumbo");

        String second = home.codeAfter(before, "ann");
        if (!first.equals(second)) {
            assertThat(home.say("authorize order " + first)).contains("not right");
        }
        assertThat(home.say("authorize order " + second))
                .contains("your order is confirmed")
                .contains("jumbo");
    }

    @Test
    void codeInALaterSession_confirms() throws Exception {
        String code = home.order("get me a small pizza with bacon");
        assertThat(home.turn("exit").path("sessionOpen").asBoolean()).isFalse();

        assertThat(home.say("ask pizza on demand to authorize order " + Household.spaced(code)))
                .contains("your order is confirmed");
    }

    @Test
    void codeInWordsAndPairs_isUnderstood() throws Exception {
        String code = home.order("get me a small pizza with bacon");

        assertThat(home.say("authorize order " + words(code))).contains("your order is confirmed");
    }

    @Test
    void pizzaWithoutSizeAndToppings_readsBackTheDefaults() throws Exception {
        assertThat(home.say("get me a pizza")).contains("medium").contains("cheese");
    }

    @Test
    void severalToppings_areReadBack() throws Exception {
        assertThat(home.say("get me a large pizza with mushrooms, onions and black olives"))
                .contains("large", "mushrooms", "onions", "black olives");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "sing me a song about the sea"})
    void helpAndWhatIsNotUnderstood_explainAndKeepListening(String text) throws Exception {
        home.say("open pizza on demand");

        JsonNode turn = home.turn(text);

        assertThat(turn.path("spoken").asString("")).containsIgnoringCase("pizza");
        assertThat(turn.path("sessionOpen").asBoolean()).isTrue();
    }

    @Test
    void stop_endsTheSession_andKeepsThePendingOrder() throws Exception {
        String code = home.order("get me a small pizza with bacon");

        JsonNode turn = home.turn("stop");

        assertThat(turn.path("sessionOpen").asBoolean()).isFalse();
        assertThat(home.say("ask pizza on demand to authorize order " + code)).contains("your order is confirmed");
    }

    private static String words(String code) {
        String[] digits = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            words.append(digits[code.charAt(i) - '0']).append(' ');
        }
        return words.toString().strip();
    }
}
