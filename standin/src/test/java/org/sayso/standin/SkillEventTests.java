package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.protocol.StandInAuthority;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Skill events, as they arrive at a skill that subscribes to them. */
class SkillEventTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BUS = Outside.id("night-bus");
    private static final String TUNE = Outside.id("favorite-tune");
    private static final String NAME = "alexa::profile:given_name:read";
    private static final String EMAIL = "alexa::profile:email:read";

    @TempDir
    private Path directory;

    private final Outside outside = new Outside();
    private StandIn alexa;

    @BeforeEach
    void start() {
        alexa = standIn(EventDelivery.PLAIN);
    }

    private StandIn standIn(EventDelivery delivery) {
        return StandIn.builder()
                .household(new Household(
                        List.of(new Person("ann", "Ann Archer", null, null)
                                .withVoice()
                                .asOwner()),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(StandInAuthority.loadOrCreate(directory))
                .baseUrl(URI.create("http://localhost:1"))
                .skill(outside.skill("night-bus"))
                .skill(outside.skill("favorite-tune"))
                .eventDelivery(delivery)
                .build();
    }

    @AfterEach
    void stop() {
        outside.close();
    }

    @Test
    void disablingAndEnabling_tellsTheSkill_whichThenKnowsTheHouseholdByANewId() throws Exception {
        String before = userId();
        alexa.disable(BUS, false);
        alexa.enable(BUS);

        List<JsonNode> events = events(2);
        assertThat(types(events)).containsExactly("AlexaSkillEvent.SkillDisabled", "AlexaSkillEvent.SkillEnabled");
        assertThat(events.get(0).at("/request/body"))
                .isEqualTo(JSON.readTree("{\"userInformationPersistenceStatus\":\"NOT_PERSISTED\"}"));
        assertThat(events.get(0).at("/context/System/user/userId").asString("")).isEqualTo(before);
        assertThat(events.get(1).at("/context/System/user/userId").asString(""))
                .isNotEqualTo(before)
                .isEqualTo(userId());
        assertThat(events.get(1).path("request").has("body")).isFalse();
    }

    @Test
    void event_hasTheDocumentedEnvelope_andIsSigned() throws Exception {
        alexa.disable(BUS, true);

        JsonNode event = events(1).get(0);

        assertThat(event.propertyNames()).containsExactlyInAnyOrder("version", "context", "request");
        assertThat(event.at("/context/System").propertyNames())
                .containsExactlyInAnyOrder("application", "user", "apiEndpoint", "apiAccessToken");
        assertThat(event.path("request").propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "requestId", "timestamp", "eventCreationTime", "eventPublishingTime", "body");
        assertThat(event.at("/context/System/application/applicationId").asString(""))
                .isEqualTo(BUS);
        assertThat(event.at("/request/body/userInformationPersistenceStatus").asString(""))
                .isEqualTo("PERSISTED");
        assertThat(outside.of("night-bus").get(0).headers().getFirst("Signature-256"))
                .isNotBlank();
    }

    @Test
    void disabledSkill_isNotHeard_notLinked_andHasNoPermissions() throws Exception {
        link(null);
        alexa.householdState().grant(BUS, List.of(NAME));
        outside.answering("night-bus", Outside.GO_ON);
        alexa.say("kitchen", "ann", "open night bus");
        assertThat(alexa.sessionOpen("kitchen")).isTrue();

        alexa.disable(BUS, false);

        assertThat(alexa.enabled(BUS)).isFalse();
        assertThat(alexa.sessionOpen("kitchen")).isFalse();
        assertThat(alexa.link(BUS).linked()).isFalse();
        assertThat(alexa.household().granted(BUS)).isEmpty();
        assertThat(alexa.say("kitchen", "ann", "open night bus").skill()).isEmpty();
        assertThat(types(events(3)))
                .as("nothing about permissions of a skill that is disabled")
                .containsExactlyInAnyOrder(
                        "AlexaSkillEvent.SkillAccountLinked",
                        "AlexaSkillEvent.SkillPermissionAccepted",
                        "AlexaSkillEvent.SkillDisabled");
    }

    @ParameterizedTest
    @CsvSource({"'', false", "ann, true"})
    void linkedAccount_isToldWithItsToken(String person, boolean personal) throws Exception {
        link(person.isEmpty() ? null : person);

        JsonNode event = events(1).get(0);

        assertThat(event.at("/request/type").asString("")).isEqualTo("AlexaSkillEvent.SkillAccountLinked");
        assertThat(event.at("/request/body/accessToken").asString("")).isEqualTo("night-bus-token-1");
        assertThat(event.at("/context/System/user").has("accessToken")).isNotEqualTo(personal);
        assertThat(event.at("/context/System/person/accessToken").asString(""))
                .isEqualTo(personal ? "night-bus-token-1" : "");
    }

    @Test
    void permissions_areToldInFull_firstAsAccepted_thenAsChanged() throws Exception {
        alexa.householdState().grant(BUS, List.of(NAME));
        alexa.householdState().grant(BUS, List.of(EMAIL));
        alexa.householdState().withdraw(BUS, List.of(NAME, EMAIL));

        List<JsonNode> events = events(3);
        assertThat(types(events))
                .containsExactly(
                        "AlexaSkillEvent.SkillPermissionAccepted",
                        "AlexaSkillEvent.SkillPermissionChanged",
                        "AlexaSkillEvent.SkillPermissionChanged");
        assertThat(scopes(events.get(1), "acceptedPermissions")).containsExactlyInAnyOrder(NAME, EMAIL);
        assertThat(events.get(2).at("/request/body")).isEqualTo(JSON.readTree("{\"acceptedPermissions\":[]}"));
    }

    @Test
    void permissionsOfAPerson_nameThePerson() throws Exception {
        alexa.householdState().grant(BUS, "ann", List.of(NAME));

        JsonNode event = events(1).get(0);
        assertThat(scopes(event, "acceptedPersonPermissions")).containsExactly(NAME);
        assertThat(scopes(event, "acceptedPermissions")).isEmpty();
        assertThat(event.at("/context/System/person/personId").asString("")).startsWith("amzn1.ask.person.");
    }

    @Test
    void skillThatDoesNotSubscribe_isToldNothing() throws Exception {
        alexa.disable(TUNE, false);
        alexa.disable(BUS, false);
        events(1);

        assertThat(outside.of("favorite-tune")).isEmpty();
    }

    @Test
    void eventThatFails_isSentAgain_andThenGivenUp() throws Exception {
        alexa = standIn(new EventDelivery(2, Duration.ofMillis(50), false, false));
        outside.close();

        alexa.disable(BUS, false);

        assertThat(sent(1)).singleElement().satisfies(event -> {
            assertThat(event.tries()).isEqualTo(3);
            assertThat(event.status()).isZero();
        });
    }

    @Test
    void eventsCanComeTwice_withOneRequestId() throws Exception {
        alexa = standIn(new EventDelivery(0, Duration.ZERO, true, false));

        alexa.disable(BUS, false);

        assertThat(events(2).stream()
                        .map(event -> event.at("/request/requestId").asString(""))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void eventsCanComeInAnotherOrder() throws Exception {
        alexa = standIn(new EventDelivery(0, Duration.ZERO, false, true));

        alexa.disable(BUS, false);
        alexa.enable(BUS);

        assertThat(types(events(2))).containsExactly("AlexaSkillEvent.SkillEnabled", "AlexaSkillEvent.SkillDisabled");
    }

    @Test
    void whatIsShownOfAnEvent_hidesTokens() throws Exception {
        link(null);
        events(1);

        SentEvent shown = sent(1).get(0);
        assertThat(shown.request().toString()).contains("fingerprint:").doesNotContain("night-bus-token-1", "eyJ");
    }

    private String userId() {
        alexa.say("kitchen", "ann", "open night bus");
        JsonNode last = outside.last().json();
        outside.received.clear();
        return last.at("/context/System/user/userId").asString("");
    }

    private void link(@Nullable String person) {
        URI signIn = alexa.startLinking(BUS, person, null);
        String state =
                UriComponentsBuilder.fromUri(signIn).build().getQueryParams().getFirst("state");
        assertThat(alexa.finishLinking(Map.of("state", String.valueOf(state), "code", "c"))
                        .result())
                .isEqualTo(new LinkResult.Linked());
    }

    @Test
    void eventThatTheManifestDoesNotSubscribeTo_isNotedAndNotSent() {
        alexa.disable(TUNE, false);

        assertThat(alexa.skillEvents()).singleElement().satisfies(event -> {
            assertThat(event.skillId()).isEqualTo(TUNE);
            assertThat(event.type()).isEqualTo("AlexaSkillEvent.SkillDisabled");
            assertThat(event.subscribed()).isFalse();
            assertThat(event.request().isNull()).isTrue();
        });
        assertThat(outside.of("favorite-tune")).isEmpty();
    }

    /** Waits for so many events, and a moment for one too many. */
    private List<JsonNode> events(int number) throws InterruptedException {
        for (int i = 0; i < 100 && eventsNow().size() < number; i++) {
            Thread.sleep(50);
        }
        Thread.sleep(100);
        List<JsonNode> events = eventsNow();
        assertThat(events).hasSize(number);
        return events;
    }

    private List<JsonNode> eventsNow() {
        List<JsonNode> events = new ArrayList<>(
                outside.of("night-bus").stream().map(Outside.Received::json).toList());
        events.removeIf(each -> !each.at("/request/type").asString("").startsWith("AlexaSkillEvent."));
        return events;
    }

    private List<SentEvent> sent(int number) throws InterruptedException {
        for (int i = 0; i < 100 && alexa.skillEvents().size() < number; i++) {
            Thread.sleep(50);
        }
        return alexa.skillEvents();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.at("/request/type").asString(""))
                .toList();
    }

    private static Set<String> scopes(JsonNode event, String list) {
        return Set.copyOf(event.at("/request/body/" + list).findValuesAsString("scope"));
    }
}
