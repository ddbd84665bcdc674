package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.app.journey.Pages.accessible;
import static org.sayso.app.journey.Pages.say;
import static org.sayso.app.journey.Pages.shoot;
import static org.sayso.app.journey.Pages.signIn;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.app.browser.Browsers;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;
import org.sayso.app.launch.Sample;

/** Favorite Color and What to Wear in a real browser, each linked on its own. */
class SamplesBrowserIT {

    private static final String COLOR = "ask favorite color what's my favorite color";

    @TempDir
    Path data;

    @ParameterizedTest(name = "{0} x {1}, {2}")
    @CsvSource({"1280, 900, LIGHT", "390, 844, DARK"})
    void twoSkillsBesideThePizzeria_answerPersonally(int width, int height, ColorScheme scheme) {
        PlaygroundSettings settings = PlaygroundSettings.of(Ports.free(), data);
        try (Playground playground = Playground.start(settings, line -> {});
                BrowserContext browser = Browsers.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme))) {
            Page page = browser.newPage();
            page.navigate(playground.pageUrl().toString());
            assertThat(page.locator("#skills > .skill")).hasCount(Sample.values().length);
            shoot(page, width + "-samples-1-start");

            say(page, COLOR);
            assertThat(answer(page)).contains("please link your account");
            link(page, "Favorite Color on Alexa", "know your favorite color", "ben", width + "-samples-2");

            page.navigate(playground.pageUrl().toString());
            say(page, COLOR);
            assertThat(answer(page)).contains("Ben's favorite color is blue.");
            changeColor(browser, playground, "sea green", width + "-samples-3-profile");
            say(page, COLOR);
            assertThat(answer(page)).contains("Ben's favorite color is sea green.");
            assertThat(page.locator("#questions .check .name")).containsText(new String[] {"introspection", "issuer"});
            changeColor(browser, playground, "", null);
            say(page, COLOR);
            assertThat(answer(page)).contains("Ben, you have not chosen a favorite color yet.");
            shoot(page, width + "-samples-4-color");

            say(page, "ask what to wear what should I wear at 60 degrees");
            assertThat(answer(page)).contains("please link your account");
            link(page, "What to Wear on Alexa", "read what to wear", null, width + "-samples-5");
            page.navigate(playground.pageUrl().toString());
            say(page, "open what to wear");
            assertThat(answer(page)).startsWith("Welcome back, Ben.");
            say(page, "what should I wear at 60 degrees");
            assertThat(answer(page)).contains("wear long trousers");
            assertThat(page.locator("#questions .check .name")).containsText(new String[] {
                "token form", "signature", "issuer", "audience", "client", "expiry", "scopes"
            });
            assertThat(page.locator("#questions .failed")).hasCount(0);
            shoot(page, width + "-samples-6-wear");
            accessible(page);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("nothing to scroll sideways")
                    .isTrue();
        }
    }

    /** From the card in the Alexa app to the end; the person has to sign in only the first time. */
    private static void link(Page page, String who, String may, @Nullable String person, String picture) {
        page.locator("#cards [data-type=LinkAccount] a.button").first().click();
        if (person != null) {
            signIn(page, person);
        }
        assertThat(page.locator("h1")).containsText(who);
        assertThat(page.locator("ul.may")).containsText(may);
        accessible(page);
        shoot(page, picture + "-consent");
        page.locator("form#allow button").click();
        assertThat(page.locator("body")).containsText("successfully linked");
    }

    private static void changeColor(
            BrowserContext browser, Playground playground, String color, @Nullable String picture) {
        Page profile = browser.newPage();
        profile.navigate(playground.pageUrl().toString());
        profile.navigate(profile.locator("#profile-page").getAttribute("href"));
        profile.locator("#favorite-color").fill(color);
        profile.locator("form#profile button").click();
        assertThat(profile.locator("#saved")).isVisible();
        shoot(profile, picture);
        profile.close();
    }

    private static String answer(Page page) {
        return page.locator("#conversation .alexa p").last().textContent();
    }
}
