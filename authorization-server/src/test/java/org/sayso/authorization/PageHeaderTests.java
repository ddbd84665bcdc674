package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.authorization.Browser.Page;

/** Every page, errors too, comes with the headers of a safe page and loads nothing from elsewhere. */
class PageHeaderTests {

    private static RunningServer server;

    private Browser browser;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/sign-in, 200",
        "/nothing, 404",
        "/consent/nothing, 404",
        "/webauthn/nothing, 404",
        "/oauth2/authorize, 400",
        "/oauth2/authorize?client_id=nobody&response_type=code, 400",
        "/accounts/nothing.css, 404",
        "/error, 404"
    })
    void pageForAnybody_isSafe(String path, int status) {
        Page page = browser.open(path);
        assertThat(page.status()).isEqualTo(status);
        safe(page);
    }

    @Test
    void pagesOfTheSignedIn_areSafe() {
        browser.open("/account");
        safe(browser.signIn("ann", "wrong"));
        safe(browser.signIn("ann"));
        for (String path : List.of("/profile", "/account/new-passkey", "/consent?state=unknown")) {
            safe(browser.open(path));
        }
        browser.open("/profile");
        safe(browser.submit("profile", Map.of("favorite_color", "7")));
        browser.open(LinkingClient.path(LinkingClient.request()));
        assertThat(browser.page().address().getPath()).isEqualTo("/consent");
        safe(browser.page());
        safe(browser.submit("deny", Map.of("state", "somebody else's")));
        safe(browser.post(server.uri("/profile"), List.of(Map.entry("favorite_color", "blue"))));
    }

    private static void safe(Page page) {
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(page.header("x-frame-options")).isEqualTo("DENY");
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(page.header("content-type")).startsWith("text/html");
        Document document = page.document();
        assertThat(document.select("style, script:not([src]), [style], iframe, a[target]"))
                .isEmpty();
        assertThat(document.select("*").stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")))
                .isEmpty();
        assertThat(document.select("script[src], img[src], link[href], source[srcset]"))
                .allSatisfy(loaded -> assertThat(loaded.attr("src") + loaded.attr("href") + loaded.attr("srcset"))
                        .matches("/accounts/[a-z.-]+|data:,"));
    }
}
