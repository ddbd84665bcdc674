package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.app.journey.Pages.accessible;
import static org.sayso.app.journey.Pages.say;
import static org.sayso.app.journey.Pages.shoot;
import static org.sayso.app.journey.Pages.signIn;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.app.browser.Browsers;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;

/** A dear order, approved on the phone with a passkey, in a real browser and as a newcomer does it. */
class ApprovalBrowserIT {

    private static final String WISH =
            "ask pizza on demand to get me a jumbo pizza with pepperoni, mushrooms and onions";
    private static final String ORDER = "a jumbo pizza with pepperoni, mushrooms and onions for $21.00";
    private static final Pattern NUMBER = Pattern.compile("type the number (\\d) (\\d)\\.");

    @TempDir
    Path data;

    @ParameterizedTest(name = "{0} x {1}, {2}")
    @CsvSource({"1280, 800, LIGHT", "390, 844, DARK"})
    void newcomer_addsAPasskeyAndApproves(int width, int height, ColorScheme scheme) {
        Browser.NewContextOptions window =
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
        String picture = width + "-approval-";
        try (Playground playground = Playground.start(PlaygroundSettings.of(Ports.free(), data), line -> {});
                BrowserContext browser = Browsers.newContext(window);
                BrowserContext staff = Browsers.newContext(window)) {
            Page page = linked(browser, playground);
            String number = askForADearPizza(page);
            shoot(page, picture + "1-message");

            Page phone = browser.waitForPage(() -> link(page).click());
            assertThat(phone.locator("#summary")).hasText(ORDER);
            assertThat(phone.locator("#passkey-needed")).isVisible();
            assertThat(phone.locator("#approve")).hasCount(0);
            good(phone, picture + "2-passkey-needed");
            phone.locator("#fresh").click();
            assertThat(phone.locator("#why")).hasText("Please sign in again to go on.");
            signIn(phone, "ann");
            assertThat(phone.locator("#passkey-needed")).isVisible();

            addPasskey(phone, picture);
            phone.navigate(link(page).getAttribute("href"));
            phone.locator("#fresh").click();
            phone.locator("#passkey button").click();
            assertThat(phone.locator("#number")).isFocused();
            assertThat(phone.locator("#amount")).hasText("$21.00");
            good(phone, picture + "3-number");
            phone.locator("#number").fill(other(number));
            phone.locator("#approve button").click();
            assertThat(phone.locator("#problem")).containsText("You have 2 tries left.");
            good(phone, picture + "4-wrong-number");

            Page orders = browser.newPage();
            orders.navigate(playground.shopUrl() + "/pod/app");
            assertThat(orders.locator("ul.orders a[role=button]").first()).hasText("Approve or deny");
            good(orders, picture + "5-orders");
            orders.navigate(playground.shopUrl() + "/pod/app/approvals");
            assertThat(orders.locator("ul.orders > li")).hasCount(1);
            good(orders, picture + "6-list");

            phone.locator("#number").fill(number);
            phone.locator("#approve button").click();
            assertThat(phone.locator("h1")).containsText("Approved");
            good(phone, picture + "7-approved");

            say(page, "is it done");
            assertThat(page.locator("#conversation .alexa").last()).containsText("Your order is confirmed");
            assertThat(page.locator("#conversation .alexa").last()).not().containsText("already");
            assertThat(page.locator("#questions .failed")).hasCount(0);
            shoot(page, picture + "8-done");
            Page shop = staff.newPage();
            shop.navigate(playground.shopUrl() + "/pod/shop");
            signIn(shop, "sam");
            assertThat(shop.locator("tbody tr").first()).containsText("Confirmed");
        }
    }

    @Test
    void passkeyAndThreeWrongNumbers_cancelTheOrder() {
        try (Playground playground = Playground.start(PlaygroundSettings.of(Ports.free(), data), line -> {});
                BrowserContext browser =
                        Browsers.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = linked(browser, playground);
            String number = askForADearPizza(page);
            String address = link(page).getAttribute("href");
            Page phone = browser.newPage();
            phone.navigate(address);
            addPasskey(phone, "");
            phone.navigate(address);
            phone.locator("#fresh").click();
            phone.locator("#passkey button").click();
            assertThat(phone.locator("#number")).isVisible();
            assertFramedPageStaysEmpty(browser.newPage(), address);
            assertNobodyElseSeesIt(address);
            for (int wrong = 1; wrong <= 3; wrong++) {
                phone.locator("#number").fill(other(number));
                phone.locator("#approve button").click();
                assertThat(phone.locator("[role=alert], [role=status]").first())
                        .containsText(wrong == 1 ? "2 tries left" : wrong == 2 ? "one try left" : "order is cancelled");
            }
            assertThat(phone.locator("h1")).containsText("Too many wrong numbers");
            good(phone, "390-approval-9-locked");
            say(page, "is it done");
            assertThat(page.locator("#conversation .alexa").last()).containsText("Nothing was confirmed");
        }
    }

    private static Page linked(BrowserContext browser, Playground playground) {
        Page page = browser.newPage();
        page.navigate(playground.pageUrl().toString());
        say(page, "open pizza on demand");
        page.locator("#cards [data-type=LinkAccount] a.button").click();
        signIn(page, "ann");
        page.locator("form#allow button").click();
        assertThat(page.locator("body")).containsText("successfully linked");
        page.navigate(playground.pageUrl().toString());
        return page;
    }

    /** Gives the number that Alexa says. */
    private static String askForADearPizza(Page page) {
        say(page, WISH);
        Locator answer = page.locator("#conversation .alexa").last();
        assertThat(answer).containsText(ORDER);
        Matcher number = NUMBER.matcher(answer.textContent());
        assertThat(number.find()).as(answer.textContent()).isTrue();
        assertThat(link(page)).hasAttribute("rel", "noopener noreferrer");
        assertThat(page.locator("#suggestions")).not().containsText("authorize order");
        return number.group(1) + number.group(2);
    }

    private static Locator link(Page page) {
        return page.locator("#phone-panel-ann [data-message] .text a").first();
    }

    private static String other(String number) {
        return number.equals("10") ? "11" : "10";
    }

    /** As the page says: to the account, add a passkey there. The browser's own authenticator agrees to everything. */
    private static void addPasskey(Page phone, String picture) {
        CDPSession device = phone.context().newCDPSession(phone);
        device.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject request = new JsonObject();
        request.add("options", options);
        device.send("WebAuthn.addVirtualAuthenticator", request);
        phone.locator("details summary").click();
        if (!picture.isEmpty()) {
            good(phone, picture + "2-no-passkey-yet");
        }
        phone.navigate(phone.locator("#account").getAttribute("href"));
        phone.locator("#add-passkey").click();
        phone.locator("#passkey-name").fill("my phone");
        phone.locator("#new-passkey button").click();
        assertThat(phone.locator(".passkeys strong")).hasText("my phone");
    }

    private static void assertFramedPageStaysEmpty(Page attacker, String address) {
        attacker.route(
                "http://attacker.localhost/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<iframe src='" + address + "'></iframe>")));
        attacker.navigate("http://attacker.localhost/");
        assertThat(attacker.frames()).hasSize(2);
        for (Frame frame : attacker.frames()) {
            assertThat(frame.content()).doesNotContain("Did you order", "jumbo");
        }
    }

    private static void assertNobodyElseSeesIt(String address) {
        try (BrowserContext bens = Browsers.newContext(new Browser.NewContextOptions())) {
            Page ben = bens.newPage();
            ben.navigate(address);
            signIn(ben, "ben");
            assertThat(ben.locator("h1")).hasText("Nothing waits here");
            assertThat(ben.locator("main")).not().containsText("jumbo");
        }
    }

    private static void good(Page page, String picture) {
        accessible(page);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing to scroll sideways")
                .isTrue();
        shoot(page, picture);
    }
}
