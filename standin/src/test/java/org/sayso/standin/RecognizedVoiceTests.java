package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.standin.Outside.id;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.protocol.StandInAuthority;
import tools.jackson.databind.JsonNode;

/** A household in which Alexa knows the voices of Ann and Cleo, but not Ben's; one skill of two asks who speaks. */
class RecognizedVoiceTests {

    private static final String ASKS = "favorite-tune";
    private static final String DOES_NOT_ASK = "what-to-sing";
    private static final String OPEN = "open favorite tune";

    @TempDir
    private Path directory;

    private final Outside outside = new Outside();
    private StandIn alexa;

    @BeforeEach
    void create() {
        alexa = build();
    }

    @AfterEach
    void stop() {
        outside.close();
    }

    private StandIn build() {
        return StandIn.builder()
                .household(new Household(
                        List.of(
                                new Person("ann", "Ann Archer", null, null).withVoice(),
                                new Person("ben", "Ben Baker", null, null),
                                new Person("cleo", "Cleo Cook", null, null).withVoice()),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(URI.create("http://localhost:1"))
                .skill(outside.skill(ASKS))
                .skill(outside.skill(DOES_NOT_ASK))
                .build();
    }

    /** The part of the request that says who speaks. */
    private JsonNode system(String person, String text) {
        alexa.say("kitchen", person, text);
        return outside.last().json().at("/context/System");
    }

    private LinkOutcome link(@Nullable String person) {
        String state =
                alexa.startLinking(id(ASKS), person, null).getRawQuery().replaceFirst("(?:.*&)?state=([^&]*).*", "$1");
        return alexa.finishLinking(Map.of("code", "c", "state", state));
    }

    @Test
    void knownVoiceWithoutOwnLink_isNamedAndHasNoToken() {
        JsonNode system = system("ann", OPEN);

        assertThat(system.at("/person/personId").asString(""))
                .startsWith("amzn1.ask.person.")
                .hasSizeLessThanOrEqualTo(255);
        assertThat(system.path("person").has("accessToken")).isFalse();
        assertThat(system.at("/user/userId").asString("")).startsWith("amzn1.ask.account.");
        assertThat(outside.last().json().path("session").has("person")).isFalse();
    }

    @Test
    void unknownVoice_isNotNamed() {
        assertThat(system("ben", OPEN).has("person")).isFalse();
    }

    @Test
    void voice_isUnknownUnlessSaidOtherwise() {
        assertThat(new Person("ben", "Ben Baker", null, null).recognized()).isFalse();
    }

    @Test
    void ownLink_isInThePersonAndTheHouseholdsInTheUser() {
        link(null);
        assertThat(link("ann"))
                .satisfies(outcome -> assertThat(outcome.personId()).contains("ann"))
                .satisfies(outcome -> assertThat(outcome.result()).isEqualTo(new LinkResult.Linked()));

        JsonNode ann = system("ann", OPEN);
        assertThat(ann.at("/user/accessToken").asString("")).isEqualTo("favorite-tune-token-1");
        assertThat(ann.at("/person/accessToken").asString("")).isEqualTo("favorite-tune-token-2");
        JsonNode cleo = system("cleo", OPEN);
        assertThat(cleo.at("/user/accessToken").asString("")).isEqualTo("favorite-tune-token-1");
        assertThat(cleo.path("person").has("accessToken")).isFalse();
        JsonNode ben = system("ben", OPEN);
        assertThat(ben.at("/user/accessToken").asString("")).isEqualTo("favorite-tune-token-1");
        assertThat(ben.has("person")).isFalse();
    }

    @Test
    void ownLinkAlone_givesTheUserNoToken() {
        link("ann");

        assertThat(system("ann", OPEN).path("user").has("accessToken")).isFalse();
        assertThat(alexa.link(id(ASKS)).linked()).isFalse();
        assertThat(alexa.link(id(ASKS), "ann").linked()).isTrue();
        assertThat(alexa.link(id(ASKS), "cleo").linked()).isFalse();
    }

    @Test
    void ownLink_isUndoneWithoutTheHouseholds() {
        link(null);
        link("ann");
        alexa.unlink(id(ASKS), "ann");

        JsonNode ann = system("ann", OPEN);
        assertThat(ann.path("person").has("accessToken")).isFalse();
        assertThat(ann.at("/user/accessToken").asString("")).isEqualTo("favorite-tune-token-1");
    }

    @Test
    void personId_isAlwaysTheSameForAPersonAndSkill() {
        String ann = system("ann", OPEN).at("/person/personId").asString("");
        String cleo = system("cleo", OPEN).at("/person/personId").asString("");
        alexa = build();

        assertThat(system("ann", OPEN).at("/person/personId").asString(""))
                .as("after a restart")
                .isEqualTo(ann)
                .isNotEqualTo(cleo);
        assertThat(PersonIds.of("another skill", "ann")).isNotEqualTo(PersonIds.of(id(ASKS), "ann"));
    }

    @Test
    void speakers_mayTakeTurnsInOneSession() {
        outside.answering(ASKS, Outside.GO_ON);
        String ann = system("ann", OPEN).at("/person/personId").asString("");
        String session = outside.last().at("/session/sessionId");

        assertThat(system("ben", "what's my favorite tune").has("person")).isFalse();
        assertThat(outside.last().at("/session/sessionId")).isEqualTo(session);
        assertThat(system("ann", "what's my favorite tune")
                        .at("/person/personId")
                        .asString(""))
                .isEqualTo(ann);
    }

    @Test
    void skillThatDoesNotAskWhoSpeaks_isNotToldAndThatIsNoFinding() {
        assertThat(system("ann", "open what to sing").has("person")).isFalse();

        assertThat(alexa.lastTurn("kitchen").orElseThrow().findings()).isEmpty();
        assertThat(alexa.peopleWhoLink(id(DOES_NOT_ASK))).isEmpty();
    }

    @Test
    void onlyKnownVoices_linkAccountsOfTheirOwn() {
        assertThat(alexa.peopleWhoLink(id(ASKS))).extracting(Person::id).containsExactly("ann", "cleo");
        assertThatThrownBy(() -> alexa.startLinking(id(ASKS), "ben", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not know the voice");
        assertThatThrownBy(() -> alexa.startLinking(id(DOES_NOT_ASK), "ann", null))
                .hasMessageContaining("alexa::person_id:read");
    }

    @Test
    void tokensOfPeople_areFingerprintsWhereRequestsAreShown() {
        link("ann");

        Turn turn = alexa.say("kitchen", "ann", OPEN);

        assertThat(turn.request().at("/context/System/person/accessToken").asString(""))
                .startsWith("fingerprint:");
        assertThat(turn.toString()).doesNotContain("favorite-tune-token");
        assertThat(outside.last().at("/context/System/person/accessToken")).isEqualTo("favorite-tune-token-1");
    }
}
