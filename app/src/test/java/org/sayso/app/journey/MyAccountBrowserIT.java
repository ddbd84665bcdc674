package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.app.launch.Ports;
import org.sayso.authorization.AuthorizationServerApplication;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.message.AccountMessage;
import org.sayso.authorization.message.AccountMessages;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.NewUser;
import org.sayso.authorization.users.Passwords;
import org.sayso.authorization.users.PersonName;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** "My account" of somebody whose account is kept here, in a real browser and in all its states. */
class MyAccountBrowserIT {

    private static final String PASSWORD = "test-only long words of a password";
    private static final String SECRET = "test-only-secret-of-alexa-77f0";

    private static final BlockingQueue<AccountMessage> MESSAGES = new LinkedBlockingQueue<>();

    /** Where Alexa takes codes. */
    private static HttpServer alexa;

    private static String back;
    private static String issuer;
    private static ConfigurableApplicationContext accounts;

    private AccountPageInspection inspection;
    private Page page;
    private User user;
    private String name = "";

    @BeforeAll
    static void start() throws IOException {
        alexa = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        alexa.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        alexa.start();
        back = "http://localhost:" + alexa.getAddress().getPort() + "/back";
        int port = Ports.free().accounts();
        issuer = "http://localhost:" + port;
        accounts = AuthorizationServerApplication.builder()
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(AccountMessages.class, Carrier::new))
                .run(settings(port).entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        accounts.close();
        alexa.stop(0);
    }

    @AfterEach
    void close() {
        inspection.close();
    }

    @ParameterizedTest
    @MethodSource("org.sayso.app.journey.AccountPageLook#all")
    void everyPage_isAccessible(AccountPageLook look) throws Exception {
        open(look.options());
        name = look + "my-";

        signIn("/account");
        good("account-empty", 200);
        link();
        link();
        link();
        LinkStore links = accounts.getBean(LinkStore.class);
        links.end(links.of(user.subject()).get(0).id(), EndReason.SKILL_DISABLED);
        page.navigate(issuer + "/account");
        page.locator("summary").click();
        good("account-linked", 200);
        page.locator(".assistants a").first().click();
        good("end-link", 200);
        page.locator("#end-link button").click();
        assertThat(page.locator("#link-ended")).isVisible();
        good("link-ended", 200);

        page.navigate(issuer + "/account/contact/phone");
        good("phone", 200);
        page.locator("#new-contact").fill("0202 555");
        page.locator("#contact button").click();
        good("phone-refused", 422);
        page.navigate(issuer + "/account/contact/email");
        page.locator("#new-contact").fill("new." + user.email().text());
        page.locator("#contact button").click();
        assertThat(page.locator("#code")).isFocused();
        good("code", 200);
        page.locator("#code").fill("0000 000");
        page.locator("#code-form button").click();
        good("code-wrong", 422);
        page.locator("#code").fill(code());
        page.locator("#code-form button").click();
        assertThat(page.locator(".waiting li")).isVisible();
        good("account-changing", 200);
        page.locator(".waiting a").click();
        good("stop", 200);
        page.locator("#stop button").click();
        assertThat(page.locator("#contact-stopped")).isVisible();

        accounts.getBean(Users.class).changePhone(user.subject(), "+12025550142", Instant.now());
        page.navigate(issuer + "/account/preferred-channel");
        good("channel", 200);
        page.locator("#channel button").click();
        assertThat(page.locator("#channel-changed")).isVisible();
        page.navigate(issuer + "/account/contact/phone");
        good("phone-known", 200);
        page.navigate(issuer + "/profile");
        good("profile", 200);

        page.navigate(issuer + "/account/delete");
        good("delete", 200);
        page.locator("#go-on").click();
        good("delete-now", 200);
        page.locator("#delete button").click();
        assertThat(page.locator("#left")).isVisible();
        good("deleted", 200);
    }

    @ParameterizedTest
    @MethodSource("org.sayso.app.journey.AccountPageLook#all")
    void everyPageForDevices_isAccessible(AccountPageLook look) throws Exception {
        open(look.options());
        name = look.toString();
        page.navigate(issuer + "/device");
        typePassword();
        assertThat(page.locator("#user-code")).isFocused();
        good("device", 200);
        type("not a code");
        assertThat(page.locator("#user-code-problem")).isVisible();
        good("device-unknown", 422);
        page.navigate(issuer + "/device?user_code=" + deviceCode());
        good("device-compare", 200);
        page.locator("#device button").click();
        assertThat(page.locator("form#deny")).isVisible();
        good("device-consent", 200);
        page.locator("#deny button").click();
        assertThat(page.locator("#answered")).isVisible();
        good("device-denied", 200);
        page.navigate(issuer + "/device");
        type(deviceCode());
        page.locator("#allow button").click();
        assertThat(page.locator("#answered")).isVisible();
        good("device-linked", 200);
        for (int i = 0; i < 3; i++) {
            page.navigate(issuer + "/device");
            type("not a code");
        }
        good("device-wait", 429);
    }

    private void type(String code) {
        page.locator("#user-code").fill(code);
        page.locator("#device button").click();
    }

    private static String deviceCode() throws Exception {
        String codes = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(issuer + "/oauth2/device_authorization"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "client_id=test-tv&scope=pod%3Aorder+profile+offline_access"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return codes.replaceAll("(?s).*\"user_code\":\"([A-Z-]+)\".*", "$1");
    }

    @Test
    void withoutJavaScript_aLinkIsEndedAndTheAccountDeleted() throws Exception {
        open(new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
        signIn("/account");
        link();
        page.navigate(issuer + "/account");
        page.locator(".assistants a").click();
        page.locator("#end-link button").click();
        assertThat(page.locator("#no-assistants")).isVisible();
        page.locator("#delete-account").click();
        page.locator("#go-on").click();
        page.locator("#delete button").click();
        assertThat(page.locator("#left")).isVisible();
        assertThat(accounts.getBean(Users.class).find(user.subject())).isEmpty();
        assertThat(inspection.strange()).isEmpty();
    }

    @Test
    void download_isAFileWithWhatIsKept() throws IOException {
        open(new Browser.NewContextOptions().setViewportSize(360, 740));
        signIn("/account");
        var file = page.waitForDownload(() -> page.locator("#download").click());
        assertThat(file.suggestedFilename()).isEqualTo("my-account.json");
        assertThat(Files.readString(file.path())).contains(user.email().text(), "\"passkeys\"");
    }

    private void open(Browser.NewContextOptions options) {
        MESSAGES.clear();
        user = accounts.getBean(Users.class)
                .create(new NewUser(
                        EmailAddress.of("ann." + System.nanoTime() + "@example.com")
                                .orElseThrow(),
                        true,
                        PersonName.of("Ann Archer").orElseThrow(),
                        null,
                        accounts.getBean(Passwords.class).hash(PASSWORD)));
        inspection = AccountPageInspection.open(options, issuer, back);
        page = inspection.page();
    }

    private void good(String state, int status) {
        inspection.good(name, state, status);
    }

    private void signIn(String path) {
        page.navigate(issuer + path);
        typePassword();
        assertThat(page.locator("#delete-account")).isVisible();
    }

    private void typePassword() {
        page.locator("#username").fill(user.email().text());
        page.locator("#password").fill(PASSWORD);
        page.locator("form#sign-in button").click();
    }

    /** As Alexa does it. */
    private void link() throws IOException, InterruptedException {
        page.navigate(issuer + "/oauth2/authorize?response_type=code&client_id=alexa-pizza&redirect_uri=" + back
                + "&scope=openid%20profile%20pod:order%20offline_access&state=s");
        if (!page.url().startsWith(back)) {
            page.locator("form#allow button").click();
        }
        page.waitForURL(back + "**");
        String code = page.url().replaceAll(".*[?&]code=([^&]*).*", "$1");
        String credentials =
                Base64.getEncoder().encodeToString(("alexa-pizza:" + SECRET).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                                .header("Authorization", "Basic " + credentials)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "grant_type=authorization_code&code=" + code + "&redirect_uri=" + back))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String code() throws InterruptedException {
        AccountMessage message = Objects.requireNonNull(MESSAGES.poll(20, TimeUnit.SECONDS), "no message came");
        return message.text().replaceAll("(?s).*?([0-9]{4} [0-9]{4}).*", "$1");
    }

    private static Map<String, String> settings(int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.port", String.valueOf(port));
        settings.put("server.forward-headers-strategy", "native");
        settings.put("sayso.authorization.issuer", issuer);
        settings.put("sayso.authorization.service-name", "Pizza on Demand");
        settings.put("sayso.authorization.accounts.kept", "true");
        settings.put("sayso.authorization.skills.pizza.client-id", "alexa-pizza");
        settings.put("sayso.authorization.skills.pizza.client-secret", SECRET);
        settings.put("sayso.authorization.skills.pizza.vendor-id", "M1TESTVENDOR");
        settings.put("sayso.authorization.skills.pizza.skill-name", "Pizza Time");
        settings.put("sayso.authorization.skills.pizza.additional-redirect-uris", back);
        settings.put("sayso.authorization.skills.pizza.scopes", "openid,profile,pod:order,offline_access");
        settings.put("sayso.authorization.skills.pizza.audience", "https://pizza-on-demand.example");
        settings.put(
                "sayso.authorization.scope-descriptions.[pod:order]",
                "order pizza in your name; each order still needs your confirmation");
        settings.put("sayso.authorization.devices.tv.client-id", "test-tv");
        settings.put("sayso.authorization.devices.tv.label", "Pizza on your TV");
        settings.put("sayso.authorization.devices.tv.audience", "https://pizza-on-demand.example");
        settings.put("sayso.authorization.devices.tv.scopes", "pod:order,profile,offline_access");
        settings.put("sayso.authorization.attributes.favorite-color.kind", "words");
        settings.put("sayso.authorization.attributes.favorite-pizza.label", "Favorite pizza");
        settings.put("sayso.authorization.attributes.member-since.label", "Member since");
        settings.put("sayso.authorization.attributes.member-since.editable", "false");
        return settings;
    }

    /** Keeps what it would have sent. */
    private static final class Carrier implements AccountMessages {

        @Override
        public boolean carries(Contact.Channel channel) {
            return true;
        }

        @Override
        public void send(AccountMessage message) {
            MESSAGES.add(message);
        }
    }
}
