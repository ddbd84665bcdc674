package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sayso.app.browser.Browsers;
import org.sayso.app.launch.Ports;
import org.sayso.authorization.AuthorizationServerApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Passkeys in a real browser, with an authenticator that exists in the browser only. */
class PasskeyBrowserIT {

    private static final String CLIENT = "pizza-web";
    private static final String SECRET = "test-only-secret-of-web-5b1c";
    private static final String REDIRECT = "http://localhost:8082/pod/app/oidc/callback";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final JsonMapper JSON = new JsonMapper();

    private final String issuer = "http://localhost:" + Ports.free().accounts();
    private ConfigurableApplicationContext accounts;
    private BrowserContext browser;
    private Page page;
    private CDPSession device;
    private String authenticator;

    @BeforeEach
    void start() {
        accounts = AuthorizationServerApplication.start(settings());
        open(ColorScheme.LIGHT);
    }

    @AfterEach
    void stop() {
        browser.close();
        accounts.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void passkey_isMadeAfterThePasswordAndSignsIn(ColorScheme scheme) throws Exception {
        browser.close();
        open(scheme);
        page.navigate(issuer + "/account");
        Pages.signIn(page, "ann");
        assertThat(page.locator("#no-passkeys")).isVisible();
        good("account-empty-" + scheme);
        page.locator("#add-passkey").click();
        assertThat(page.locator("#passkey-name")).isFocused();
        good("new-passkey-" + scheme);
        assertThat(page.locator("#new-passkey button")).isEnabled();
        page.keyboard().type("My phone, the blue one");
        page.keyboard().press("Enter");
        assertThat(page.locator(".passkeys strong")).hasText("My phone, the blue one");
        good("account-" + scheme);

        signOut();
        long before = Instant.now().getEpochSecond();
        page.navigate(authorize(""));
        assertThat(page.locator("#passkey button")).isVisible();
        good("sign-in-" + scheme);
        page.locator("#passkey button").click();
        page.waitForURL(Pattern.compile(Pattern.quote(REDIRECT) + ".*"));

        JsonNode claims = idToken(page.url());
        assertThat(claims.get("sub").asString()).startsWith("user-ann-");
        assertThat(claims.get("amr").toString()).isEqualTo("[\"pop\",\"user\",\"mfa\"]");
        assertThat(claims.get("auth_time").asLong()).isGreaterThanOrEqualTo(before);

        page.navigate(authorize("&prompt=login"));
        assertThat(page.locator("#why")).hasText("Please sign in again to go on.");
        Pages.signIn(page, "ann");
        page.waitForURL(Pattern.compile(Pattern.quote(REDIRECT) + ".*"));
        assertThat(idToken(page.url()).get("amr").toString()).isEqualTo("[\"pwd\"]");
    }

    @Test
    void samePhoneTwice_isToldOnThePage() {
        register();
        page.navigate(issuer + "/account/new-passkey");
        page.locator("#passkey-name").fill("again");
        page.locator("#new-passkey button").click();
        problem("already has a passkey");
    }

    @Test
    void deletedPasskey_isRefusedOnThePage() {
        register();
        page.locator(".passkeys button").click();
        assertThat(page.locator("[role=status]")).containsText("Deleted.");
        signOut();
        page.navigate(issuer + "/sign-in");
        page.locator("#passkey button").click();
        problem("This passkey was not accepted");
        good("sign-in-refused");
        assertThat(page.locator("#passkey button")).isEnabled();
        Pages.signIn(page, "ann");
        assertThat(page.locator("#sign-out")).isVisible();
    }

    @Test
    void userNotVerified_isNotSignedIn() {
        register();
        signOut();
        JsonObject nobody = new JsonObject();
        nobody.addProperty("authenticatorId", authenticator);
        nobody.addProperty("isUserVerified", false);
        device.send("WebAuthn.setUserVerified", nobody);
        page.navigate(issuer + "/sign-in");
        page.locator("#passkey button").click();
        problem("No passkey was used.");
    }

    @Test
    void pageUnderAnotherName_hasNoPasskeys() {
        register();
        page.navigate(issuer.replace("localhost", "127.0.0.1") + "/sign-in");
        page.locator("#passkey button").click();
        problem("do not work at this address");
    }

    @Test
    void framedPage_staysEmpty() {
        page.route(
                "http://attacker.localhost/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<iframe src='" + issuer + "/account'></iframe>")));
        page.navigate("http://attacker.localhost/");
        for (Frame frame : page.frames()) {
            assertThat(frame.content()).doesNotContain("Sign in", "Your account");
        }
        assertThat(page.frames()).hasSize(2);
    }

    private void open(ColorScheme scheme) {
        browser = Browsers.newContext(
                new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(scheme));
        page = browser.newPage();
        page.route(REDIRECT + "**", route -> route.fulfill(new Route.FulfillOptions().setBody("back")));
        device = browser.newCDPSession(page);
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
        authenticator = device.send("WebAuthn.addVirtualAuthenticator", request)
                .get("authenticatorId")
                .getAsString();
    }

    private void register() {
        page.navigate(issuer + "/account/new-passkey");
        Pages.signIn(page, "ann");
        page.locator("#passkey-name").fill("phone");
        page.locator("#new-passkey button").click();
        assertThat(page.locator(".passkeys strong")).hasText("phone");
    }

    private void signOut() {
        page.navigate(issuer + "/");
        page.locator("#sign-out button").click();
        assertThat(page.locator("#sign-out")).hasCount(0);
    }

    private void problem(String words) {
        assertThat(page.locator("#passkey-problem")).containsText(words);
    }

    private void good(String name) {
        Pages.accessible(page);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing to scroll sideways")
                .isTrue();
        Pages.shoot(page, "passkey-" + name);
    }

    private String authorize(String more) {
        return issuer + "/oauth2/authorize?response_type=code&client_id=" + CLIENT + "&redirect_uri=" + REDIRECT
                + "&scope=openid&state=s&code_challenge=" + CHALLENGE + "&code_challenge_method=S256" + more;
    }

    private JsonNode idToken(String url) throws IOException, InterruptedException {
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(url);
        assertThat(code.find()).as(url).isTrue();
        HttpRequest exchange = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.US_ASCII)))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&code=" + code.group(1)
                        + "&redirect_uri=" + REDIRECT + "&code_verifier=" + VERIFIER))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(exchange, BodyHandlers.ofString())
                .body();
        String token = JSON.readTree(answer).get("id_token").asString();
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.port", issuer.substring(issuer.lastIndexOf(':') + 1));
        settings.put("sayso.authorization.issuer", issuer);
        settings.put("sayso.authorization.service-name", "Pizza on Demand");
        settings.put("sayso.authorization.demo-users", "true");
        settings.put("sayso.authorization.skills.pizza.client-id", "alexa-pizza-on-demand");
        settings.put("sayso.authorization.skills.pizza.client-secret", "test-only-secret-of-alexa-77f0");
        settings.put("sayso.authorization.skills.pizza.vendor-id", "M1TESTVENDOR");
        settings.put("sayso.authorization.skills.pizza.audience", "https://pizza-on-demand.example");
        settings.put("sayso.authorization.web-clients.pizza.client-id", CLIENT);
        settings.put("sayso.authorization.web-clients.pizza.client-secret", SECRET);
        settings.put("sayso.authorization.web-clients.pizza.redirect-uris", REDIRECT);
        return settings;
    }
}
