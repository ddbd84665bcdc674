package org.sayso.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.app.launch.Ports;
import org.sayso.authorization.AuthorizationServerApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The sign-in page with other providers on it, beside passwords and alone, in a real browser. */
class SignInElsewhereBrowserIT {

    @ParameterizedTest(name = "{0}, {1} x {2}, {3}, passwords {4}")
    @CsvSource({
        "en, 360, 740, LIGHT, true",
        "en, 1280, 900, DARK, true",
        "ja, 360, 740, DARK, true",
        "de, 360, 740, LIGHT, true",
        "en, 360, 740, DARK, false",
        "ja, 1280, 900, LIGHT, false"
    })
    void pageWithOtherProviders_isAccessible(
            String language, int width, int height, ColorScheme scheme, boolean passwords) {
        int port = Ports.free().accounts();
        String issuer = "http://localhost:" + port;
        String name = language + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-";
        String kind = passwords ? "elsewhere" : "only-elsewhere";
        try (ConfigurableApplicationContext accounts =
                        AuthorizationServerApplication.start(settings(port, issuer, passwords));
                AccountPageInspection inspection = AccountPageInspection.open(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setColorScheme(scheme)
                                .setLocale(language),
                        issuer)) {
            Page page = inspection.page();
            page.navigate(issuer + "/account");
            assertThat(page.locator("#elsewhere a")).hasCount(3);
            assertThat(page.locator("form#sign-in")).hasCount(passwords ? 1 : 0);
            inspection.good(name, "sign-in-" + kind, 200);

            // Nobody is there.
            page.locator("#elsewhere a").first().click();
            assertThat(page.locator("#problem")).isVisible();
            inspection.good(name, "sign-in-" + kind + "-failed", 200);
        }
    }

    /** Labels that are short, long, and written from right to left. */
    private static Map<String, String> settings(int port, String issuer, boolean passwords) {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.port", String.valueOf(port));
        settings.put("sayso.authorization.issuer", issuer);
        settings.put("sayso.authorization.service-name", "Pizza on Demand");
        settings.put("sayso.authorization.demo-users", String.valueOf(passwords));
        settings.put("sayso.authorization.skills.pizza.client-id", "alexa-pizza");
        settings.put("sayso.authorization.skills.pizza.client-secret", "test-only-secret-of-alexa-77f0");
        settings.put("sayso.authorization.skills.pizza.vendor-id", "M1TESTVENDOR");
        settings.put("sayso.authorization.skills.pizza.scopes", "openid,profile,offline_access");
        settings.put("sayso.authorization.skills.pizza.audience", "https://pizza-on-demand.example");
        Map<String, String> labels = Map.of(
                "a-company", "Example",
                "b-group", "The Long Established Example Company of Somewhere and its Subsidiaries",
                "c-rtl", "חברת הדוגמה");
        labels.forEach((provider, label) -> {
            String prefix = "sayso.authorization.upstream." + provider + ".";
            settings.put(prefix + "issuer", "http://localhost:9/" + provider);
            settings.put(prefix + "client-id", "sayso");
            settings.put(prefix + "client-secret", "test-only-secret-of-sayso");
            settings.put(prefix + "label", label);
        });
        return settings;
    }
}
