package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.standin.protocol.SkillAnswer;
import tools.jackson.databind.json.JsonMapper;

/** What the skill says to whom, with the real authorization server. */
class AnswerTests {

    @TempDir
    static Path directory;

    private static Accounts accounts;
    private static RunningSkill skill;

    @BeforeAll
    static void start() throws IOException {
        accounts = Accounts.start(Clock.systemUTC());
        skill = RunningSkill.start(directory, Clock.systemUTC(), Map.of("favorite-color.accounts-url", accounts.url));
    }

    @AfterAll
    static void stop() {
        skill.close();
        accounts.close();
    }

    @BeforeEach
    void nothingRefusedYet() {
        skill.refusals.clear();
    }

    @Test
    void colorChosen_isTold() {
        SkillAnswer answer = ask(accounts.token("ben"));
        assertThat(answer.spoken()).isEqualTo("Ben's favorite color is blue.");
        assertThat(answer.sessionOpen()).isFalse();
        assertThat(answer.card()).isEmpty();
        assertThat(skill.refusals).isEmpty();
    }

    @Test
    void noColorChosen_isSaidWithTheWayToTheProfilePage() {
        SkillAnswer answer = ask(accounts.token("sam"));
        assertThat(answer.spoken())
                .isEqualTo("Sam, you have not chosen a favorite color yet. You can set it on your profile page."
                        + " I have put its address into your Alexa app.");
        assertThat(answer.card()).hasValueSatisfying(card -> {
            assertThat(card.type()).isEqualTo("Simple");
            assertThat(card.text()).endsWith(accounts.url + "/profile");
        });
        assertThat(skill.refusals).isEmpty();
    }

    @Test
    void colorChangedOnTheProfilePage_isInTheNextAnswer() {
        String token = accounts.token("ann");
        assertThat(ask(token).spoken()).contains("not chosen");

        accounts.choose("ann", "green");
        assertThat(ask(token).spoken()).isEqualTo("Ann's favorite color is green.");
        accounts.choose("ann", "midnight blue-green");
        assertThat(skill.echo.open(token).spoken())
                .as("whatever was remembered for the greeting")
                .contains("Ann");
        assertThat(ask(token).spoken()).isEqualTo("Ann's favorite color is midnight blue-green.");

        accounts.choose("ann", "");
        assertThat(ask(token).spoken()).contains("Ann, you have not chosen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"türkis", "bleu clair", "緑", "นํ้าเงิน", "Grün-Gelb", "वायलेट"})
    void whateverTheProfilePageTakes_isTold(String color) {
        accounts.choose("ann", color);
        assertThat(ask(accounts.token("ann")).spoken()).isEqualTo("Ann's favorite color is " + color + ".");
        accounts.choose("ann", "");
    }

    @Test
    void opened_greetsByNameAndListens() {
        SkillAnswer answer = skill.echo.open(accounts.token("ann"));
        assertThat(answer.spoken()).isEqualTo("Welcome back, Ann! You can ask, what's my favorite color.");
        assertThat(answer.sessionOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "AMAZON.StopIntent, Goodbye!, false",
        "AMAZON.CancelIntent, Goodbye!, false",
        "AMAZON.FallbackIntent, only know about your favorite color, true",
        "AMAZON.HelpIntent, link your account in the Alexa app, true",
    })
    void builtInIntents_areAnsweredWithoutAnAccount(String intent, String spoken, boolean listening) {
        SkillAnswer answer = skill.echo.intent(intent, "");
        assertThat(answer.spoken()).contains(spoken);
        assertThat(answer.sessionOpen()).isEqualTo(listening);
        assertThat(Echo.asksToLink(answer)).isFalse();
    }

    @Test
    void helpWithAnAccount_namesTheProfilePage() {
        assertThat(skill.echo.intent("AMAZON.HelpIntent", accounts.token("ben")).spoken())
                .contains("You choose it on your profile page", "what's my favorite color");
    }

    @Test
    void sentHome_greetsAgain() {
        assertThat(skill.echo
                        .intent("AMAZON.NavigateHomeIntent", accounts.token("ben"))
                        .spoken())
                .startsWith("Welcome back, Ben!");
    }

    @Test
    void notLinked_isAskedToLink() {
        for (SkillAnswer answer : List.of(ask(""), skill.echo.open(""))) {
            assertThat(Echo.asksToLink(answer)).isTrue();
            assertThat(answer.spoken()).contains("To use Favorite Color, please link your account first");
            assertThat(answer.sessionOpen()).isFalse();
        }
        assertThat(skill.refusals).containsExactly(CallerRefusal.NOT_LINKED, CallerRefusal.NOT_LINKED);
    }

    @Test
    void tokenRevoked_isRefusedAtOnceThoughItsAnswerIsRemembered() {
        String token = accounts.token("ben");
        assertThat(skill.echo.open(token).spoken()).contains("Ben");
        accounts.revoke(token);
        refusedAndAskedToLink(token, CallerRefusal.INACTIVE);
    }

    @Test
    void tokenOfAnotherSkill_isRefusedAsInactive() {
        refusedAndAskedToLink(accounts.token("ben", Accounts.OTHER_SKILL), CallerRefusal.INACTIVE);
    }

    @Test
    void tokenOfAnotherClientOfTheSameAudience_isRefused() {
        refusedAndAskedToLink(accounts.token("ben", Accounts.OTHER_CLIENT), CallerRefusal.WRONG_CLIENT);
    }

    @Test
    void textThatIsNoToken_isRefusedAsInactive() {
        refusedAndAskedToLink("not-a-token-of-anybody", CallerRefusal.INACTIVE);
    }

    @Test
    void refusal_isInTheTraceWithItsReasonAndWithoutTheToken() {
        String token = accounts.token("ben", Accounts.OTHER_SKILL);
        ask(token);
        String trace = new Browser().open(skill.uri("/sayso/trace/last")).body();
        assertThat(JsonMapper.shared().readTree(trace).toString()).contains("INACTIVE");
        assertThat(trace).doesNotContain(token).doesNotContain(RunningSkill.API_SECRET);
    }

    @Test
    void secretForIntrospectionWrong_apologisesAndAsksNobodyToLink(@TempDir Path other) throws IOException {
        String token = accounts.token("ben");
        try (RunningSkill misconfigured = RunningSkill.start(
                other,
                Clock.systemUTC(),
                Map.of(
                        "favorite-color.accounts-url",
                        accounts.url,
                        "sayso.token.introspection.client-secret",
                        "test-only-another-secret"))) {
            for (SkillAnswer answer :
                    List.of(misconfigured.echo.intent(Echo.COLOR, token), misconfigured.echo.open(token))) {
                assertThat(answer.spoken()).contains("has a problem on our side");
                assertThat(answer.card()).isEmpty();
            }
            assertThat(misconfigured.refusals)
                    .containsExactly(CallerRefusal.PROVIDER_REFUSES_US, CallerRefusal.PROVIDER_REFUSES_US);
        }
    }

    @Test
    void alexasOwnClient_mayNotAskAboutTokens() {
        assertThat(new Browser()
                        .post(
                                URI.create(accounts.url + "/oauth2/introspect"),
                                "client_id=" + accounts.linking.clientId() + "&client_secret=" + Linking.SECRET
                                        + "&token=" + Browser.encode(accounts.token("ben")))
                        .status())
                .isEqualTo(400);
    }

    private static SkillAnswer ask(String token) {
        return skill.echo.intent(Echo.COLOR, token);
    }

    private static void refusedAndAskedToLink(String token, CallerRefusal reason) {
        SkillAnswer answer = ask(token);
        assertThat(skill.refusals).containsExactly(reason);
        assertThat(Echo.asksToLink(answer)).isTrue();
        assertThat(answer.spoken()).contains("no longer works").doesNotContain("blue");
    }
}
