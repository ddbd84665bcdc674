package org.sayso.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.Deadline;
import org.sayso.Inquiry;
import org.sayso.confirmation.Contacts;
import org.sayso.token.UserKey;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The skill's own client at the authorization server, by settings. */
class AccountsSettingsTests {

    private TestAccounts accounts;
    private ApplicationContextRunner runner;

    @BeforeEach
    void start() throws IOException {
        accounts = new TestAccounts();
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AccountsAutoConfiguration.class))
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues(
                        "sayso.accounts.url=" + accounts.uri(),
                        "sayso.accounts.client-id=backend",
                        "sayso.accounts.client-secret=secret-for-tests");
    }

    @AfterEach
    void stop() {
        accounts.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }

    @Test
    void guide_namesTheSettings() throws IOException {
        String guide = Files.readString(Path.of("../docs/accounts.md"));
        String[] settings =
                guide.lines().filter(line -> line.startsWith("sayso.accounts.")).toArray(String[]::new);
        assertThat(settings).hasSize(4);
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AccountsAutoConfiguration.class))
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues(settings)
                .run(context -> {
                    assertThat(context.getBean(BackChannel.class).issuer()).isEqualTo("https://accounts.example.com");
                    assertThat(context.getBean(AccountsProperties.class).scopes())
                            .containsExactly("accounts.contact", "accounts.profile");
                    assertThat(context).hasSingleBean(Contacts.class);
                });
    }

    @Test
    void noAddress_isNoClient() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AccountsAutoConfiguration.class))
                .run(context ->
                        assertThat(context).doesNotHaveBean(BackChannel.class).doesNotHaveBean(Contacts.class));
    }

    @Test
    void saysoOff_isNoClient() {
        runner.withPropertyValues("sayso.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BackChannel.class));
    }

    @Test
    void contactsOfTheApplication_takeTheirPlace() {
        runner.withBean("own", Contacts.class, () -> (user, inquiry) -> List.of())
                .run(context -> assertThat(context.getBean(Contacts.class)
                                .find(
                                        new UserKey(accounts.uri().toString(), "ann"),
                                        Inquiry.within(Duration.ofSeconds(5))))
                        .isEmpty());
        assertThat(accounts.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-id", "client-secret"})
    void clientIncomplete_isNamedWithTheFix(String member) {
        runner.withPropertyValues("sayso.accounts." + member + "=")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(RefusedSettingException.class)
                        .rootCause()
                        .hasMessage("sayso.accounts." + member + " is not set"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://accounts.example", "https://user:pass@accounts.example", "accounts.example"})
    void addressThatIsNotSafe_isRefused(String url) {
        runner.withPropertyValues("sayso.accounts.url=" + url)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(RefusedSettingException.class)
                        .rootCause()
                        .hasMessage("sayso.accounts.url cannot be used")
                        .hasMessageNotContaining("pass@"));
    }

    @Test
    void put_bearsTheClientsToken_andTheAnswersStatusComesBack() {
        runner.run(context -> {
            accounts.status = 422;
            BackChannel.Answer answer = context.getBean(BackChannel.class)
                    .put(List.of("accounts", "a/b", "profile", "favorite-color"), "{}", soon());
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer).hasToString("Answer[422]");
            assertThat(accounts.asked).containsExactly("Bearer token-1 /accounts/a%2Fb/profile/favorite-color");
        });
    }

    @Test
    void tokenRefusedTwice_isAFault() {
        runner.run(context -> {
            accounts.refusesAllTokens = true;
            assertThatIOException()
                    .isThrownBy(() -> context.getBean(BackChannel.class).get(List.of("accounts", "ann"), soon()))
                    .withMessage("the authorization server does not accept its own token");
            assertThat(accounts.asked).hasSize(2);
        });
    }
}
