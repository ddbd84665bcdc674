package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do on the pages, and what every page must hold. */
final class Pages {

    private Pages() {}

    static void signIn(Page page, String person) {
        page.locator("#username").fill(person);
        page.locator("#password").fill("demo-only-" + person);
        page.locator("form#sign-in button").click();
    }

    static void say(Page page, String text) {
        int before = page.locator("#conversation .alexa").count();
        page.locator("#say-text").fill(text);
        page.locator("#say-button").click();
        assertThat(page.locator("#conversation .alexa")).hasCount(before + 1);
        assertThat(page.locator("#trace .pane-head")).isVisible();
    }

    static void accessible(Page page) {
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .isEmpty();
    }

    /** Pictures for people to look at; with -Dsayso.screenshots=DIR only. */
    static void shoot(Page page, @Nullable String name) {
        String directory = System.getProperty("sayso.screenshots", "");
        if (name != null && !directory.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(directory, name + ".png"))
                    .setFullPage(true));
        }
    }
}
