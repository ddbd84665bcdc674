package org.sayso.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.alexa.SaysoModule;
import org.sayso.alexa.voiceforward.VoiceForward;
import org.sayso.link.VoiceUser;
import org.sayso.link.life.ErasedUser;
import org.sayso.link.life.UserDataEraser;
import org.sayso.policy.Requirement;
import org.sayso.token.VerifiedToken;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** Settings below sayso.voice-forward. */
class VoiceForwardSettingsTests {

    private final WebApplicationContextRunner skill = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    TokenAutoConfiguration.class, TraceAutoConfiguration.class, SkillAutoConfiguration.class))
            .withUserConfiguration(TestSkill.class)
            .withPropertyValues(
                    "server.address=127.0.0.1",
                    "sayso.skill-id=amzn1.ask.skill.test",
                    "sayso.skill-name=Test",
                    "sayso.token.profile=login-with-amazon",
                    "sayso.token.allowed-clients=amzn1.application-oa2-client.1");

    private final WebApplicationContextRunner linking = skill.withPropertyValues("sayso.voice-forward.enabled=true");

    private record OwnLink() implements LinkedHandler {
        @Override
        public boolean canHandle(HandlerInput input) {
            return true;
        }

        @Override
        public Requirement requirement() {
            return Requirement.linkedAccount().ofOwnLinkOnly();
        }

        @Override
        public Reply handle(HandlerInput input, VerifiedToken user) {
            return Reply.say(Optional.empty());
        }
    }

    @Test
    void withoutTheSetting_nothingIsOffered() {
        skill.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(VoiceForward.class));
    }

    @Test
    void withTheSettingAlone_isOfferedWithSaysosWordsAndTheApplicationsClock() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        linking.withBean(Clock.class, () -> clock).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(SaysoModule.class);
            VoiceForward settings = context.getBean(VoiceForward.class);
            assertThat(settings.intent()).isEqualTo("LinkMyAccountIntent");
            assertThat(settings.words(Locale.ENGLISH)).isEmpty();
            settings.declined("account");
            assertThat(settings.mayOffer("account")).isFalse();
            assertThat(settings.mayOffer("other")).isTrue();
        });
    }

    @Test
    void ownWordsIntentAndCoolDown_areTaken() {
        linking.withPropertyValues(
                        "sayso.voice-forward.intent=ConnectIntent",
                        "sayso.voice-forward.cool-down=0",
                        "sayso.voice-forward.words.en.offer=Shall I?",
                        "sayso.voice-forward.words.de.linked=Wohin?")
                .run(context -> {
                    VoiceForward settings = context.getBean(VoiceForward.class);
                    assertThat(settings.intent()).isEqualTo("ConnectIntent");
                    assertThat(settings.words(Locale.UK)).contains(new VoiceForward.Words("Shall I?", null, null));
                    assertThat(settings.words(Locale.GERMANY)).contains(new VoiceForward.Words(null, null, "Wohin?"));
                    settings.declined("account");
                    assertThat(settings.mayOffer("account")).isTrue();
                });
    }

    @Test
    void ownBean_takesThePlaceOfTheConfiguredOne() {
        VoiceForward own = VoiceForward.builder().coolDown(Duration.ofHours(1)).build();
        linking.withBean(VoiceForward.class, () -> own)
                .run(context -> assertThat(context.getBean(VoiceForward.class)).isSameAs(own));
    }

    @Test
    void userWhoWantsNothingKept_isNotRememberedAsOneWhoSaidNo() {
        linking.run(context -> {
            VoiceForward offers = context.getBean(VoiceForward.class);
            offers.declined("amzn1.ask.account.ANN");
            offers.declined("amzn1.ask.account.BEN");
            ErasedUser ann = new ErasedUser(
                    VoiceUser.household("amzn1.ask.skill.x", "amzn1.ask.account.ANN"), Optional.empty(), false);
            for (UserDataEraser eraser :
                    context.getBeansOfType(UserDataEraser.class).values()) {
                eraser.erase(ann);
            }
            assertThat(offers.mayOffer("amzn1.ask.account.ANN")).isTrue();
            assertThat(offers.mayOffer("amzn1.ask.account.BEN")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sayso.voice-forward.intent=link my account | sayso.voice-forward.intent
            sayso.voice-forward.cool-down=-1s | sayso.voice-forward.cool-down
            sayso.voice-forward.cool-down=366d | sayso.voice-forward.cool-down
            sayso.voice-forward.words.en-US.offer=Shall I? | sayso.voice-forward.words.en-US
            sayso.voice-forward.words.en.offer= | sayso.voice-forward.words.en
            """)
    void settingThatCannotWork_isRefusedByName(String setting, String property) {
        refused(linking.withPropertyValues(setting), property);
    }

    @Test
    void tokensOfAnotherProvider_areRefused() {
        refused(
                linking.withPropertyValues(
                        "sayso.token.profile=rfc-9068",
                        "sayso.token.issuer=https://issuer.example",
                        "sayso.token.audience=https://service.example"),
                "sayso.voice-forward.enabled");
    }

    private static void refused(WebApplicationContextRunner runner, String property) {
        runner.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(
                        RefusedSettingException.class,
                        refused -> assertThat(refused.property()).isEqualTo(property)));
    }

    @Test
    void personalization_isRefused() {
        linking.withBean("own", LinkedHandler.class, OwnLink::new)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("only where a skill has no personalization"));
    }
}
