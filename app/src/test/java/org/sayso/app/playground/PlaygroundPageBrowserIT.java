package org.sayso.app.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.app.browser.Browsers;

class PlaygroundPageBrowserIT {

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext browser;
    private RunningPlayground playground;

    @BeforeEach
    void start() {
        browser = Browsers.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
        playground = new RunningPlayground(folder);
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (playground != null) {
            playground.close();
        }
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    @Test
    void journey_isSeenInEveryPaneWithoutReload() {
        Page page = open(browser);
        assertThat(page.locator("#first-words")).hasText("open tea time");
        assertThat(page.locator("#trace-empty")).isVisible();

        say(page, "open tea time");
        assertThat(page.locator("#conversation .person p")).hasText("open tea time");
        assertThat(page.locator("#conversation .alexa p")).hasText("Please link your account in the Alexa app.");
        assertThat(page.locator("#alexa-said")).hasText("Alexa: Please link your account in the Alexa app.");
        assertThat(page.locator("#session")).hasAttribute("data-listening", "false");
        assertThat(page.locator("[data-question=CALLER]")).hasAttribute("data-answer", "NO");

        page.locator("#link-account").click();
        assertThat(page.locator("h1")).hasText("Your account was successfully linked");
        page.locator("#back").click();
        assertThat(page.locator("#link-status")).containsText("Account linked");
        assertThat(page.locator("#link-account")).hasCount(0);

        say(page, "open tea time");
        assertThat(page.locator("#session")).hasAttribute("data-listening", "true");
        assertThat(page.locator("#trace [data-question=CALLER]")).hasAttribute("data-answer", "YES");

        say(page, "brew a pot");
        assertThat(page.locator("#phone-panel-ann .message.sms .text")).containsText("Code 482193");
        assertThat(page.locator("#phone-panel-ann .new")).isVisible();
        assertThat(page.locator("#phone-tab-ben .count")).hasText("1 new");

        say(page, "go ahead");
        assertThat(page.locator("#cards li").first()).containsText("Tea is coming");
        assertThat(page.locator("#session")).hasAttribute("data-listening", "false");

        page.locator("#unlink").click();
        assertThat(page.locator("#link-status")).containsText("No account linked");
    }

    @Test
    void playgroundAway_wordsStayUntilItIsBack() {
        Page page = open(browser);
        playground.context.stop();
        page.locator("#say-text").fill("open tea time");
        page.locator("#say-button").click();
        assertThat(page.locator("#echo-problem")).containsText("does not answer");
        assertThat(page.locator("#connection")).isVisible();
        assertThat(page.locator("#say-text")).hasValue("open tea time");

        playground.context.start();
        assertThat(page.locator("#connection")).isHidden();
        assertThat(page.locator("#echo-problem")).isHidden();
        page.locator("#say-button").click();
        assertThat(page.locator("#conversation .alexa p")).hasCount(1);
        assertThat(page.locator("#say-text")).hasValue("");
        complaints.removeIf(complaint -> complaint.contains("net::ERR_") || complaint.startsWith("htmx:"));
    }

    @Test
    void narrowScreen_foldsWhatPassedAndKeepsWhatTheReaderUnfolds() {
        try (BrowserContext narrow = Browsers.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = open(narrow);
            say(page, "open tea time");
            assertThat(page.locator("[data-question=PROOF] .checks")).isHidden();
            assertThat(page.locator("[data-question=CALLER] .checks")).isVisible();
            page.locator("[data-question=PROOF] summary").click();
            assertThat(page.locator("[data-question=PROOF] .checks")).isVisible();
            say(page, "open tea time");
            assertThat(page.locator("#conversation .alexa p")).hasCount(2);
            assertThat(page.locator("[data-question=PROOF] .checks")).isVisible();
        }
    }

    @Test
    void keyboardAlone_isEnough() {
        Page page = open(browser);
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#say-text")).isFocused();
        page.keyboard().type("open tea time");
        page.keyboard().press("Enter");
        assertThat(page.locator("#conversation .alexa p")).hasCount(1);
        assertThat(page.locator("#say-text")).hasValue("");
        assertThat(page.locator("#say-text")).isFocused();

        page.locator("#phone-tab-ann").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#phone-tab-ben")).isFocused();
        assertThat(page.locator("#phone-panel-ben")).isVisible();
        assertThat(page.locator("#phone-panel-ann")).isHidden();
    }

    @Test
    void suggestion_isSaidByOneClick() {
        Page page = open(browser);
        String words = page.locator(".suggestion").first().innerText();
        page.locator(".suggestion").first().click();
        assertThat(page.locator("#conversation .person p").first()).hasText(words);
    }

    @Test
    void twoTabs_bothFollow() {
        Page page = open(browser);
        Page other = open(browser);
        say(page, "open tea time");
        assertThat(other.locator("#conversation .alexa p")).hasCount(1);
        assertThat(other.locator("#link-account")).isVisible();
        assertThat(other.locator("#questions")).isVisible();
    }

    @Test
    void trace_isSavedCopiedAndStaysOpen() throws IOException {
        browser.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Page page = open(browser);
        say(page, "open tea time");
        page.locator("#trace-request summary").click();
        assertThat(page.locator("#request-json")).isVisible();
        Download file = page.waitForDownload(() -> page.locator("#save-trace").click());
        assertThat(file.suggestedFilename()).isEqualTo("sayso-trace.json");
        assertThat(Files.readString(file.path())).contains("\"WRONG_AUDIENCE\"");
        page.locator("#copy-trace").click();
        assertThat(page.locator("#copied")).hasText("Copied.");
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).contains("\"WRONG_AUDIENCE\"");

        say(page, "open tea time");
        assertThat(page.locator("#conversation .alexa p")).hasCount(2);
        assertThat(page.locator("#request-json")).isVisible();
    }

    @Test
    void withoutScripts_theJourneyStillWorks() {
        try (BrowserContext plain = Browsers.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = open(plain);
            say(page, "open tea time");
            assertThat(page.locator("#conversation .alexa p")).hasCount(1);
            page.locator("#link-account").click();
            page.locator("#back").click();
            assertThat(page.locator("#link-status")).containsText("Account linked");
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "LIGHT, 390", "DARK, 1280", "DARK, 390"})
    void everyLook_isAccessibleAndFitsTheWidth(ColorScheme scheme, int width) {
        try (BrowserContext look = Browsers.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 844))) {
            Page page = open(look);
            check(page, "start", scheme, width);
            say(page, "open tea time");
            assertThat(page.locator("#link-account")).isVisible();
            check(page, "card", scheme, width);
            page.locator("#link-account").click();
            check(page, "linked-page", scheme, width);
            page.locator("#back").click();
            say(page, "open tea time");
            assertThat(page.locator("#session")).hasClass(Pattern.compile("on"));
            say(page, "brew a pot");
            assertThat(page.locator("#phone-panel-ann .message")).isVisible();
            page.locator("#trace-request summary").click();
            check(page, "code", scheme, width);
            page.locator("#phone-tab-ben").click();
            assertThat(page.locator("#phone-panel-ben .message.email")).isVisible();
            playground.teaTime.traceAnswers(500, "{}");
            page.navigate(playground.address + "/");
            check(page, "no-trace", scheme, width);
            page.navigate(playground.address + "/alexa-app/link-failed?reason=access-denied");
            check(page, "link-failed", scheme, width);
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "LIGHT, 390", "DARK, 1280", "DARK, 390"})
    void threeSkills_areAccessibleAndFitTheWidth(ColorScheme scheme, int width, @TempDir Path other) {
        try (RunningPlayground three = RunningPlayground.withThreeSkills(other);
                BrowserContext look = Browsers.newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 844))) {
            Page page = open(look, three);
            check(page, "three-start", scheme, width);
            say(page, "open what to water");
            page.locator("#link-account-2").click();
            page.locator("#back").click();
            page.locator("#skill-2 .own .button").click();
            page.locator("#back").click();
            assertThat(page.locator("#skill-2 .own .own-status")).containsText("Account linked");
            page.locator("#link-from-skill-1").click();
            page.locator("#back").click();
            say(page, "water the ferns");
            assertThat(page.locator("#conversation .note")).hasCount(1);
            check(page, "three-linked", scheme, width);
            say(page, "open what to water");
            assertThat(page.locator("#session")).containsText("What to Water listens.");
            check(page, "three-listening", scheme, width);
            page.locator("#unlink-1").click();
            assertThat(page.locator("#link-status-1")).containsText("No account linked");
            assertThat(page.locator("#link-status-2")).containsText("Account linked");
        }
    }

    /** The rules of WCAG 2 A and AA, and no scrolling sideways; keeps a picture where one is asked for. */
    private static void check(Page page, String name, ColorScheme scheme, int width) {
        String pictures = System.getProperty("sayso.screenshots", "");
        if (!pictures.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(pictures, "page-" + name + "-" + scheme + "-" + width + ".png")));
        }
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                        .analyze()
                        .getViolations())
                .as(name)
                .isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo(width);
    }

    private Page open(BrowserContext context) {
        return open(context, playground);
    }

    private Page open(BrowserContext context, RunningPlayground which) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(which.address + "/");
        return page;
    }

    private static void say(Page page, String words) {
        page.locator("#say-text").fill(words);
        page.locator("#say-button").click();
    }
}
