package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.app.launch.Ports;
import org.sayso.authorization.AuthorizationServerApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Every page of the authorization server in a real browser: accessible, without sideways scrolling, dialogs, windows or
 * anything from elsewhere. Leaves a picture of each in {@code target/account-pages}.
 */
class AccountPagesBrowserIT {

    private static final String BACK = "http://localhost:8080/api/skill/link/M1TESTVENDOR";

    private static String issuer;
    private static ConfigurableApplicationContext accounts;

    private AccountPageInspection inspection;
    private Page page;
    private String name = "";

    @BeforeAll
    static void start() {
        int port = Ports.free().accounts();
        issuer = "http://localhost:" + port;
        accounts = AuthorizationServerApplication.start(settings(port));
    }

    @AfterAll
    static void stop() {
        accounts.close();
    }

    @AfterEach
    void close() {
        inspection.close();
    }

    @ParameterizedTest(name = "{0}, {1} x {2}, {3}")
    @CsvSource({
        "en, 360, 740, LIGHT",
        "en, 360, 740, DARK",
        "en, 1280, 900, LIGHT",
        "en, 1280, 900, DARK",
        "ja, 360, 740, LIGHT",
        "ja, 1280, 900, DARK",
        "de, 360, 740, DARK",
        "fr, 360, 740, LIGHT",
        "es, 360, 740, LIGHT",
        "it, 360, 740, DARK",
        "pt, 360, 740, DARK"
    })
    void everyPage_isAccessible(String language, int width, int height, ColorScheme scheme) {
        open(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale(language));
        name = language + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-";
        addAuthenticator();

        page.navigate(issuer + "/");
        good("home", 200);
        page.navigate(authorize());
        assertThat(page.locator("#passkey button")).isVisible();
        good("sign-in", 200);
        page.locator("form#sign-in button").click();
        assertThat(page.locator("#problem")).isVisible();
        assertThat(page.locator("#username")).isFocused();
        good("sign-in-incomplete", 200);
        page.locator("#username").fill("ann");
        page.locator("#password").fill("wrong");
        page.locator("form#sign-in button").click();
        assertThat(page.locator("#password")).isFocused();
        good("sign-in-wrong", 200);
        Pages.signIn(page, "ann");
        assertThat(page.locator("form#allow")).isVisible();
        good("consent", 200);

        page.navigate(issuer + "/");
        good("home-signed-in", 200);
        page.navigate(issuer + "/profile");
        good("profile", 200);
        page.locator("#favorite-color").fill("blue 7");
        page.locator("#profile button").click();
        assertThat(page.locator("[role=alert]")).isVisible();
        good("profile-refused", 422);
        page.locator("#favorite-color").fill("green");
        page.locator("#profile button").click();
        assertThat(page.locator("[role=status]")).isVisible();
        good("profile-saved", 200);
        page.navigate(issuer + "/account");
        good("account", 200);
        page.locator("#add-passkey").click();
        page.locator("#new-passkey button").click();
        assertThat(page.locator("#passkey-problem")).isVisible();
        assertThat(page.locator("#passkey-name")).isFocused();
        good("new-passkey-unnamed", 200);
        page.locator("#passkey-name").fill("My phone, the blue one");
        page.locator("#new-passkey button").click();
        assertThat(page.locator(".passkeys strong")).isVisible();
        good("account-with-passkey", 200);
        page.locator(".passkeys button").click();
        assertThat(page.locator("#deleted")).isVisible();
        good("account-deleted", 200);

        page.navigate(issuer + "/oauth2/authorize?client_id=nobody&response_type=code");
        page.locator("summary").click();
        good("error-unknown-client", 400);
        page.navigate(issuer + "/consent?state=unknown");
        good("error-consent-gone", 400);
        page.navigate(issuer + "/nothing");
        good("error-not-found", 404);
    }

    /** Ben's link; who has linked is not asked again, and the others stay to be asked. */
    @Test
    void withoutJavaScript_anAccountIsLinked() {
        open(new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
        page.route(BACK + "**", route -> route.fulfill(new Route.FulfillOptions().setBody("back")));
        page.navigate(authorize());
        assertThat(page.locator("#passkey")).isHidden();
        page.locator("#username").fill("ben");
        page.locator("#password").fill("wrong");
        page.locator("form#sign-in button").click();
        assertThat(page.locator("#problem")).isVisible();
        page.locator("footer a[lang=de]").click();
        assertThat(page.locator("h1")).hasText("Anmelden");
        Pages.signIn(page, "ben");
        page.locator("footer a[lang=fr]").click();
        assertThat(page.locator("h1")).containsText("Autoriser");
        page.locator("form#allow button").click();
        page.waitForURL(Pattern.compile(Pattern.quote(BACK) + "\\?.*code=.*"));
        assertThat(inspection.strange()).isEmpty();
    }

    @Test
    void keyboard_reachesEverythingAndShowsWhere() {
        open(new Browser.NewContextOptions().setViewportSize(360, 740));
        page.navigate(issuer + "/sign-in");
        assertThat(page.locator("#username")).isFocused();
        for (String next : List.of("#password", "form#sign-in button", "#passkey button", "footer a[lang=en]")) {
            page.keyboard().press("Tab");
            assertThat(page.locator(next)).isFocused();
            assertThat(
                            page.locator(next)
                                    .evaluate(
                                            "element => getComputedStyle(element).outlineStyle + getComputedStyle(element).outlineWidth"))
                    .as(next)
                    .isEqualTo("solid3px");
        }
    }

    private void open(Browser.NewContextOptions options) {
        inspection = AccountPageInspection.open(options, issuer, BACK);
        page = inspection.page();
    }

    private void good(String state, int status) {
        inspection.good(name, state, status);
    }

    private void addAuthenticator() {
        CDPSession device = page.context().newCDPSession(page);
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
    }

    private static String authorize() {
        return issuer + "/oauth2/authorize?response_type=code&client_id=alexa-pizza&redirect_uri=" + BACK
                + "&scope=openid%20profile%20pod:order%20offline_access&state=s";
    }

    private static Map<String, String> settings(int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.port", String.valueOf(port));
        settings.put("sayso.authorization.issuer", issuer);
        settings.put("sayso.authorization.service-name", "Pizza on Demand");
        settings.put("sayso.authorization.demo-users", "true");
        settings.put("sayso.authorization.skills.pizza.client-id", "alexa-pizza");
        settings.put("sayso.authorization.skills.pizza.client-secret", "test-only-secret-of-alexa-77f0");
        settings.put("sayso.authorization.skills.pizza.vendor-id", "M1TESTVENDOR");
        settings.put("sayso.authorization.skills.pizza.skill-name", "Pizza Time");
        settings.put("sayso.authorization.skills.pizza.additional-redirect-uris", BACK);
        settings.put("sayso.authorization.skills.pizza.scopes", "openid,profile,pod:order,offline_access");
        settings.put("sayso.authorization.skills.pizza.audience", "https://pizza-on-demand.example");
        settings.put("sayso.authorization.skills.pizza.token-claims.Color", "favorite_color");
        settings.put(
                "sayso.authorization.scope-descriptions.[pod:order]",
                "order pizza in your name; each order still needs your confirmation");
        settings.put("sayso.authorization.scope-descriptions.[pod:order].ja", "お客様の名前でピザを注文すること（注文ごとに確認が必要です）");
        settings.put("sayso.authorization.backend-clients.pizza.client-id", "pizza-backend");
        settings.put("sayso.authorization.backend-clients.pizza.client-secret", "test-only-secret-of-backend-1c");
        settings.put("sayso.authorization.backend-clients.pizza.scopes", "accounts.contact,accounts.profile");
        return settings;
    }
}
