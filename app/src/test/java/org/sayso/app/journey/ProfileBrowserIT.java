package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.app.browser.Browsers;
import org.sayso.authorization.AuthorizationServerApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The profile page in a real browser, by keyboard alone. */
class ProfileBrowserIT {

    @ParameterizedTest(name = "{0} x {1}, {2}")
    @CsvSource({"390, 844, LIGHT", "390, 844, DARK", "1280, 900, LIGHT", "1280, 900, DARK"})
    void favoriteColor_isCorrectedAndSavedByKeyboard(int width, int height, ColorScheme scheme) {
        try (ConfigurableApplicationContext accounts = AuthorizationServerApplication.start(settings());
                BrowserContext browser = Browsers.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme))) {
            Page page = browser.newPage();
            page.navigate(
                    "http://localhost:" + accounts.getEnvironment().getProperty("local.server.port") + "/profile");
            assertThat(page.locator("#username")).isFocused();
            page.keyboard().type("ben");
            page.keyboard().press("Tab");
            page.keyboard().type("demo-only-ben");
            page.keyboard().press("Enter");

            assertThat(page).hasURL(Pattern.compile(".*/profile.*"));
            assertThat(page.locator("#favorite-color")).hasValue("blue");
            good(page, scheme, width + "-profile");
            page.keyboard().press("Tab");
            assertThat(page.locator("#favorite-color")).isFocused();
            page.keyboard().press("Control+A");
            page.keyboard().type("blue 7");
            page.keyboard().press("Enter");

            assertThat(page.locator("[role=alert]")).containsText("only letters");
            assertThat(page.locator("#favorite-color")).hasValue("blue 7");
            assertThat(page.locator("#favorite-color")).isFocused();
            good(page, scheme, width + "-profile-refused");
            page.keyboard().press("Control+A");
            page.keyboard().type("grün");
            page.keyboard().press("Tab");
            assertThat(page.locator("#profile button")).isFocused();
            page.keyboard().press("Enter");

            assertThat(page.locator("[role=status]")).hasText("Saved");
            assertThat(page.locator("#favorite-color")).hasValue("grün");
            good(page, scheme, width + "-profile-saved");
        }
    }

    private static void good(Page page, ColorScheme scheme, String name) {
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing to scroll sideways")
                .isTrue();
        String directory = System.getProperty("sayso.screenshots", "");
        if (!directory.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(directory, name + "-" + scheme + ".png"))
                    .setFullPage(true));
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.port", "0");
        settings.put("sayso.authorization.issuer", "http://localhost:8081");
        settings.put("sayso.authorization.service-name", "Pizza on Demand");
        settings.put("sayso.authorization.demo-users", "true");
        settings.put("sayso.authorization.skills.pizza.client-id", "alexa-pizza-on-demand");
        settings.put("sayso.authorization.skills.pizza.client-secret", "test-only-secret-of-alexa-77f0");
        settings.put("sayso.authorization.skills.pizza.vendor-id", "M1TESTVENDOR");
        settings.put("sayso.authorization.skills.pizza.audience", "https://pizza-on-demand.example");
        return settings;
    }
}
