package org.sayso.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.linking.LinkingSettings;

/** What a mistake in the console of Alexa or of Keycloak looks like. */
class WrongSettingsIT {

    @TempDir
    Path directory;

    @Test
    void alexaWithoutPkce_isSentBackWithAnError() {
        linkFails(linking -> linking.withPkce(false), "scope-refused", false);
    }

    @Test
    void unknownScope_isSentBackWithAnError() {
        linkFails(
                linking -> with(linking, linking.clientSecret(), List.of("openid", "tea:steal")),
                "scope-refused",
                false);
    }

    @Test
    void wrongSecretOfAlexa_failsWhenTheCodeIsExchanged() {
        linkFails(linking -> with(linking, "not-the-secret", linking.scopes()), "client-refused", true);
    }

    @Test
    void redirectAddressThatKeycloakDoesNotKnow_staysAtKeycloak() {
        try (House house = new House(directory, linking -> linking);
                BrowserContext browser = Chromium.newContext()) {
            String query = "?response_type=code&client_id=" + Realm.ALEXA + "&scope=openid"
                    + "&redirect_uri=https://evil.example/api/skill/link/M0";
            Response response = browser.newPage().navigate(house.realm.endpoint("auth") + query);

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.url()).startsWith(house.realm.issuer());
        }
    }

    private void linkFails(UnaryOperator<LinkingSettings> mistake, String reason, boolean afterSignIn) {
        try (House house = new House(directory, mistake);
                BrowserContext browser = Chromium.newContext()) {
            if (afterSignIn) {
                Realm.Person ann = house.realm.person("Ann");
                house.signIn(browser, ann, ann.password()).locator("#kc-login").click();
            } else {
                browser.newPage().navigate(house.alexa.linkingPage());
            }
            Page page = browser.pages().get(0);
            page.waitForURL(house.alexa.failedPage(reason));
            assertThat(house.alexa.link().linked()).isFalse();
        }
    }

    private static LinkingSettings with(LinkingSettings linking, String secret, List<String> scopes) {
        return new LinkingSettings(
                linking.authorizationUri(),
                linking.tokenUri(),
                linking.clientId(),
                secret,
                linking.scheme(),
                scopes,
                Duration.ofHours(1),
                linking.pkce());
    }
}
