package org.sayso.standin.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PermissionsTaskTests {

    private static final String MOBILE = "alexa::profile:mobile_number:read";

    private final TaskRoom room = new TaskRoom();

    private static Map<String, String> scope(String name, String level) {
        return Map.of("permissionScope", name, "consentLevel", level);
    }

    @SafeVarargs
    private static JsonNode input(Map<String, String>... scopes) {
        return TaskRoom.json(Map.of(
                "@type", "AskForPermissionsConsentRequest", "@version", "2", "permissionScopes", List.of(scopes)));
    }

    private VoiceTask start(JsonNode input) {
        return room.start(VoiceTasks.PERMISSIONS, input);
    }

    private VoiceTask accountScopes() {
        return start(input(scope(TaskRoom.NAME, "ACCOUNT"), scope(TaskRoom.EMAIL, "ACCOUNT")));
    }

    private static TaskStep.Done done(TaskStep step) {
        assertThat(step).isInstanceOf(TaskStep.Done.class);
        return (TaskStep.Done) step;
    }

    private static void assertStatus(TaskStep step, String status) {
        assertThat(done(step).code()).isEqualTo(200);
        assertThat(done(step).result()).isEqualTo(TaskRoom.json(Map.of("status", status)));
    }

    private Set<String> granted() {
        return room.household.now().granted(TaskRoom.SKILL);
    }

    @Test
    void approved_isAcceptedAndGrantedForTheAccount() {
        VoiceTask task = accountScopes();

        assertThat(task.begin().spoken())
                .isEqualTo("Do you give Ride Hailer permission to access your name and email address? "
                        + "You can say, 'I approve', or 'No'.");
        assertStatus(task.hear("I approve"), "ACCEPTED");
        assertThat(granted()).containsExactly(TaskRoom.NAME, TaskRoom.EMAIL);
        assertThat(room.household.person("ann").permissions()).isEmpty();
    }

    @Test
    void approvedForThePerson_isGrantedForThem() {
        room.permissions(TaskRoom.NAME, MOBILE);
        VoiceTask task = start(input(scope(TaskRoom.NAME, "ACCOUNT"), scope(MOBILE, "PERSON")));

        assertThat(task.begin().spoken()).contains("your name and mobile number?");
        assertStatus(task.hear("yes"), "ACCEPTED");
        assertThat(granted()).containsExactly(TaskRoom.NAME);
        assertThat(room.household.person("ann").permissions()).isEqualTo(Map.of(TaskRoom.SKILL, Set.of(MOBILE)));
    }

    @Test
    void threeScopes_areListed() {
        room.permissions(TaskRoom.NAME, TaskRoom.EMAIL, MOBILE);

        assertThat(start(input(
                                scope(TaskRoom.NAME, "ACCOUNT"),
                                scope(TaskRoom.EMAIL, "ACCOUNT"),
                                scope(MOBILE, "ACCOUNT")))
                        .begin()
                        .spoken())
                .contains("your name, email address, and mobile number?");
    }

    @Test
    void saidNo_isDenied() {
        VoiceTask task = accountScopes();
        task.begin();

        assertStatus(task.hear("No"), "DENIED");
        assertThat(granted()).isEmpty();
        assertThat(room.household.person("ann").refusals()).isEmpty();
    }

    @Test
    void silence_isAskedOnceMoreAndNotAnswered() {
        VoiceTask task = accountScopes();
        task.begin();

        assertThat(task.silence()).isInstanceOf(TaskStep.Ask.class);
        assertStatus(task.silence(), "NOT_ANSWERED");
        assertThat(granted()).isEmpty();
    }

    @Test
    void silence_canBeToldOtherwise() {
        room.settings = room.settings.with(new ConsentSettings("SILENT", "UNKNOWN_VOICE"));
        VoiceTask task = accountScopes();
        task.begin();
        task.silence();

        assertStatus(task.silence(), "SILENT");
    }

    @Test
    void grantedEarlier_isAcceptedWithoutAQuestion() {
        room.household.grant(TaskRoom.SKILL, List.of(TaskRoom.NAME, TaskRoom.EMAIL));

        assertStatus(accountScopes().begin(), "ACCEPTED");
    }

    @Test
    void grantedInPart_onlyTheRestIsAskedFor() {
        room.household.grant(TaskRoom.SKILL, List.of(TaskRoom.NAME));

        assertThat(accountScopes().begin().spoken())
                .contains("access your email address?")
                .doesNotContain("name and");
    }

    @Test
    void personScopesForAnUnknownVoice_areSentToTheApp() {
        room.speaking = "ben";

        assertStatus(start(input(scope(TaskRoom.NAME, "PERSON"))).begin(), "REDIRECT_TO_APP");
    }

    @Test
    void accountScopesForAnUnknownVoice_areAskedFor() {
        room.speaking = "ben";

        assertThat(accountScopes().begin()).isInstanceOf(TaskStep.Ask.class);
    }

    @Test
    void scopeThatTheManifestDoesNotAskFor_isABadRequest() {
        TaskStep.Done end = done(start(input(scope(MOBILE, "ACCOUNT"))).begin());

        assertThat(end.code()).isEqualTo(400);
        assertThat(end.findings()).singleElement().asString().contains("manifest does not ask for " + MOBILE);
    }

    @Test
    void inputWithoutScopesOrLevels_isABadRequest() {
        List<JsonNode> inputs = List.of(
                input(),
                input(scope(TaskRoom.NAME, "EVERYBODY")),
                input(Map.of("permissionScope", TaskRoom.NAME)),
                input(Map.of("consentLevel", "ACCOUNT")));

        assertThat(inputs).allSatisfy(input -> {
            TaskStep.Done end = done(start(input).begin());
            assertThat(end.code()).isEqualTo(400);
            assertThat(end.findings()).singleElement().asString().contains("permissionScope and consentLevel");
        });
    }

    @Test
    void inputWithoutTypeOrVersion_isRemarkedUpon() {
        VoiceTask task = start(TaskRoom.json(Map.of("permissionScopes", List.of(scope(TaskRoom.NAME, "ACCOUNT")))));
        task.begin();

        assertThat(done(task.hear("yes")).findings())
                .singleElement()
                .asString()
                .contains("@type AskForPermissionsConsentRequest");
    }
}
