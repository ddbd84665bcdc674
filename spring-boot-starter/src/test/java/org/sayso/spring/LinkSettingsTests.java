package org.sayso.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.alexa.life.LinkWatch;
import org.sayso.audit.AuditKind;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Storage;
import org.sayso.delivery.LinkDutyDispatcher;
import org.sayso.link.Grant;
import org.sayso.link.LossCause;
import org.sayso.link.VoiceUser;
import org.sayso.link.life.ErasedUser;
import org.sayso.link.life.GrantRevoker;
import org.sayso.link.life.LinkLife;
import org.sayso.link.life.LinkListener;
import org.sayso.link.life.LinkStep;
import org.sayso.link.life.UserDataEraser;
import org.sayso.link.life.VoiceEvent;
import org.sayso.token.UserKey;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** The life of links, by settings, and what docs/life-cycle.md says about it. */
class LinkSettingsTests {

    private static final VoiceUser USER = VoiceUser.household("amzn1.ask.skill.test", "amzn1.ask.account.A");

    private final List<ErasedUser> erased = new CopyOnWriteArrayList<>();
    private TestAccounts accounts;
    private WebApplicationContextRunner plain;

    @BeforeEach
    void start() throws IOException {
        accounts = new TestAccounts();
        plain = new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        TokenAutoConfiguration.class,
                        AccountsAutoConfiguration.class,
                        ConfirmationAutoConfiguration.class,
                        LinkStorageAutoConfiguration.class,
                        LinkAutoConfiguration.class,
                        SkillAutoConfiguration.class))
                .withUserConfiguration(TestSkill.class)
                .withPropertyValues(
                        "spring.datasource.url=jdbc:h2:mem:links-" + System.nanoTime(),
                        "sayso.skill-id=amzn1.ask.skill.test",
                        "sayso.skill-name=Test",
                        "sayso.token.issuer=" + accounts.uri(),
                        "sayso.token.audience=https://service.example",
                        "sayso.token.allowed-clients=alexa",
                        "sayso.accounts.url=" + accounts.uri(),
                        "sayso.accounts.client-id=backend",
                        "sayso.accounts.client-secret=secret-for-tests",
                        "sayso.accounts.scopes=accounts.contact,accounts.links",
                        "sayso.confirmation.secret=dGVzdC1vbmx5LXNlY3JldC1vZi0zMi1ieXRlcy0wMTIzNDU2Nzg5");
    }

    @AfterEach
    void stop() {
        accounts.close();
    }

    private WebApplicationContextRunner confirming() {
        return plain.withUserConfiguration(TestConfirmation.class)
                .withPropertyValues(
                        "sayso.confirmation.intent=AuthorizeIntent",
                        "sayso.confirmation.phrase=authorize",
                        "sayso.delivery.phone-inbox.url=http://localhost:9/inbox",
                        "sayso.delivery.phone-inbox.token=token");
    }

    private Grant grant(String id) {
        return new Grant(new UserKey(accounts.uri().toString(), "ann/1"), Optional.of(id));
    }

    private static void within20Seconds(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void somethingToConfirm_hasItsLinksFollowed() {
        confirming()
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Confirmations.class)
                        .hasSingleBean(LinkLife.class)
                        .hasSingleBean(LinkWatch.class)
                        .hasSingleBean(LinkDutyDispatcher.class)
                        .hasBean("saysoLinkSweep")
                        .hasSingleBean(GrantRevoker.class));
    }

    @Test
    void off_isOff() {
        confirming()
                .withPropertyValues("sayso.links.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(LinkLife.class)
                        .doesNotHaveBean(LinkWatch.class));
    }

    @Test
    void nothingToConfirm_hasNoDatabase_unlessAskedFor() {
        plain.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Storage.class)
                .doesNotHaveBean(LinkLife.class));
        plain.withPropertyValues("sayso.links.enabled=true")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Storage.class)
                        .hasSingleBean(LinkLife.class)
                        .doesNotHaveBean(Confirmations.class));
    }

    @Test
    void askedForWithoutADatabase_isRefusedWithTheFix() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LinkStorageAutoConfiguration.class))
                .withPropertyValues("sayso.links.enabled=true")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(RefusedSettingException.class)
                        .hasMessage("sayso.links.enabled is true while there is no database to keep links in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retention=1h", "retention=401d", "grant-claim="})
    void settingThatCannotWork_isRefusedByName(String setting) {
        confirming()
                .withPropertyValues("sayso.links." + setting)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(RefusedSettingException.class)
                        .hasMessageStartingWith("sayso.links." + setting.replaceAll("=.*", "")));
    }

    @Test
    void disabledSkill_hasItsGrantEndedAndItsDataErased_byItself() {
        accounts.status = 204;
        confirming().withBean(UserDataEraser.class, () -> erased::add).run(context -> {
            LinkLife life = context.getBean(LinkLife.class);
            life.used(USER, Instant.now(), grant("link 1"));
            life.disabled(new VoiceEvent(USER, "request-1", Instant.now().plusSeconds(1)), false);

            within20Seconds(() -> !erased.isEmpty() && !accounts.asked.isEmpty());
            assertThat(accounts.asked).containsExactly("Bearer token-1 /accounts/ann%2F1/links/link%201");
            assertThat(erased)
                    .containsExactly(new ErasedUser(USER, Optional.of(grant("").account()), false));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404})
    void linkThatIsOver_isEnded(int status) {
        accounts.status = status;
        confirming().run(context -> {
            context.getBean(GrantRevoker.class).revoke(grant("link-1"));
            assertThat(accounts.asked).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 500})
    void anyOtherAnswer_isToBeTriedAgain(int status) {
        accounts.status = status;
        confirming()
                .run(context -> assertThatIOException()
                        .isThrownBy(() -> context.getBean(GrantRevoker.class).revoke(grant("link-1")))
                        .withMessage("the end of a link was answered with status " + status));
    }

    @Test
    void grantsOfOthers_andWithoutTheScope_cannotBeRevoked() {
        confirming().run(context -> {
            GrantRevoker revoker = context.getBean(GrantRevoker.class);
            assertThat(revoker.canRevoke(grant("link-1"))).isTrue();
            assertThat(revoker.canRevoke(new Grant(grant("").account(), Optional.empty())))
                    .isFalse();
            assertThat(revoker.canRevoke(new Grant(new UserKey("https://other.example", "ann"), Optional.of("1"))))
                    .isFalse();
        });
        confirming()
                .withPropertyValues("sayso.accounts.scopes=accounts.contact")
                .run(context -> assertThat(context.getBean(GrantRevoker.class).canRevoke(grant("link-1")))
                        .isFalse());
    }

    @Test
    void steps_areCountedByStepAndCause() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        confirming().withBean(SimpleMeterRegistry.class, () -> registry).run(context -> {
            LinkListener listener = context.getBean(LinkListener.class);
            listener.happened(LinkStep.FIRST_USE, Optional.empty());
            listener.happened(LinkStep.LOST, Optional.of(LossCause.EXPIRED));
        });
        assertThat(registry.get("sayso.linking.skill")
                        .tags("step", "LOST", "cause", "EXPIRED")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("sayso.linking.skill")
                        .tags("step", "FIRST_USE", "cause", "NONE")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static List<String> guide(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/life-cycle.md")))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void guide_namesTheSettingsWithTheirDefaults() throws IOException {
        String[] settings = guide("^sayso\\.links\\..*$").toArray(String[]::new);
        assertThat(settings).hasSize(3);
        confirming()
                .run(defaults -> confirming()
                        .withPropertyValues(settings)
                        .run(named -> assertThat(named.getBean(LinkProperties.class))
                                .isEqualTo(defaults.getBean(LinkProperties.class))));
        assertThat(guide("^sayso\\.accounts\\.scopes=.*$"))
                .singleElement()
                .asString()
                .contains(AccountGrantRevoker.SCOPE);
    }

    @Test
    void guide_hasEveryStepAndCauseInItsOrder() throws IOException {
        assertThat(guide("(?<=^\\| `)[A-Z_]+(?=` \\|)"))
                .containsExactlyElementsOf(Stream.of(LinkStep.values(), LossCause.values())
                        .flatMap(Stream::of)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void guide_namesWhatIsAudited() throws IOException {
        assertThat(guide("(?<=`)[A-Z_]+(?=`)"))
                .containsAll(Stream.of(AuditKind.values())
                        .filter(kind -> kind.ordinal() > AuditKind.EFFECT_DONE.ordinal())
                        .map(Enum::name)
                        .toList());
    }
}
