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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.app.browser.Browsers;
import org.sayso.app.clock.MovableClock;
import org.sayso.standin.household.Person;
import org.sayso.standin.recording.Scene;
import org.sayso.standin.recording.SceneFile;

/** What one can change and play on the page: the household, silence, scenes, recordings, the clock. */
class PlaygroundToolsBrowserIT {

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext browser;
    private RunningPlayground playground;

    @BeforeEach
    void start() {
        browser = Browsers.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        playground = new RunningPlayground(folder, "sayso.playground.scene-pause=200ms");
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
    void anotherVoice_isChosenAndSpeaks() {
        Page page = open(browser);
        page.locator("#voice-ben").check();
        assertThat(page.locator("#voice-means")).containsText("Alexa does not know this voice, so Ben");
        say(page, "open tea time");
        assertThat(page.locator("#conversation .person .who")).hasText("Ben Baker");
        assertThat(page.locator("#voice-ben")).isChecked();
    }

    @Test
    void voiceSwitchedOn_skillsAreToldWhoSpeaks() {
        Page page = open(browser);
        page.locator("#voice-means a").click();
        page.locator("#recognized-ann").check();
        assertThat(page.locator("#voice-means")).containsText("Alexa knows Ann's voice and tells skills that ask.");
        page.locator("#confidence-ann").selectOption("400");
        page.locator("#owner-ann").check();
        page.locator("#number-ann").fill("+1 202 555 0142");
        page.locator("#number-ann").press("Tab");
        assertThat(page.locator("#voice-means")).containsText("Ann can link accounts by voice, too.");

        assertThat(playground.alexa().household().person("ann").voice().confidence())
                .isEqualTo(400);
        assertThat(playground.alexa().household().person("ann").voice().phoneNumber())
                .isEqualTo("+12025550142");
    }

    @Test
    void wrongPin_isExplainedAndNotKept() {
        Page page = open(browser);
        page.locator("#household > summary").click();
        page.locator("#pin-ann").fill("12");
        page.locator("#pin-ann").press("Tab");
        assertThat(page.locator("#pin-ann-problem")).hasText("A profile PIN has 4 digits");
        assertThat(page.locator("#pin-ann")).hasAttribute("aria-describedby", "pin-ann-problem");
        assertThat(page.locator("#pin-ann")).hasValue("12");
        assertThat(playground.alexa().household().person("ann").voice().pin()).isNull();
        page.locator("#pin-ann").fill("4711");
        page.locator("#pin-ann").press("Tab");
        assertThat(page.locator("#pin-ann-problem")).hasCount(0);
        assertThat(playground.alexa().household().person("ann").voice().pin()).isEqualTo("4711");
    }

    @Test
    void wrongNumber_isExplainedBesideItsFieldAndTheRestIsKept() {
        Page page = open(browser);
        page.locator("#household > summary").click();
        page.locator("#number-ben").fill("call me");
        page.locator("#number-ben").press("Tab");
        assertThat(page.locator("#number-ben-problem")).isVisible();
        page.locator("#recognized-ben").check();
        assertThat(page.locator("#recognized-ben")).isChecked();
        assertThat(playground.alexa().household().person("ben").recognized()).isTrue();
        assertThat(playground.alexa().household().person("ben").voice().phoneNumber())
                .isNull();
    }

    /** Whatever changes elsewhere: here, that Alexa learns Ann's voice. */
    @Test
    void wrongNumber_staysToBeMendedWhenTheHouseholdChanges() {
        Page page = open(browser);
        page.locator("#household > summary").click();
        page.locator("#number-ben").fill("call me");
        page.locator("#number-ben").press("Tab");
        assertThat(page.locator("#number-ben-problem")).isVisible();
        playground.alexa().householdState().change("ann", Person::withVoice);
        assertThat(page.locator("#voice-means")).containsText("Alexa knows Ann's voice");
        page.locator("#recognized-ben").check();
        page.waitForResponse(
                response -> response.url().contains("/panes/voices"),
                () -> playground.alexa().householdState().change("ann", ann -> ann.withPersonalization(false)));
        assertThat(page.locator("#number-ben-problem")).isVisible();
        assertThat(page.locator("#number-ben")).hasValue("call me");

        page.locator("#number-ben").fill("+1 202 555 0171");
        page.locator("#number-ben").press("Tab");
        assertThat(page.locator("#number-ben-problem")).hasCount(0);
        assertThat(page.locator("#number-ben")).hasValue("+12025550171");
    }

    @Test
    void person_isAddedSpeaksAndIsRemoved() {
        playground.alexa().householdState().refuse("ann", RunningPlayground.TEA_TIME);
        Page page = open(browser);
        page.locator("#household > summary").click();
        page.locator("#new-name").fill("Ben Baker");
        page.locator("#new-recognized").check();
        page.locator("#new-name").press("Enter");
        assertThat(page.locator("#new-name-problem")).hasText("Ben Baker lives here already");
        assertThat(page.locator("#new-name")).hasValue("Ben Baker");
        page.locator("#new-name").fill("Cleo");
        page.locator("#recognized-ben").check();
        assertThat(page.locator("#new-name-problem")).hasCount(0);
        assertThat(page.locator("#new-name")).hasValue("Cleo");
        page.locator("#new-add").click();
        assertThat(page.locator("#household-done")).hasText("Cleo was added.");
        assertThat(page.locator("#phone-tab-cleo")).isVisible();

        page.locator("#voice-cleo").check();
        assertThat(page.locator("#voice-means")).containsText("Alexa knows Cleo's voice");
        say(page, "open tea time");
        assertThat(page.locator("#conversation .person .who")).hasText("Cleo");
        page.locator("[id^=refused-ann]").click();
        assertThat(page.locator("[id^=refused-ann]")).hasCount(0);
        page.locator("#remove-cleo").click();
        assertThat(page.locator("#voice-cleo")).hasCount(0);
        assertThat(page.locator("#voice-ann")).isChecked();
        assertThat(page.locator("#phone-tab-cleo")).hasCount(0);
        assertThat(playground.alexa().household().people())
                .extracting(Person::id)
                .containsExactly("ann", "ben");
    }

    @Test
    void sayingNothing_isOfferedWhileTheDeviceListens() {
        playground.link();
        Page page = open(browser);
        assertThat(page.locator("#say-nothing")).hasCount(0);
        say(page, "open tea time");
        page.locator("#say-nothing").click();
        assertThat(page.locator("#conversation .note").first()).containsText("Nobody answered");
        page.locator("#say-nothing").click();
        assertThat(page.locator("#say-nothing")).hasCount(0);
        assertThat(page.locator("#session")).hasAttribute("data-listening", "false");
    }

    @Test
    void scene_isPlayedStepByStepByOneClick() {
        Page page = open(browser);
        page.locator("#scenes > summary").click();
        page.locator("#scene-asks-for-the-account").click();
        assertThat(page.locator("#scene-title")).hasText("Nobody has linked an account");
        assertThat(page.locator("#scene-end")).containsText("All went as the scene says.");
        assertThat(page.locator("#stage .steps .passed")).hasCount(1);
        assertThat(page.locator("#conversation .person .who")).hasText("Ben Baker");
        assertThat(playground.alexa().household().person("ben").personalization())
                .as("all is as before")
                .isTrue();

        page.locator("#scene-expects-too-much").click();
        assertThat(page.locator("#stage .steps .failed .reason").first()).containsText("Welcome");
        assertThat(page.locator("#scene-end")).containsText("Not as the scene says.");
        page.locator("#scene-stop").click();
        assertThat(page.locator("#scene-title")).hasCount(0);
    }

    @Test
    void playedScene_leavesNoCardAndGoesAtTheNextWord() {
        Page page = open(browser);
        page.locator("#scenes > summary").click();
        page.locator("#scene-asks-for-the-account").click();
        assertThat(page.locator("#scene-end")).containsText("All went as the scene says.");
        assertThat(page.locator("#cards")).hasCount(0);
        say(page, "open tea time");
        assertThat(page.locator("#scene-title")).hasCount(0);
        assertThat(page.locator("#cards li")).hasCount(1);
    }

    @Test
    void conversation_isRecordedSavedAndReplayed() throws IOException {
        Page page = open(browser);
        page.locator("#scenes > summary").click();
        page.locator("#record-start").click();
        assertThat(page.locator("#record-stop")).isVisible();
        say(page, "open tea time");
        assertThat(page.locator("#recorder")).containsText("1 step");
        page.locator("#record-stop").click();

        Download file = page.waitForDownload(() -> page.locator(".own-scene a").click());
        assertThat(file.suggestedFilename()).isEqualTo("recording-1.yml");
        Scene scene = SceneFile.read(file.path());
        assertThat(scene.skill()).isEqualTo("tea time");
        assertThat(scene.steps()).hasSize(1);
        page.locator(".own-scene .scene").click();
        assertThat(page.locator("#scene-end")).containsText("All went as the scene says.");
    }

    @Test
    void nothingSaidToASkill_thereIsNothingToKeep() {
        Page page = open(browser);
        page.locator("#scenes > summary").click();
        page.locator("#record-start").click();
        page.locator("#record-stop").click();
        assertThat(page.locator("#recorder .problem")).containsText("Nothing was said to a skill yet");
    }

    @Test
    void clock_isMovedAndTakenBack() {
        MovableClock clock = playground.context.getBean(MovableClock.class);
        Page page = open(browser);
        assertThat(page.locator("#clock-ahead")).hasCount(0);
        page.locator("#clock-mover > summary").click();
        page.locator("#clock-1d").click();
        assertThat(page.locator("#clock-ahead")).containsText("1 day ahead");
        page.locator("#clock-10m").click();
        assertThat(page.locator("#clock-ahead")).containsText("1 day 10 min ahead");
        assertThat(clock.ahead()).isEqualTo(Duration.ofDays(1).plusMinutes(10));
        page.locator("#clock-1y").click();
        assertThat(page.locator("#clock-ahead")).containsText("366 days 10 min ahead");
        page.locator("#clock-1mo").click();
        assertThat(page.locator("#clock-ahead")).containsText("396 days 10 min ahead");
        playground.alexa().householdState().refuse("ann", RunningPlayground.TEA_TIME);
        page.locator("#clock-1y").click();
        assertThat(page.locator("#clock .problem")).hasText("The clock goes forward only, by 730 days at most");
        page.locator("#clock-back").click();
        assertThat(page.locator("#clock-is-back")).containsText("replaced at the next request");
        assertThat(playground.alexa().household().person("ann").refusals()).isEmpty();
        assertThat(page.locator("#clock-ahead")).hasCount(0);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void skill_isDisabledAndEnabled() {
        Page page = open(browser);
        page.locator("#app-skills summary").click();
        page.locator("#disable").click();
        assertThat(page.locator("#link-status")).containsText("Disabled");
        assertThat(playground.alexa().enabled(RunningPlayground.TEA_TIME)).isFalse();
        page.locator("#enable").click();
        assertThat(page.locator("#link-status")).containsText("No account linked");
    }

    @Test
    void keyboardAlone_changesVoiceHouseholdAndClock() {
        Page page = open(browser);
        page.locator("#voice-ann").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#voice-means")).containsText("Ben");
        assertThat(page.locator("#voice-ben")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#recognized-ben")).isVisible();
        page.locator("#recognized-ben").focus();
        page.keyboard().press("Space");
        assertThat(page.locator("#voice-means")).containsText("Alexa knows Ben's voice");
        assertThat(page.locator("#recognized-ben")).isFocused();
        page.locator("#clock-mover > summary").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#clock-ahead")).containsText("1 min ahead");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "LIGHT, 390", "DARK, 1280", "DARK, 390"})
    void everyTool_isAccessibleAndFitsTheWidth(ColorScheme scheme, int width) {
        try (BrowserContext look = Browsers.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 844))) {
            playground.link();
            playground.alexa().householdState().refuse("ann", RunningPlayground.TEA_TIME);
            Page page = open(look);
            say(page, "open tea time");
            assertThat(page.locator("#say-nothing")).isVisible();
            for (String id : List.of("household", "scenes", "clock-mover", "app-skills", "trace-events")) {
                page.locator("#" + id + " > summary").click();
            }
            page.locator("#clock-1h").click();
            assertThat(page.locator("#clock-ahead")).isVisible();
            page.locator("#scene-asks-for-the-account").click();
            assertThat(page.locator("#scene-end")).isVisible();
            check(page, "tools", scheme, width);
        }
    }

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
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(playground.address + "/");
        return page;
    }

    private static void say(Page page, String words) {
        page.locator("#say-text").fill(words);
        page.locator("#say-button").click();
    }
}
