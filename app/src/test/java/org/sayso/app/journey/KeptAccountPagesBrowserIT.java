package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.app.launch.Ports;
import org.sayso.authorization.AuthorizationServerApplication;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.message.AccountMessage;
import org.sayso.authorization.message.AccountMessages;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Sign-up and passwords in a real browser, from the mail to the link. */
class KeptAccountPagesBrowserIT {

    private static final String BACK = "http://localhost:8080/api/skill/link/M1TESTVENDOR";
    private static final Pattern CODE = Pattern.compile("[0-9]{4} [0-9]{4}");
    private static final BlockingQueue<AccountMessage> MAILS = new LinkedBlockingQueue<>();

    private static String issuer;
    private static ConfigurableApplicationContext accounts;

    private AccountPageInspection inspection;
    private Page page;
    private String name = "";

    @BeforeAll
    static void start() {
        int port = Ports.free().accounts();
        issuer = "http://localhost:" + port;
        accounts = AuthorizationServerApplication.builder()
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(AccountMessages.class, () -> new Mails()))
                .run(settings(port).entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        accounts.close();
    }

    @AfterEach
    void close() {
        inspection.close();
    }

    @ParameterizedTest
    @MethodSource("org.sayso.app.journey.AccountPageLook#all")
    void everyPage_isAccessible(AccountPageLook look) throws Exception {
        open(look.options());
        name = look + "kept-";
        String email = name + "ann@example.com";

        page.navigate(authorize());
        good("sign-in", 200);
        page.locator("a[href='/sign-up']").click();
        assertThat(page.locator("#email")).isFocused();
        good("sign-up", 200);
        page.locator("#password").fill("12345678");
        page.locator("#sign-up button").click();
        assertThat(page.locator("#email-problem")).isVisible();
        assertThat(page.locator("#email")).isFocused();
        good("sign-up-refused", 422);
        page.locator("#email").fill(email);
        page.locator("#name").fill("Ann Archer");
        page.locator("#password").fill("12345678");
        page.locator("#sign-up button").click();
        assertThat(page.locator("#password")).isFocused();
        good("sign-up-weak", 422);
        page.locator("#password").fill("correct horse battery");
        page.locator("#sign-up button").click();
        assertThat(page.locator("#code")).isFocused();
        good("code", 200);
        page.locator("#code").fill("1234");
        page.locator("#code-form button").click();
        assertThat(page.locator("#code-problem")).isVisible();
        good("code-refused", 422);
        page.locator("#new-code button").click();
        good("code-too-early", 422);
        page.locator("#code").fill(code());
        page.locator("#code-form button").click();
        assertThat(page.locator("form#allow")).isVisible();
        good("consent", 200);

        page.navigate(issuer + "/account");
        good("account", 200);
        page.locator("#change-password").click();
        page.locator("#password").fill("12345678");
        page.locator("#new-password button").click();
        assertThat(page.locator("#password")).isFocused();
        good("new-password-refused", 422);
        page.locator("#password").fill("quite another passphrase");
        page.locator("#new-password button").click();
        assertThat(page.locator("#password-changed")).isVisible();
        good("account-changed", 200);
        MAILS.poll(10, TimeUnit.SECONDS);

        page.navigate(issuer + "/forgotten-password");
        good("forgotten-password", 200);
        page.locator("#forgotten-password button").click();
        assertThat(page.locator("#email-problem")).isVisible();
        good("forgotten-password-refused", 422);
        page.locator("#email").fill(email);
        page.locator("#forgotten-password button").click();
        good("forgotten-password-code", 200);
        page.locator("#code").fill(code());
        page.locator("#code-form button").click();
        assertThat(page.locator("#end-assistants")).not().isChecked();
        good("new-password", 200);
        page.locator("label[for=end-assistants]").click();
        assertThat(page.locator("#end-assistants")).isChecked();
        page.locator("#password").fill("correct horse battery");
        page.locator("#new-password button").click();
        assertThat(page).hasURL(issuer + "/");
        assertThat(page.locator("#password-changed")).isVisible();
        good("home-password-changed", 200);
        page.locator("#sign-out button").click();
        assertThat(page.locator("#sign-in")).isVisible();
        good("home", 200);
        page.locator("#sign-in").click();
        page.locator("#username").fill(email);
        page.locator("#password").fill("wrong");
        page.locator("form#sign-in button").click();
        assertThat(page.locator("#problem")).isVisible();
        good("sign-in-wrong", 200);
        MAILS.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void withoutJavaScriptAndWithKeysOnly_anAccountIsMadeAndLinked() throws Exception {
        open(new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
        page.route(
                BACK + "**",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setBody("back")));
        page.navigate(authorize());
        page.locator("a[href='/sign-up']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#email")).isFocused();
        page.keyboard().type("keys@example.com");
        page.keyboard().press("Tab");
        page.keyboard().type("Ann Archer");
        page.keyboard().press("Tab");
        page.keyboard().type("correct horse battery");
        page.keyboard().press("Enter");
        assertThat(page.locator("#code")).isFocused();
        page.keyboard().type(code());
        page.keyboard().press("Enter");
        page.locator("form#allow button").click();
        page.waitForURL(Pattern.compile(Pattern.quote(BACK) + "\\?.*code=.*"));
    }

    private void open(Browser.NewContextOptions options) {
        inspection = AccountPageInspection.open(options, issuer, BACK);
        page = inspection.page();
        MAILS.clear();
    }

    private static String code() throws InterruptedException {
        AccountMessage mail = Objects.requireNonNull(MAILS.poll(20, TimeUnit.SECONDS), "no mail");
        Matcher code = CODE.matcher(mail.text());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private void good(String state, int status) {
        inspection.good(name, state, status);
    }

    private static String authorize() {
        return issuer + "/oauth2/authorize?response_type=code&client_id=alexa-pizza&redirect_uri=" + BACK
                + "&scope=openid%20profile%20offline_access&state=s";
    }

    private static Map<String, String> settings(int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.port", String.valueOf(port));
        settings.put("server.forward-headers-strategy", "native");
        settings.put("sayso.authorization.issuer", issuer);
        settings.put("sayso.authorization.service-name", "Pizza on Demand");
        settings.put("sayso.authorization.accounts.kept", "true");
        settings.put("sayso.authorization.skills.pizza.client-id", "alexa-pizza");
        settings.put("sayso.authorization.skills.pizza.client-secret", "test-only-secret-of-alexa-77f0");
        settings.put("sayso.authorization.skills.pizza.vendor-id", "M1TESTVENDOR");
        settings.put("sayso.authorization.skills.pizza.additional-redirect-uris", BACK);
        settings.put("sayso.authorization.skills.pizza.scopes", "openid,profile,offline_access");
        settings.put("sayso.authorization.skills.pizza.audience", "https://pizza-on-demand.example");
        return settings;
    }

    /** A letter box. */
    private static final class Mails implements AccountMessages {

        @Override
        public boolean carries(Contact.Channel channel) {
            return channel == Contact.Channel.EMAIL;
        }

        @Override
        public void send(AccountMessage message) {
            MAILS.add(message);
        }
    }
}
