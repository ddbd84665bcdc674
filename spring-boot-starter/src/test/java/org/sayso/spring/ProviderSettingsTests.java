package org.sayso.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.Inquiry;
import org.sayso.confirmation.ConfirmationMethod;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Offer;
import org.sayso.confirmation.ProviderMethod;
import org.sayso.factors.OktaCredentials;
import org.sayso.factors.ProviderUsers;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.UserKey;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Which settings lead to which methods of identity providers, and which are refused. */
class ProviderSettingsTests {

    private static final Map<String, String> GROUPS = Map.of(
            "auth0",
                    "sayso.confirmation.auth0.tenant=https://pizza.eu.auth0.com"
                            + " sayso.confirmation.auth0.client-id=client"
                            + " sayso.confirmation.auth0.client-secret=secret-for-tests"
                            + " sayso.confirmation.auth0.channels=sms",
            "okta",
                    "sayso.confirmation.okta.org=https://pizza.okta.com"
                            + " sayso.confirmation.okta.api-token=token-for-tests"
                            + " sayso.confirmation.okta.factors=push");

    private static ApplicationContextRunner nobodyKnowsContacts() {
        return new ApplicationContextRunner()
                .withUserConfiguration(ProviderMethodsConfiguration.class)
                .withBean(Clock.class, Clock::systemUTC);
    }

    private static ApplicationContextRunner with(String groups, String... more) {
        ApplicationContextRunner runner =
                nobodyKnowsContacts().withBean(Contacts.class, () -> (user, inquiry) -> List.of());
        for (String group : groups.split(" ")) {
            runner = runner.withPropertyValues(GROUPS.getOrDefault(group, "").split(" "));
        }
        return runner.withPropertyValues(more);
    }

    @ParameterizedTest
    @CsvSource({
        "none, '', ''",
        "auth0, '', auth0-sms",
        "auth0, 'sayso.confirmation.auth0.channels=email,sms', auth0-sms auth0-email",
        "okta, '', okta-push",
        "okta, 'sayso.confirmation.okta.factors=totp,sms', okta-sms okta-totp",
        "auth0 okta, '', auth0-sms okta-push"
    })
    void settings_leadToTheirMethods(String groups, String more, String names) {
        with(groups, more)
                .run(context -> assertThat(
                                context.getBean(ProviderMethods.class).list())
                        .extracting(ConfirmationMethod::name)
                        .containsExactly(names.isEmpty() ? new String[0] : names.split(" ")));
    }

    /** Who can check an ID token would otherwise be taken for who checks the caller's. */
    @Test
    void checkOfIdTokens_isNoBean() {
        with("auth0").run(context -> assertThat(context).doesNotHaveBean(TokenAuthenticator.class));
    }

    @ParameterizedTest
    @CsvSource({
        "auth0, tenant, is not set",
        "auth0, client-id, is not set",
        "auth0, client-secret, is not set",
        "auth0, channels, is not set",
        "okta, org, is not set",
        "okta, api-token, is not set",
        "okta, factors, is not set"
    })
    void halfASetting_isRefusedWithTheFix(String group, String missing, String said) {
        String property = "sayso.confirmation." + group + "." + missing;
        with(group, property + "=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(RefusedSettingException.class)
                        .hasMessageContaining(property)
                        .hasMessageContaining(said));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth0.tenant=http://pizza.eu.auth0.com",
                "auth0.tenant=https://pizza.eu.auth0.com/api/v2/",
                "auth0.code-length=3",
                "auth0.timeout=6s",
                "okta.org=http://pizza.okta.com",
                "okta.org=https://pizza.okta.com/oauth2/default",
                "okta.api-token=two words",
                "okta.email-code-life=2d",
                "okta.timeout=0s"
            })
    void settingThatCannotWork_isRefusedWithTheReason(String setting) {
        with("auth0 okta", "sayso.confirmation." + setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                RefusedSettingException.class,
                                refused -> assertThat(refused.property() + refused.fix())
                                        .startsWith("sayso.confirmation." + setting.substring(0, setting.indexOf('.')))
                                        .contains("The reason: ")
                                        .doesNotContain("two words")));
    }

    @Test
    void auth0WithoutContacts_isRefused() {
        nobodyKnowsContacts()
                .withPropertyValues(GROUPS.getOrDefault("auth0", "").split(" "))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                RefusedSettingException.class,
                                refused -> assertThat(refused.fix()).contains("bean of type Contacts")));
    }

    @Test
    void credentialsAsABean_excludeTheApiToken() {
        with("okta")
                .withBean(OktaCredentials.class, () -> OktaCredentials.bearer(() -> "token"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("is set while there is a bean"));
        with("okta", "sayso.confirmation.okta.api-token=")
                .withBean(OktaCredentials.class, () -> OktaCredentials.bearer(() -> "token"))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void accountOfAnotherIssuer_isOfferedNothingUnlessABeanKnowsIt() {
        UserKey elsewhere = new UserKey("https://accounts.example", "ann");
        Inquiry inquiry = Inquiry.within(Duration.ofSeconds(1));
        with("okta")
                .run(context -> assertThat(
                                method(context.getBean(ProviderMethods.class)).offer(elsewhere, inquiry))
                        .isEqualTo(new Offer.NotSetUp()));
        with("auth0 none")
                .withBean("auth0Users", ProviderUsers.class, () -> (user, asked) -> Set.of("auth0|ann"))
                .withBean("oktaUsers", ProviderUsers.class, () -> (user, asked) -> Set.of())
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static ProviderMethod method(ProviderMethods methods) {
        return methods.list().get(0);
    }

    @Test
    void secrets_areNotShown() {
        with("auth0 okta")
                .run(context -> assertThat(
                                context.getBean(ProviderProperties.class).toString())
                        .isEqualTo("ProviderProperties[auth0=Auth0[[SMS]], okta=Okta[[PUSH]]]"));
    }

    @Test
    void settingsOfTheGuide_work() throws IOException {
        String[] settings = Files.readString(Path.of("../docs/factors.md"))
                .lines()
                .filter(line -> line.startsWith("sayso.confirmation."))
                .map(line -> line.replaceAll("\\.\\.\\.$", "something"))
                .toArray(String[]::new);
        assertThat(settings).hasSize(9);
        with("none", settings)
                .run(context -> assertThat(
                                context.getBean(ProviderMethods.class).list())
                        .hasSize(6));
    }
}
