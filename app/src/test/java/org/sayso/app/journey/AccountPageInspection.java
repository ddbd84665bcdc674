package org.sayso.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sayso.app.browser.Browsers;

/**
 * A page of the authorization server in a real browser, and what it must be in every state: accessible, without sideways
 * scrolling, dialogs, windows or anything from elsewhere. Leaves pictures in {@code target/account-pages}.
 */
final class AccountPageInspection implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "account-pages");

    private static int networks;

    private final BrowserContext browser;
    private final Page page;
    private final List<String> strange = new ArrayList<>();

    private AccountPageInspection(BrowserContext browser) {
        this.browser = browser;
        this.page = browser.newPage();
    }

    /**
     * Opens a browser in a network of its own, for servers that believe {@code X-Forwarded-For}: one network gets few codes.
     *
     * @param allowed beginnings of the addresses that may be asked for
     */
    static AccountPageInspection open(Browser.NewContextOptions options, String... allowed) {
        options.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "203.0.113." + ++networks));
        AccountPageInspection opened = new AccountPageInspection(Browsers.newContext(options));
        opened.watch(List.of(allowed));
        return opened;
    }

    Page page() {
        return page;
    }

    /** What happened that must not. */
    List<String> strange() {
        return strange;
    }

    private void watch(List<String> allowed) {
        page.onDialog(dialog -> {
            strange.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        browser.onPage(other -> strange.add("window: " + other.url()));
        page.onConsoleMessage(message -> {
            // The status of an error page is told here too.
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of")) {
                strange.add("console: " + message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith("data:") && allowed.stream().noneMatch(request.url()::startsWith)) {
                strange.add("request: " + request.url());
            }
        });
    }

    /** Checks the page as it is now; {@code name} begins with the language. */
    void good(String name, String state, int status) {
        assertThat((Integer) page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus"))
                .as(state)
                .isEqualTo(status);
        // The other languages differ in their words only, which may be too long for a place but change no roles or
        // colours.
        if (name.matches("(en|de|ja)-.*")) {
            assertThat(new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                            .analyze()
                            .getViolations())
                    .as(name + state)
                    .isEmpty();
        }
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing to scroll sideways in " + name + state)
                .isTrue();
        assertThat((List<?>)
                        page.evaluate("[...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]"
                                + ".filter(each => each.checkVisibility())"
                                + ".map(each => [each.closest('label')?.outerHTML ?? each.outerHTML,"
                                + " (each.closest('label') ?? each).getBoundingClientRect()])"
                                + ".filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"))
                .as("targets of at least 24 px in " + name + state)
                .isEmpty();
        assertThat(strange).isEmpty();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + state + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
    }
}
