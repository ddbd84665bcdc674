package org.sayso.standin.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.task.VoiceLinkingSettings.GrantedEarlier;

class AccountLinkingTaskTests {

    private final TaskRoom room = new TaskRoom();

    private VoiceTask start() {
        return room.start(VoiceTasks.ACCOUNT_LINKING, TaskRoom.nothing());
    }

    /** The task after consent, waiting for the code. */
    private VoiceTask consented() {
        VoiceTask task = start();
        task.begin();
        assertThat(task.hear("I approve")).isInstanceOf(TaskStep.Ask.class);
        return task;
    }

    private static TaskStep.Done done(TaskStep step) {
        assertThat(step).isInstanceOf(TaskStep.Done.class);
        return (TaskStep.Done) step;
    }

    private static String status(TaskStep step) {
        return done(step).result().path("status").asString("");
    }

    private void assertNothingHappened() {
        assertThat(room.inbox()).isEmpty();
        assertThat(room.linkedFor).isEmpty();
        assertThat(room.household.now().granted(TaskRoom.SKILL)).isEmpty();
    }

    private void assertExitsUnasked(LinkEnding ending, String finding) {
        TaskStep.Done step = done(start().begin());

        assertThat(step.spoken()).isEmpty();
        assertThat(step.code()).isEqualTo(ending.byDefault().code());
        assertThat(step.message()).isEqualTo(ending.byDefault().message());
        assertThat(step.result().path("status").asString(""))
                .isEqualTo(ending.byDefault().status());
        assertThat(step.findings()).singleElement().asString().contains(finding);
        assertNothingHappened();
    }

    @Test
    void consentAndCode_linkTheAccount() {
        VoiceTask task = start();

        assertThat(task.begin().spoken())
                .contains("from your Alexa profile")
                .contains("Do you give Ride Hailer permission to access your name and email address?")
                .endsWith("You can say, 'I approve', or 'No'.");
        assertThat(task.hear("I approve").spoken()).startsWith("Ann, to authenticate your request, say, 'My code is'");
        assertThat(room.inbox()).singleElement().satisfies(message -> {
            assertThat(message.from()).isEqualTo("Amazon");
            assertThat(message.text()).contains("123456", "Ride Hailer", "within 10 minutes");
        });
        TaskStep.Done end = done(task.hear("Alexa, my code is 1-2-3-4-5-6"));

        assertThat(end.spoken()).startsWith("Great, Ann. I've signed you in with Ride Hailer using Login with Amazon.");
        assertThat(end.code()).isEqualTo(200);
        assertThat(end.result()).isEqualTo(TaskRoom.json(Map.of("status", "LINKED")));
        assertThat(end.findings()).isEmpty();
        assertThat(room.linkedFor).containsExactly("ann");
        assertThat(room.household.now().granted(TaskRoom.SKILL)).containsExactly(TaskRoom.NAME, TaskRoom.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my code is 1 2 3 4 5 6",
                "1 2 3 4 5 6",
                "123456",
                "my code is 123,456",
                "one two three four five six",
                "my code is one, two, three, four, five, six please",
                "twelve thirty four fifty six",
                "12 34 56",
                "one hundred twenty three four five six"
            })
    void codeSaidInWhateverWay_isUnderstood(String said) {
        assertThat(status(consented().hear(said))).isEqualTo("LINKED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I approve", "yes", "Alexa, yes please", "Sure!", "okay"})
    void consentSaidInWhateverWay_isUnderstood(String said) {
        VoiceTask task = start();
        task.begin();

        assertThat(task.hear(said)).isInstanceOf(TaskStep.Ask.class);
        assertThat(room.inbox()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No", "no thanks", "I don't approve", "I do not approve", "cancel", "stop"})
    void refusingToShare_isDeniedAndRemembered(String said) {
        VoiceTask task = start();
        task.begin();
        TaskStep.Done end = done(task.hear(said));

        assertThat(status(end)).isEqualTo("DENIED");
        assertThat(end.spoken()).contains("Ride Hailer", "Alexa app");
        assertNothingHappened();
        assertThat(room.household.person("ann").refusals()).containsEntry(TaskRoom.SKILL, room.clock.instant());
    }

    @Test
    void refusedLately_isNotAskedAgain() {
        room.household.refuse("ann", TaskRoom.SKILL);
        room.clock.move(Duration.ofDays(29));

        assertExitsUnasked(LinkEnding.REFUSED_LATELY, "less than 30 days ago");
    }

    @Test
    void refusedLongAgo_isAskedAgain() {
        room.household.refuse("ann", TaskRoom.SKILL);
        room.clock.move(Duration.ofDays(30));

        assertThat(start().begin()).isInstanceOf(TaskStep.Ask.class);
    }

    @Test
    void refusedForAnotherSkill_isAsked() {
        room.household.refuse("ann", "amzn1.ask.skill.other");

        assertThat(start().begin()).isInstanceOf(TaskStep.Ask.class);
    }

    @Test
    void refusalForgotten_isAskedAgain() {
        room.household.refuse("ann", TaskRoom.SKILL);
        room.household.forgetRefusals("ann");

        assertThat(start().begin()).isInstanceOf(TaskStep.Ask.class);
    }

    @Test
    void silenceAtTheConsentQuestion_isAskedOnceMoreAndGivenUp() {
        VoiceTask task = start();
        task.begin();

        assertThat(task.silence().spoken()).startsWith("Do you give Ride Hailer permission");
        TaskStep.Done end = done(task.silence());

        assertThat(status(end)).isEqualTo("NOT_ANSWERED");
        assertThat(end.spoken()).contains("Alexa app");
        assertNothingHappened();
        assertThat(room.household.person("ann").refusals()).isEmpty();
    }

    @Test
    void answerThatIsNone_isAskedOnceMoreAndGivenUp() {
        VoiceTask task = start();
        task.begin();

        assertThat(task.hear("what is the weather")).isInstanceOf(TaskStep.Ask.class);
        assertThat(status(task.hear("colourless green ideas"))).isEqualTo("NOT_ANSWERED");
    }

    @Test
    void silenceAtTheCode_isAskedOnceMoreAndGivenUp() {
        VoiceTask task = consented();

        assertThat(task.silence().spoken()).contains("My code is");
        assertThat(status(task.silence())).isEqualTo("NOT_ANSWERED");
        assertThat(room.linkedFor).isEmpty();
    }

    @Test
    void sayingNoToTheCode_isDenied() {
        assertThat(status(consented().hear("no, stop"))).isEqualTo("DENIED");
        assertThat(room.linkedFor).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I have not got a code", "not yet", "it isn't there", "yes", "what?"})
    void notHavingTheCode_isNoRefusal(String said) {
        assertThat(consented().hear(said)).isInstanceOf(TaskStep.Ask.class);
        assertThat(room.household.person("ann").refusals()).isEmpty();
    }

    @Test
    void threeWrongCodes_areGivenUp() {
        VoiceTask task = consented();

        assertThat(task.hear("my code is 6 5 4 3 2 1").spoken()).contains("isn't the code", "My code is");
        assertThat(task.hear("12345")).isInstanceOf(TaskStep.Ask.class);
        TaskStep.Done end = done(task.hear("1234567"));

        assertThat(status(end)).isEqualTo("NOT_LINKED");
        assertThat(end.spoken()).contains("couldn't authenticate");
        assertThat(room.linkedFor).isEmpty();
    }

    @Test
    void rightCodeAfterTwoWrongOnes_links() {
        VoiceTask task = consented();
        task.hear("6 5 4 3 2 1");
        task.hear("1 1 1 1 1 1");

        assertThat(status(task.hear("1 2 3 4 5 6"))).isEqualTo("LINKED");
    }

    @Test
    void codeThatIsTooOld_doesNotCount() {
        room.settings = room.settings.with(room.settings.linking().withCode(Duration.ofMinutes(10), 1));
        VoiceTask task = consented();
        room.clock.move(Duration.ofMinutes(10));

        TaskStep.Done end = done(task.hear("1 2 3 4 5 6"));

        assertThat(status(end)).isEqualTo("NOT_LINKED");
        assertThat(end.findings()).singleElement().asString().contains("older than 10 minutes");
        assertThat(room.linkedFor).isEmpty();
    }

    @Test
    void personalizationOff_exits() {
        room.ann(ann -> ann.withPersonalization(false));

        assertExitsUnasked(LinkEnding.PERSONALIZATION_OFF, "switched personalization off");
    }

    @Test
    void voiceNotRecognised_exits() {
        room.ann(ann -> ann.withVoice(ann.voice().withRecognized(false)));

        assertExitsUnasked(LinkEnding.VOICE_UNKNOWN, "does not recognize the voice of Ann Archer");
    }

    @Test
    void notTheOwnerOfTheDevice_exits() {
        room.ann(ann -> ann.withOwner(false));

        assertExitsUnasked(LinkEnding.NOT_OWNER, "not registered to the Amazon account of Ann Archer");
    }

    @Test
    void noPhoneNumberInTheVoiceProfile_exits() {
        room.ann(ann -> ann.withVoice(ann.voice().withPhoneNumber(null)));

        assertExitsUnasked(LinkEnding.NO_PHONE_NUMBER, "no phone number");
    }

    @Test
    void alreadyLinked_exits() {
        room.linked = true;

        assertExitsUnasked(LinkEnding.ALREADY_LINKED, "linked already");
    }

    @Test
    void skillWithoutAccountLinking_isRefused() {
        room.skill = new TaskSkill(TaskRoom.SKILL, "Ride Hailer", List.of(TaskRoom.NAME), false, true);

        assertExitsUnasked(LinkEnding.SKILL_NOT_READY, "AUTH_CODE");
    }

    @Test
    void skillWithoutVoiceForwardLinking_isRefused() {
        room.skill = new TaskSkill(TaskRoom.SKILL, "Ride Hailer", List.of(TaskRoom.NAME), true, false);

        assertExitsUnasked(LinkEnding.SKILL_NOT_READY, "voiceForwardAccountLinking");
    }

    @Test
    void personalizedSkill_isRefused() {
        room.permissions(TaskRoom.NAME, TaskRoom.PERSON);

        assertExitsUnasked(LinkEnding.SKILL_NOT_READY, "personalization off");
    }

    @Test
    void customerPreconditions_areToldBeforeTheSkills() {
        room.ann(ann -> ann.withOwner(false).withPersonalization(false));
        room.permissions(TaskRoom.PERSON);

        assertExitsUnasked(LinkEnding.PERSONALIZATION_OFF, "personalization");
    }

    @Test
    void somePermissionsGrantedEarlier_onlyTheOthersAreAskedFor() {
        room.household.grant(TaskRoom.SKILL, List.of(TaskRoom.NAME));

        assertThat(start().begin().spoken())
                .contains("access your email address?")
                .doesNotContain("your name");
    }

    @Test
    void allPermissionsGrantedEarlier_onlyTheCodeIsAskedFor() {
        room.household.grant(TaskRoom.SKILL, List.of(TaskRoom.NAME, TaskRoom.EMAIL));
        VoiceTask task = start();

        assertThat(task.begin().spoken()).startsWith("Ann, to authenticate your request");
        assertThat(status(task.hear("1 2 3 4 5 6"))).isEqualTo("LINKED");
    }

    @Test
    void allPermissionsGrantedEarlierButRefusedLately_getsNoCode() {
        room.household.grant(TaskRoom.SKILL, List.of(TaskRoom.NAME, TaskRoom.EMAIL));
        room.household.refuse("ann", TaskRoom.SKILL);

        assertThat(status(start().begin())).isEqualTo("DENIED");
        assertThat(room.inbox()).isEmpty();
    }

    @Test
    void allPermissionsGrantedEarlierButNoNumber_exits() {
        room.household.grant(TaskRoom.SKILL, List.of(TaskRoom.NAME, TaskRoom.EMAIL));
        room.ann(ann -> ann.withVoice(ann.voice().withPhoneNumber(null)));

        assertThat(status(start().begin())).isEqualTo("USER_REQUIREMENTS_NOT_MET");
    }

    @Test
    void setToAskConsentAlways_asksForAllPermissions() {
        room.settings = room.settings.with(room.settings.linking().withGrantedEarlier(GrantedEarlier.ASK_CONSENT));
        room.household.grant(TaskRoom.SKILL, List.of(TaskRoom.NAME, TaskRoom.EMAIL));

        assertThat(start().begin().spoken()).contains("access your name and email address?");
    }

    @Test
    void setToAskNothing_linksAtOnce() {
        room.settings = room.settings.with(room.settings.linking().withGrantedEarlier(GrantedEarlier.ASK_NOTHING));
        room.household.grant(TaskRoom.SKILL, List.of(TaskRoom.NAME, TaskRoom.EMAIL));

        assertThat(status(start().begin())).isEqualTo("LINKED");
        assertThat(room.inbox()).isEmpty();
    }

    @Test
    void skillThatAsksForNoPermission_isRemarkedUpon() {
        room.permissions();
        VoiceTask task = start();
        task.begin();
        TaskStep.Done end = done(task.hear("1 2 3 4 5 6"));

        assertThat(status(end)).isEqualTo("LINKED");
        assertThat(end.findings()).singleElement().asString().contains("at least the full or the given name");
    }

    @Test
    void providerFails_isSaidAndRemarked() {
        room.outcome = new LinkResult.Failed("token-endpoint-failed");
        TaskStep.Done end = done(consented().hear("1 2 3 4 5 6"));

        assertThat(status(end)).isEqualTo("NOT_LINKED");
        assertThat(end.code()).isEqualTo(500);
        assertThat(end.spoken()).startsWith("Sorry, something went wrong.").contains("Ride Hailer", "Alexa app");
        assertThat(end.findings()).containsExactly("Linking failed: token-endpoint-failed");
    }

    @Test
    void code_goesToTheNumberInTheVoiceProfile() {
        room.ann(ann -> ann.withPhoneNumber(null).withVoice(ann.voice().withPhoneNumber("+12025550199")));
        consented();

        assertThat(room.inbox())
                .singleElement()
                .satisfies(message -> assertThat(message.to()).isEqualTo("+12025550199"));
    }

    @Test
    void codeThatReachesNobody_isRemarkedUpon() {
        room.delivers = false;
        TaskStep.Done end = done(consented().hear("1 2 3 4 5 6"));

        assertThat(end.findings()).singleElement().asString().contains("nobody got the code");
    }

    @ParameterizedTest
    @EnumSource(LinkEnding.class)
    void everyEnding_canBeToldOtherwise(LinkEnding ending) {
        LinkEnding.Told told = new LinkEnding.Told(418, "Teapot", "TEAPOT");

        assertThat(VoiceLinkingSettings.DEFAULTS.withEnding(ending, told).told(ending))
                .isEqualTo(told);
    }

    @Test
    void settingsOfAnEnding_areWhatTheSkillIsTold() {
        room.settings = room.settings.with(
                room.settings.linking().withEnding(LinkEnding.SILENCE, new LinkEnding.Told(204, "Nobody", "GONE")));
        VoiceTask task = start();
        task.begin();
        task.silence();
        TaskStep.Done end = done(task.silence());

        assertThat(end.code()).isEqualTo(204);
        assertThat(end.message()).isEqualTo("Nobody");
        assertThat(status(end)).isEqualTo("GONE");
    }

    @Test
    void neitherStepsNorTask_showTheCode() {
        VoiceTask task = start();
        TaskStep asked = task.begin();
        TaskStep code = task.hear("I approve");
        TaskStep wrong = task.hear("1 1 1 1 1 1");
        TaskStep end = task.hear("1 2 3 4 5 6");

        assertThat(List.of(asked, code, wrong, end, task, room.context()))
                .allSatisfy(thing -> assertThat(thing.toString()).doesNotContain(TaskRoom.CODE));
        assertThat(room.inbox()).singleElement().asString().doesNotContain(TaskRoom.CODE);
    }

    @Test
    void german_isSpokenAndUnderstood() {
        room.locale = Locale.GERMANY;
        VoiceTask task = start();

        assertThat(task.begin().spoken()).contains("Ride Hailer", "deinen Namen und deine E-Mail-Adresse");
        assertThat(task.hear("ich stimme zu").spoken()).startsWith("Ann, ").contains("Mein Code ist");
        assertThat(room.inbox())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("123456", "10 Minuten"));
        assertThat(task.hear("mein Code ist eins zwei drei vier fünf sechs"))
                .asInstanceOf(type(TaskStep.Done.class))
                .satisfies(end -> assertThat(end.spoken()).startsWith("Sehr gut, Ann."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "es-ES", "fr-FR", "it-IT", "pt-BR", "ja-JP", "hi-IN"})
    void everyLanguage_takesItsOwnSuggestionAndDigits(String tag) {
        room.locale = Locale.forLanguageTag(tag);
        VoiceTask task = start();
        TaskStep.Ask asked = (TaskStep.Ask) task.begin();

        assertThat(asked.suggestions()).hasSize(2);
        task.hear(asked.suggestions().get(0));
        assertThat(status(task.hear("1 2 3 4 5 6"))).isEqualTo("LINKED");

        VoiceTask refusing = start();
        room.household.withdraw(TaskRoom.SKILL, List.of(TaskRoom.NAME));
        assertThat(refusing.begin().spoken()).isNotEmpty();
        assertThat(status(refusing.hear(asked.suggestions().get(1)))).isEqualTo("DENIED");
    }

    @Test
    void japaneseDigits_areUnderstoodWithoutBlanks() {
        room.locale = Locale.JAPAN;
        VoiceTask task = start();
        task.begin();
        task.hear("許可します");

        assertThat(status(task.hear("コードは一二三四五六です"))).isEqualTo("LINKED");
    }

    @Test
    void japanese_cancelsWithoutBlanks() {
        room.locale = Locale.JAPAN;
        VoiceTask task = start();
        task.begin();
        task.hear("はい、許可します");

        assertThat(status(task.hear("キャンセルして"))).isEqualTo("DENIED");
    }
}
