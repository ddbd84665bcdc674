package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.app.journey.Pages.accessible;
import static org.sayso.app.journey.Pages.say;
import static org.sayso.app.journey.Pages.shoot;
import static org.sayso.app.journey.Pages.signIn;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.app.browser.Browsers;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;

/** The whole journey in a real browser, as a newcomer walks it, with the web site open in other tabs. */
class JourneyBrowserIT {

    private static final Pattern CODE = Pattern.compile("code is (\\d{6})");

    @TempDir
    Path data;

    @ParameterizedTest(name = "{0} in {1} x {2}, {3}")
    @CsvSource({"ann, 1280, 900, LIGHT, SMS", "ben, 390, 844, DARK, EMAIL"})
    void unlinkedSkill_leadsToAConfirmedOrder(
            String person, int width, int height, ColorScheme scheme, String channel) {
        try (Playground playground = Playground.start(PlaygroundSettings.of(Ports.free(), data), line -> {});
                BrowserContext browser = Browsers.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme))) {
            Page page = browser.newPage();
            page.navigate(playground.pageUrl().toString());

            say(page, "open pizza on demand");
            assertThat(page.locator("#conversation .alexa").last()).containsText("link your account");
            shoot(page, person + "-1-account-asked-for");

            page.locator("#cards [data-type=LinkAccount] a.button").click();
            signIn(page, person);
            assertThat(page.locator("form#allow")).isVisible();
            assertThat(page.locator("li[data-scope='pod:order']")).containsText("order pizzas");
            accessible(page);
            shoot(page, person + "-2-consent");
            page.locator("form#allow button").click();
            assertThat(page.locator("body")).containsText("successfully linked");
            shoot(page, person + "-3-linked");

            Page customer = browser.newPage();
            customer.navigate(playground.shopUrl() + "/pod/app");
            assertThat(customer.locator("h1")).hasText("My orders");
            Page shop = staff(playground, width, height, scheme);

            page.navigate(playground.pageUrl().toString());
            say(page, "ask pizza on demand to get me a large pizza with pepperoni");
            Locator answer = page.locator("#conversation .alexa").last();
            assertThat(answer).containsText("a large pizza with pepperoni");
            assertThat(answer).containsText(channel.equals("SMS") ? "ending in 4 2" : "starts with b");
            assertThat(page.locator("#session")).hasAttribute("data-listening", "true");
            assertThat(customer.locator("ul.orders li").first()).containsText("Pending");
            assertThat(shop.locator("body")).containsText("Pending");

            Locator message = page.locator("#phone-panel-" + person + " [data-message] .text")
                    .first();
            assertThat(message).containsText("a large pizza with pepperoni");
            Matcher code = CODE.matcher(message.textContent());
            assertThat(code.find()).isTrue();
            shoot(page, person + "-4-code");

            assertThat(page.locator(".suggestion").first())
                    .hasText("authorize order " + String.join(" ", code.group(1).split("")));
            say(page, "authorize order " + String.join(" ", code.group(1).split("")));
            assertThat(page.locator("#conversation .alexa").last()).containsText("order is confirmed");
            assertThat(page.locator("#suggestions")).not().containsText("authorize order");
            assertThat(page.locator("#conversation .note")).hasCount(0);
            assertThat(customer.locator("ul.orders li").first()).containsText("Confirmed");
            assertThat(shop.locator("body")).containsText("Confirmed");
            assertThat(page.locator("#questions > li")).hasCount(4);
            assertThat(page.locator("#questions .failed")).hasCount(0);
            assertThat(page.locator("#request-json").textContent())
                    .contains("fingerprint:")
                    .doesNotContain(code.group(1))
                    .doesNotContain("eyJ");
            accessible(page);
            accessible(customer);
            shoot(page, person + "-5-confirmed");
            shoot(customer, person + "-6-customer");
            shoot(shop, person + "-7-shop");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("nothing to scroll sideways")
                    .isTrue();
            shop.context().close();
        }
    }

    private static Page staff(Playground playground, int width, int height, ColorScheme scheme) {
        Page shop = Browsers.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme))
                .newPage();
        shop.navigate(playground.shopUrl() + "/pod/shop");
        signIn(shop, "sam");
        assertThat(shop).hasURL(Pattern.compile(".*/pod/shop.*"));
        return shop;
    }
}
