package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.standin.Outside.id;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Phones;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.protocol.StandInAuthority;

/** Three skills in one household, each at an endpoint of its own. */
class SeveralSkillsTests {

    private static final String PIZZA = "corner-pizzeria";
    private static final String TUNE = "favorite-tune";
    private static final String SING = "what-to-sing";

    @TempDir
    private Path directory;

    private final Outside outside = new Outside();
    private StandIn alexa;

    @BeforeEach
    void create() {
        alexa = build(outside.skill(PIZZA), outside.skill(TUNE), outside.skill(SING));
    }

    @AfterEach
    void stop() {
        outside.close();
    }

    private StandIn build(SkillSetup... skills) {
        return builder(skills).build();
    }

    private StandInBuilder builder(SkillSetup... skills) {
        StandInBuilder builder = StandIn.builder()
                .household(new Household(
                        List.of(new Person("ann", "Ann Archer", "+12025550142", "ann@example.com")),
                        List.of(new Device("kitchen", "Kitchen"), new Device("bath", "Bathroom"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(URI.create("http://localhost:1"));
        List.of(skills).forEach(builder::skill);
        return builder;
    }

    private Turn say(String text) {
        return alexa.say("kitchen", "ann", text);
    }

    private LinkResult link(String skill) {
        return alexa.finishLinking(Map.of("code", "c", "state", state(alexa.startLinking(id(skill)))))
                .result();
    }

    private static String state(URI signIn) {
        return signIn.getRawQuery().replaceFirst("(?:.*&)?state=([^&]*).*", "$1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open corner pizzeria | corner-pizzeria | LaunchRequest",
                "ask corner pizzeria to get me a pizza | corner-pizzeria | OrderPizzaIntent",
                "ask favorite tune what's my favorite tune | favorite-tune | TuneIntent",
                "ask favorite tune what my favorite tune is | favorite-tune | TuneIntent",
                "ask what to sing in the shower | what-to-sing | SingIntent",
                "What to sing? | what-to-sing | LaunchRequest",
                "get me a pizza from corner pizzeria | corner-pizzeria | OrderPizzaIntent",
            })
    void invocationName_choosesTheSkillAndItsEndpoint(String text, String skill, String intent) {
        Turn turn = say(text);

        assertThat(turn.skill())
                .hasValueSatisfying(info -> assertThat(info.id()).isEqualTo(id(skill)));
        assertThat(turn.intent()).isEqualTo(intent);
        assertThat(turn.findings()).isEmpty();
        assertThat(outside.received).extracting(Outside.Received::skill).containsExactly(skill);
        assertThat(outside.last().at("/session/application/applicationId")).isEqualTo(id(skill));
        assertThat(outside.last().at("/context/System/application/applicationId"))
                .isEqualTo(id(skill));
    }

    @Test
    void session_belongsToItsSkillUntilItEnds() {
        outside.answering(SING, Outside.GO_ON);
        say("open what to sing");
        assertThat(alexa.listening("kitchen")).map(SkillInfo::name).contains("What to Sing");
        assertThat(alexa.sessionOpen("bath")).isFalse();

        outside.answering(SING, Outside.DONE);
        assertThat(say("today").intent()).isEqualTo("SingIntent");

        assertThat(outside.received).extracting(Outside.Received::skill).containsExactly(SING, SING);
        assertThat(alexa.listening("kitchen")).isEmpty();
    }

    @Test
    void anotherSkillsBareName_isAnAnswerToTheOneThatListens() {
        outside.answering(SING, Outside.GO_ON);
        say("open what to sing");

        assertThat(say("my favorite tune").skill())
                .map(SkillInfo::id)
                .as("the name of a skill, but nobody asked for that skill")
                .contains(id(SING));
    }

    @Test
    void anotherSkillThatIsOpened_endsTheSessionOfTheFirst() throws InterruptedException {
        outside.answering(SING, Outside.GO_ON);
        outside.answering(TUNE, Outside.GO_ON);
        say("open what to sing");

        Turn turn = say("open favorite tune");

        assertThat(turn.findings()).containsExactly("This ended the session with What to Sing");
        assertThat(alexa.listening("kitchen")).map(SkillInfo::id).contains(id(TUNE));
        for (int i = 0; i < 100 && outside.of(SING).size() < 2; i++) {
            Thread.sleep(20);
        }
        Outside.Received ended = outside.of(SING).get(1);
        assertThat(ended.at("/request/type")).isEqualTo("SessionEndedRequest");
        assertThat(ended.at("/request/reason")).isEqualTo("USER_INITIATED");
        assertThat(ended.at("/session/sessionId"))
                .isEqualTo(outside.of(SING).get(0).at("/session/sessionId"))
                .isNotEqualTo(outside.of(TUNE).get(0).at("/session/sessionId"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get me a large pizza | Name it first: ask corner pizzeria to get me a large pizza",
                "colourless green ideas | Name one first: open corner pizzeria, or open favorite tune, or open what to sing",
            })
    void nobodyNamed_noSkillIsAskedAndTheNoteSaysHow(String text, String note) {
        Turn turn = say(text);

        assertThat(turn.skill()).isEmpty();
        assertThat(turn.findings())
                .containsExactly("No session is open and no skill was named, so none was asked. " + note);
        assertThat(outside.received).isEmpty();
        assertThat(alexa.transcript("kitchen")).extracting(Line::who).contains(Line.Who.NOTE);
    }

    @Test
    void oneSkillAlone_isAskedWithoutItsName() {
        alexa = build(outside.skill(PIZZA));

        assertThat(say("get me a large pizza").findings())
                .containsExactly(
                        "No session was open. On a real Echo say: ask corner pizzeria to get me a large pizza");
        assertThat(outside.received).hasSize(1);
    }

    @Test
    void eachSkill_hasALinkAndTokensOfItsOwn() {
        assertThat(link(PIZZA)).isInstanceOf(LinkResult.Linked.class);
        say("open corner pizzeria");
        say("open favorite tune");

        assertThat(outside.of(PIZZA).get(0).at("/context/System/user/accessToken"))
                .isEqualTo("corner-pizzeria-token-1");
        assertThat(outside.of(TUNE).get(0).json().at("/context/System/user").has("accessToken"))
                .isFalse();
        assertThat(alexa.link(id(PIZZA)).linked()).isTrue();
        assertThat(alexa.link(id(TUNE)).linked()).isFalse();

        link(TUNE);
        alexa.unlink(id(PIZZA));
        say("open corner pizzeria");
        say("open favorite tune");

        assertThat(outside.of(PIZZA).get(1).json().at("/context/System/user").has("accessToken"))
                .isFalse();
        assertThat(outside.of(TUNE).get(1).at("/context/System/user/accessToken"))
                .isEqualTo("favorite-tune-token-2");
    }

    @Test
    void householdAndDevice_haveOtherIdsForEachSkill() {
        say("open corner pizzeria");
        say("open favorite tune");
        say("open corner pizzeria");

        for (String id : List.of("/context/System/user/userId", "/context/System/device/deviceId")) {
            String toPizza = outside.received.get(0).at(id);
            assertThat(outside.received.get(1).at(id)).isNotEmpty().isNotEqualTo(toPizza);
            assertThat(outside.received.get(2).at(id)).isEqualTo(toPizza);
        }
    }

    @Test
    void redirectAddress_isOneForAllSkillsOfAVendor() {
        alexa = build(
                outside.skill(PIZZA), outside.skill(TUNE), outside.skill(SING).withVendorId("MOTHER"));

        assertThat(alexa.startLinking(id(PIZZA)).getRawQuery())
                .contains("redirect_uri=http%3A%2F%2Flocalhost%3A1%2Fapi%2Fskill%2Flink%2FSTANDIN0VENDOR");
        assertThat(alexa.startLinking(id(TUNE)).getRawQuery()).contains("%2Flink%2FSTANDIN0VENDOR");
        assertThat(alexa.startLinking(id(SING)).getRawQuery()).contains("%2Flink%2FMOTHER");
    }

    @Test
    void answerOfTheAuthorizationServer_belongsToTheSkillOfItsState() {
        URI pizza = alexa.startLinking(id(PIZZA));
        URI tune = alexa.startLinking(id(TUNE));

        LinkOutcome outcome = alexa.finishLinking(Map.of("code", "c", "state", state(tune)));

        assertThat(outcome.skill()).map(SkillInfo::id).contains(id(TUNE));
        assertThat(alexa.link(id(TUNE)).linked()).isTrue();
        assertThat(alexa.link(id(PIZZA)).linked()).isFalse();
        assertThat(alexa.finishLinking(Map.of("code", "c", "state", state(tune)))
                        .result())
                .as("a state is good for one answer")
                .isEqualTo(new LinkResult.Failed("state-unknown"));
        assertThat(alexa.finishLinking(Map.of("code", "c", "state", state(pizza)), "another browser")
                        .skill())
                .map(SkillInfo::id)
                .contains(id(PIZZA));
    }

    @Test
    void cards_sayWhoseTheyAreAndEachSkillAsksOnce() {
        String ask = "{\"version\":\"1.0\",\"response\":{\"card\":{\"type\":\"LinkAccount\"}}}";
        outside.answering(PIZZA, ask);
        outside.answering(TUNE, ask);
        say("open corner pizzeria");
        say("open favorite tune");
        say("open corner pizzeria");

        assertThat(alexa.cards()).extracting(Card::skillId).containsExactly(id(PIZZA), id(TUNE));
        assertThat(alexa.cards()).extracting(Card::title).containsExactly("Corner Pizzeria", "Favorite Tune");

        link(PIZZA);

        assertThat(alexa.linkRequest(id(PIZZA))).isEmpty();
        assertThat(alexa.linkRequest(id(TUNE))).isPresent();
    }

    @Test
    void suggestions_comeBySkillAndOnlyOfTheOneThatListens() {
        link(TUNE);
        assertThat(alexa.suggestions("kitchen"))
                .extracting(group -> group.skill().name(), SkillSuggestions::phrases)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Corner Pizzeria", List.of("open corner pizzeria")),
                        org.assertj.core.groups.Tuple.tuple(
                                "Favorite Tune",
                                List.of("open favorite tune", "ask favorite tune what's my favorite tune")),
                        org.assertj.core.groups.Tuple.tuple("What to Sing", List.of("open what to sing")));

        outside.answering(TUNE, Outside.GO_ON);
        say("open favorite tune");

        assertThat(alexa.suggestions("kitchen"))
                .singleElement()
                .satisfies(group ->
                        assertThat(group.phrases()).containsExactly("what's my favorite tune", "help", "cancel"));
        assertThat(alexa.suggestions("bath")).hasSize(3);
    }

    @Test
    void message_isFromTheSkillWhoseTokenBroughtIt() {
        alexa = build(
                outside.skill(PIZZA).withInboxToken("inbox-token-of-the-pizzeria"),
                outside.skill(TUNE).withInboxToken("inbox-token-of-the-tunes"),
                outside.skill(SING));
        String sender = alexa.senderWith("inbox-token-of-the-tunes").orElseThrow();

        assertThat(alexa.deliver(sender, "1", "SMS", "+12025550142", "", "Code 482193."))
                .isEqualTo(Phones.Delivery.DELIVERED);
        assertThat(alexa.deliver("Corner Pizzeria", "1", "SMS", "+12025550142", "", "another skill's first"))
                .isEqualTo(Phones.Delivery.DELIVERED);

        assertThat(alexa.inbox("ann"))
                .extracting(message -> message.from())
                .containsExactlyInAnyOrder("Favorite Tune", "Corner Pizzeria");
        assertThat(alexa.senderWith("")).isEmpty();
        assertThat(alexa.senderWith("null")).isEmpty();
    }

    @Test
    void messageOfSomebodyWhoIsNoSkill_isFromTheirName() {
        alexa = builder(outside.skill(TUNE))
                .sender("Accounts", "inbox-token-of-the-accounts")
                .build();
        String sender = alexa.senderWith("inbox-token-of-the-accounts").orElseThrow();

        alexa.deliver(sender, "1", "EMAIL", "ann@example.com", "Your code", "Type 12345678.");

        assertThat(alexa.inbox("ann")).extracting(message -> message.from()).containsExactly("Accounts");
    }

    @Test
    void codeOnThePhone_isOfferedOnlyToTheSkillThatSentIt() {
        link(PIZZA);
        link(TUNE);
        outside.answering(PIZZA, Outside.GO_ON);
        outside.answering(TUNE, Outside.GO_ON);
        alexa.deliver("Corner Pizzeria", "1", "SMS", "+12025550142", "", "Code 482193.");

        say("open favorite tune");
        assertThat(alexa.suggestions("kitchen").get(0).phrases()).noneMatch(each -> each.contains("4 8 2"));
        say("open corner pizzeria");
        assertThat(alexa.suggestions("kitchen").get(0).phrases()).contains("authorize order 4 8 2 1 9 3");
    }

    @Test
    void twoSkillsOfOneIdOrNameOrToken_areRefused() {
        assertThatThrownBy(() -> build(outside.skill(TUNE), outside.skill(TUNE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same id");
        SkillSetup tune = outside.skill(TUNE);
        SkillSetup again = SkillSetup.of(tune.skillPackage(), id("other"), tune.linking(), tune.endpoint());
        assertThatThrownBy(() -> build(tune, again))
                .hasMessageContaining("same invocation name \"favorite tune\"")
                .hasMessageContaining(id(TUNE))
                .hasMessageContaining(id("other"));
        assertThatThrownBy(() -> build(
                        tune.withInboxToken("a-token-of-two-skills"),
                        outside.skill(SING).withInboxToken("a-token-of-two-skills")))
                .hasMessageContaining("same inbox token")
                .hasMessageNotContaining("a-token-of-two-skills");
        assertThatThrownBy(() -> builder(tune).sender("Accounts", "too-short").build())
                .hasMessageContaining("The inbox token of Accounts needs at least 16 characters");
        assertThatThrownBy(() -> build()).hasMessageContaining("at least one skill");
    }

    @Test
    void unknownSkill_isRefused() {
        assertThatThrownBy(() -> alexa.startLinking("amzn1.ask.skill.nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no skill");
    }
}
