package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.protocol.SkillAnswer;
import tools.jackson.databind.JsonNode;

/** An account is linked by voice, or is not: every way in which Alexa can resume the session. */
class VoiceForwardTests {

    private static final String LINKED = "Now, I can help you book a ride! Where would you like to go?";
    private static final String QUOTE = "A ride to the airport now costs about 31 dollars. Shall I book it?";

    @TempDir
    static Path directory;

    private static RunningSkill skill;

    private Talk talk;

    @BeforeAll
    static void start() throws IOException {
        skill = new RunningSkill(directory);
    }

    @AfterAll
    static void stop() {
        skill.close();
    }

    @BeforeEach
    void meetAHousehold() {
        talk = new Talk(skill, "en-US");
    }

    @AfterEach
    void amazonIsBack() {
        skill.amazon.failing = false;
    }

    private void annieLinks() {
        talk.linked(skill.amazon.token("Annie Archer"));
    }

    @Test
    void conversationOfTheDocumentation_endsWithABookedRide() {
        SkillAnswer welcome = talk.open();
        assertThat(welcome.spoken())
                .isEqualTo(
                        "Welcome to Ride Hailer! Would you like to link your account so I can help you book your rides?"
                                + " You can say, 'Link my account', or 'No'.");
        assertThat(welcome.sessionOpen()).isTrue();
        assertThat(welcome.card()).isEmpty();

        SkillAnswer started = talk.say("LinkMyAccountIntent");
        JsonNode directive = Talk.directive(started);
        assertThat(directive.get("uri").asString()).isEqualTo("connection://AMAZON.AskForAccountLinking/1");
        assertThat(directive.get("onCompletion").asString()).isEqualTo("RESUME_SESSION");
        assertThat(directive.at("/input/@type").asString()).isEqualTo("AskForAccountLinking");
        assertThat(directive.at("/input/@version").asString()).isEqualTo("1");
        assertThat(Objects.requireNonNull(started.json()).get("response").has("shouldEndSession"))
                .isFalse();
        assertThat(started.spoken()).isEmpty();

        annieLinks();
        SkillAnswer resumed = talk.resumedWith("LINKED");
        assertThat(resumed.spoken()).isEqualTo(LINKED);
        assertThat(resumed.sessionOpen()).isTrue();
        assertThat(talk.refusal()).isEmpty();

        assertThat(talk.book("AIRPORT").spoken()).isEqualTo(QUOTE);
        assertThat(talk.say("AMAZON.YesIntent").spoken()).startsWith("Your ride to the airport is booked for now.");
        assertThat(talk.newSession().open().spoken()).isEqualTo("Welcome back, Annie. Where would you like to go?");
    }

    @Test
    void rideThatWasAskedFor_isWhereTheConversationGoesOn() {
        assertThat(talk.book("AIRPORT").spoken()).startsWith("Would you like to link your account");
        assertThat(talk.refusal()).contains("NOT_LINKED");
        talk.say("AMAZON.YesIntent");
        annieLinks();

        assertThat(talk.resumedWith("LINKED").spoken()).isEqualTo(QUOTE);
        assertThat(talk.say("AMAZON.YesIntent").spoken()).startsWith("Your ride to the airport is booked for now.");
    }

    @Test
    void conversationInGerman_isTheSame() {
        Talk german = new Talk(skill, "de-DE");
        assertThat(german.open().spoken())
                .isEqualTo(
                        "Willkommen bei Ride Hailer! Möchten Sie Ihr Konto verknüpfen, damit ich Fahrten für Sie buchen"
                                + " kann? Sagen Sie: Konto verknüpfen, oder: nein.");
        german.say("LinkMyAccountIntent");
        german.linked(skill.amazon.token("Jürgen Weiß"));
        assertThat(german.resumedWith("LINKED").spoken())
                .isEqualTo("Jetzt kann ich eine Fahrt für Sie buchen! Wohin möchten Sie fahren?");
        assertThat(german.newSession().open().spoken()).startsWith("Willkommen zurück, Jürgen.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ConnectionCompleted\",\"status\":{\"code\":\"200\"},\"result\":{\"status\":\"LINKED\"}}",
                "{\"type\":\"ConnectionCompleted\",\"status\":{\"code\":200},\"result\":{\"status\":\"LINKED\"}}",
                "{\"type\":\"ConnectionCompleted\",\"result\":{\"status\":\"LINKED\"}}",
                "{\"type\":\"ConnectionCompleted\",\"status\":{\"code\":\"200\"},\"result\":{\"status\":\"ALREADY_LINKED\"}}",
                "{\"type\":\"ConnectionError\",\"status\":{\"code\":\"500\"}}"
            })
    void tokenThatIsGood_isTheLinkWhateverIsReported(String cause) {
        talk.open();
        talk.say("LinkMyAccountIntent");
        annieLinks();
        assertThat(talk.resumed(cause).spoken()).isEqualTo(LINKED);
        assertThat(talk.refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LinkAccount | {"type":"ConnectionCompleted","status":{"code":"200"},"result":{"status":"LINKED"}} | I cannot see your linked account yet.
            LinkAccount | {"type":"ConnectionCompleted","status":{"code":"400","message":"no phone number"},"result":{"status":"USER_REQUIREMENTS_NOT_MET"}} | Linking by voice is not possible for you at the moment.
            LinkAccount | {"type":"ConnectionCompleted","status":{"code":500},"result":{"status":"LINKED"}} | Your account is not linked. To link it
            LinkAccount | {"type":"ConnectionCompleted","status":"odd","result":7} | Your account is not linked. To link it
            LinkAccount | {"type":"ConnectionError","status":{"code":"500"},"error":{"type":"INTERNAL"}} | Your account is not linked. To link it
            LinkAccount | {"type":"ConnectionError","result":{"status":"LINKED"}} | Your account is not linked. To link it
            ''          | {"type":"ConnectionCompleted","status":{"code":200},"result":{"status":"DENIED"}} | All right, I won't link your account. What
            ''          | {"type":"ConnectionCompleted","status":{"code":"200"},"result":{"status":"DENIED"}} | All right, I won't link your account. What
            ''          | {"type":"ConnectionCompleted","status":{"code":"200"},"result":{"status":"RAINING"}} | Your account is not linked. What
            """)
    void withoutAToken_nothingIsLinkedAndTheAppIsTheOtherWay(String card, String cause, String said) {
        talk.open();
        talk.say("AMAZON.YesIntent");

        SkillAnswer resumed = talk.resumed(cause);

        assertThat(resumed.spoken()).startsWith(said);
        assertThat(Talk.card(resumed)).isEqualTo(card);
        assertThat(resumed.sessionOpen()).isTrue();
        assertThat(talk.refusal()).contains("NOT_LINKED");
        assertThat(talk.ride("PriceIntent", "ZOO", "").spoken())
                .as("goes on without, and is not asked again")
                .isEqualTo("A ride to the zoo costs about 17 dollars. What else would you like to know?");
        assertThat(Talk.card(talk.book("ZOO"))).isEqualTo("LinkAccount");
    }

    @Test
    void tokenForAnotherApp_isNotBelieved() {
        talk.book("AIRPORT");
        talk.say("AMAZON.YesIntent");
        talk.linked(skill.amazon.token("Mallory", "amzn1.application-oa2-client.game"));

        SkillAnswer resumed = talk.resumedWith("LINKED");

        assertThat(talk.refusal()).contains("WRONG_CLIENT");
        assertThat(resumed.spoken()).doesNotContain("costs", "Now, I can");
        assertThat(Talk.card(resumed)).isEqualTo("LinkAccount");
    }

    @Test
    void tokenThatAmazonDoesNotKnow_isNotBelieved() {
        talk.open();
        talk.say("AMAZON.YesIntent");
        talk.linked("Atza|made-up");

        assertThat(Talk.card(talk.resumedWith("LINKED"))).isEqualTo("LinkAccount");
        assertThat(talk.refusal()).contains("INACTIVE");
    }

    @Test
    void amazonOutOfReach_isApologisedForWithoutACard() {
        talk.open();
        talk.say("AMAZON.YesIntent");
        annieLinks();
        skill.amazon.failing = true;

        SkillAnswer resumed = talk.resumedWith("LINKED");

        assertThat(resumed.spoken()).startsWith("Sorry, I cannot reach the sign-in service of Ride Hailer right now.");
        assertThat(resumed.card()).isEmpty();
        assertThat(talk.refusal()).contains("PROVIDER_UNAVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINKED", "DENIED", "USER_REQUIREMENTS_NOT_MET", "RAINING"})
    void sessionStateLost_isSafe(String result) {
        talk.book("AIRPORT");
        talk.say("AMAZON.YesIntent");
        talk.forgetAttributes();

        SkillAnswer resumed = talk.resumedWith(result);
        assertThat(resumed.spoken()).isEqualTo("What would you like to do?");
        assertThat(resumed.card()).isEmpty();

        annieLinks();
        assertThat(talk.resumedWith(result).spoken())
                .as("linked, and nothing repeated")
                .isEqualTo(LINKED);
    }

    @Test
    void tokenOfAnotherTask_isSafe() {
        talk.book("AIRPORT");
        talk.say("AMAZON.YesIntent");
        for (String token : List.of("sayso.link.00112233445566778899aabbccddeeff", "sayso.link.")) {
            SkillAnswer resumed = talk.resumed("""
                    {"type":"ConnectionCompleted","token":"%s","status":{"code":"200"},"result":{"status":"DENIED"}}\
                    """.formatted(token));
            assertThat(resumed.spoken()).isEqualTo("What would you like to do?");
        }
    }

    @Test
    void resumedRequestDeliveredTwice_isAnsweredOnceAndTheSame() {
        talk.book("AIRPORT");
        talk.say("AMAZON.YesIntent");
        annieLinks();
        SkillAnswer first = talk.resumedWith("LINKED");

        SkillAnswer second = talk.again();

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.spoken()).isEqualTo(QUOTE);
    }

    @Test
    void no_isTakenForTheSessionAndForADay() {
        talk.open();
        SkillAnswer no = talk.say("AMAZON.NoIntent");
        assertThat(no.spoken()).isEqualTo("All right. You can still ask, how much is a ride to the airport.");
        assertThat(no.sessionOpen()).isTrue();
        assertThat(no.card()).isEmpty();

        assertThat(talk.newSession().open().spoken()).startsWith("Welcome to Ride Hailer! You can ask, how much");
        skill.clock.putForward(Duration.ofDays(1));
        assertThat(talk.newSession().open().spoken()).startsWith("Welcome to Ride Hailer! Would you like to link");
    }

    @Test
    void accountThatIsLinked_isNotOfferedAnything() {
        annieLinks();
        assertThat(talk.open().spoken()).isEqualTo("Welcome back, Annie. Where would you like to go?");
        SkillAnswer answer = talk.say("LinkMyAccountIntent");
        assertThat(answer.spoken()).startsWith("Your account with Ride Hailer is linked already.");
        assertThat(Talk.directive(answer).isMissingNode()).isTrue();
    }
}
