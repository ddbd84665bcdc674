package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.sayso.app.journey.Pages.accessible;
import static org.sayso.app.journey.Pages.say;
import static org.sayso.app.journey.Pages.shoot;
import static org.sayso.app.journey.Pages.signIn;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.browser.Browsers;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;

/** Linking by voice on a phone's screen: as a scene, and by hand; and a day later. */
class ScenesBrowserIT {

    @TempDir
    Path data;

    @Test
    void linkingByVoice_isPlayedAndDoneByHand() {
        try (Playground playground = Playground.start(PlaygroundSettings.of(Ports.free(), data), line -> {});
                BrowserContext browser =
                        Browsers.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = browser.newPage();
            page.navigate(playground.pageUrl().toString());
            page.locator("#scenes > summary").click();
            page.locator("#scene-consents").click();
            assertThat(page.locator("#scene-end"))
                    .containsText(
                            "All went as the scene says.",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            shoot(page, "scene-390");
            accessible(page);
            page.locator("#scene-stop").click();

            page.locator("#household > summary").click();
            page.locator("#recognized-ann").check();
            assertThat(page.locator("#voice-means")).containsText("Ann can link accounts by voice, too.");
            say(page, "open ride hailer");
            page.locator(".suggestion", new Page.LocatorOptions().setHasText("link my account"))
                    .click();
            assertThat(page.locator("#conversation .herself").last()).containsText("permission to access");
            page.locator(".suggestion", new Page.LocatorOptions().setHasText("I approve"))
                    .click();
            page.locator(".suggestion", new Page.LocatorOptions().setHasText("my code is"))
                    .click();
            assertThat(page.locator("#conversation .alexa").last()).containsText("Where would you like to go?");
            shoot(page, "by-hand-390");
        }
    }

    @Test
    void linkedAheadOfTheClock_theSkillsAnswerBackInTheirTimeToo() {
        try (Playground playground = Playground.start(PlaygroundSettings.of(Ports.free(), data), line -> {});
                BrowserContext browser =
                        Browsers.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            Page page = browser.newPage();
            page.navigate(playground.pageUrl().toString());
            page.locator("#clock-mover > summary").click();
            page.locator("#clock-1y").click();
            assertThat(page.locator("#clock-ahead")).containsText("365 days ahead");
            String color = "ask favorite color what's my favorite color";
            for (String wish : new String[] {"open pizza on demand", color}) {
                say(page, wish);
                page.locator("#cards [data-type=LinkAccount] a.button").first().click();
                if (page.locator("#username").count() > 0) {
                    signIn(page, "ben");
                }
                page.locator("form#allow button").click();
                page.navigate(playground.pageUrl().toString());
            }
            page.locator("#clock-mover > summary").click();
            page.locator("#clock-back").click();
            assertThat(page.locator("#clock-is-back")).isVisible();
            shoot(page, "back-to-now");

            say(page, color);
            assertThat(page.locator("#conversation .alexa").last()).containsText("Ben's favorite color is");
            say(page, "open pizza on demand");
            assertThat(page.locator("#session")).hasAttribute("data-listening", "true");
        }
    }

    @Test
    void dayLater_theSkillIsAskedWithAFreshToken() {
        try (Playground playground = Playground.start(PlaygroundSettings.of(Ports.free(), data), line -> {});
                BrowserContext browser =
                        Browsers.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            Page page = browser.newPage();
            page.navigate(playground.pageUrl().toString());
            String color = "ask favorite color what's my favorite color";
            for (String wish : new String[] {"open pizza on demand", color}) {
                say(page, wish);
                page.locator("#cards [data-type=LinkAccount] a.button").first().click();
                if (page.locator("#username").count() > 0) {
                    signIn(page, "ben");
                }
                page.locator("form#allow button").click();
                page.navigate(playground.pageUrl().toString());
            }
            page.locator("#clock-mover > summary").click();
            page.locator("#clock-1d").click();
            assertThat(page.locator("#clock-ahead")).containsText("1 day ahead");

            say(page, "open pizza on demand");
            assertThat(page.locator("#session")).hasAttribute("data-listening", "true");
            say(page, "cancel");
            say(page, color);
            assertThat(page.locator("#conversation .alexa").last()).containsText("Ben's favorite color is");
        }
    }
}
