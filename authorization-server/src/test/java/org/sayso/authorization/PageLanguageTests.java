package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.settings.Language;

/** The pages speak the language of who reads them. */
class PageLanguageTests {

    private static RunningServer server;

    private Browser browser;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of(
                "sayso.authorization.scope-descriptions.[pod:order].de", "in Ihrem Namen Pizza bestellen",
                "sayso.authorization.skills.pizza.skill-name", "Pizza Time",
                "sayso.authorization.skills.pizza.token-claims.Color", "favorite_color"));
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
        "de, Anmelden",
        "es-MX es, Iniciar sesión",
        "fr-CA, Connexion",
        "xx it, Accedi",
        "pt-BR, Entrar",
        "ja, ログイン",
        "en-GB de, Sign in"
    })
    void uiLocales_decidesTheLanguageOfSignInConsentAndError(String uiLocales, String heading) {
        Map<String, String> request = LinkingClient.request();
        request.put("ui_locales", uiLocales);
        browser.accept("ko, en;q=0.5");
        Page signIn = browser.open(LinkingClient.path(request));
        assertThat(signIn.address().getPath()).isEqualTo("/sign-in");
        assertThat(signIn.document().select("h1").text()).isEqualTo(heading);
        String language = language(signIn);
        assertThat(language(browser.signIn("ann", "wrong"))).isEqualTo(language);
        Page consent = browser.signIn("ann");
        assertThat(consent.address().getPath()).isEqualTo("/consent");
        assertThat(language(consent)).isEqualTo(language);
        assertThat(language(browser.submit("somebody-else", Map.of()))).isEqualTo(language);
        request.put("client_id", "nobody");
        assertThat(language(new Browser(server).open(LinkingClient.path(request))))
                .isEqualTo(language);
    }

    @Test
    void uiLocalesOfAnUnknownClient_isNotRemembered() {
        Map<String, String> request = LinkingClient.request();
        request.put("ui_locales", "de");
        request.put("client_id", "nobody");
        browser.open(LinkingClient.path(request));
        assertThat(language(browser.open("/sign-in"))).isEqualTo("en");
    }

    @Test
    void nextRequestWithoutUiLocales_isInTheBrowsersLanguageAgain() {
        Map<String, String> request = LinkingClient.request();
        request.put("ui_locales", "de");
        browser.accept("fr");
        assertThat(language(browser.open(LinkingClient.path(request)))).isEqualTo("de");
        assertThat(language(browser.open(LinkingClient.path(LinkingClient.request()))))
                .isEqualTo("fr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"de-AT | de", "ko, pt-PT;q=0.5, en;q=0.1 | pt", "ko | en", "*** | en", "es;q=0.2, it | it"})
    void acceptLanguage_decidesWhereNothingElseIsAsked(String accepted, String language) {
        browser.accept(accepted);
        assertThat(language(browser.open("/"))).isEqualTo(language);
    }

    @Test
    void choice_countsMoreThanUiLocalesAndIsRemembered() {
        browser.accept("fr");
        Map<String, String> request = LinkingClient.request();
        request.put("ui_locales", "de");
        Page page = browser.open(LinkingClient.path(request));
        Element japanese = page.document().expectFirst("footer a[lang=ja]");
        assertThat(japanese.attr("href")).isEqualTo("?lang=ja");
        assertThat(japanese.text()).isEqualTo("日本語");
        assertThat(language(browser.open("/sign-in?lang=ja"))).isEqualTo("ja");
        Page consent = browser.signIn("ann");
        assertThat(language(consent)).isEqualTo("ja");
        assertThat(consent.document().select("footer a[aria-current]").eachText())
                .containsExactly("日本語");
        assertThat(consent.document().select("footer a[lang=en]").attr("href"))
                .startsWith("?")
                .contains("&state=")
                .endsWith("&lang=en");
    }

    @Test
    void cookie_isForPagesOnlyAndLastsAYear() throws Exception {
        String cookie = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri("/?lang=de"))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofString())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie)
                .startsWith("ACCOUNTS_LANGUAGE=de;")
                .contains("Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void languageThatNoPageSpeaks_isPassedOver() {
        browser.accept("de");
        Page page = browser.open("/?lang=%22%3E%3Cscript%3E&x=%22%3E%3Cb%3E");
        assertThat(language(page)).isEqualTo("de");
        assertThat(page.document().select("footer a").eachAttr("href"))
                .allSatisfy(href -> assertThat(href).startsWith("?x=").contains("&lang="));
        assertThat(page.document().select("script, b")).isEmpty();
        assertThat(browser.cookies()).doesNotContainKey("ACCOUNTS_LANGUAGE");
    }

    @Test
    void addressWithTwoSlashes_givesNoLinkElsewhere() {
        Page page = browser.open("//attacker.example/x");
        assertThat(page.document().select("a[href]").eachAttr("href"))
                .allSatisfy(href -> assertThat(href).startsWith("?"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPage_isInTheChosenLanguageOnly(Language language) {
        browser.open("/?lang=" + language.code());
        complete(browser.page(), language);
        browser.open(LinkingClient.path(LinkingClient.request()));
        complete(browser.page(), language);
        complete(browser.signIn("", ""), language);
        complete(browser.signIn("ann"), language);
        for (String path : List.of("/", "/profile", "/account", "/account/new-passkey", "/nothing")) {
            complete(browser.open(path), language);
        }
        browser.open("/profile");
        Page refused = browser.submit("profile", Map.of("favorite_color", "7"));
        complete(refused, language);
        assertThat(refused.document().select("footer")).isEmpty();
    }

    @Test
    void consentInGerman_saysTheScopeInGermanAndNamesTheSkill() {
        browser.open("/?lang=de");
        browser.open(LinkingClient.path(LinkingClient.request()));
        String text = browser.signIn("ann").text();
        assertThat(text)
                .contains(
                        "Darf Pizza Time auf Alexa Ihr Konto bei Pizza on Demand verwenden?",
                        "in Ihrem Namen Pizza bestellen",
                        "Ihre Lieblingsfarbe wissen und sie ändern lassen, wenn Sie das gewünscht und bestätigt haben",
                        "Alexa erfährt nicht Ihr Passwort");
        assertThat(browser.open(browser.page().address().getRawPath() + "?"
                                + browser.page().address().getRawQuery() + "&lang=fr")
                        .text())
                .contains("order pizza in your name", "connaître votre nom");
    }

    private static void complete(Page page, Language language) {
        Document document = page.document();
        assertThat(language(page)).isEqualTo(language.code());
        assertThat(document.title()).endsWith(" · Pizza on Demand");
        // What Thymeleaf or Spring writes where a key is missing.
        assertThat(page.body()).doesNotContain("??");
        if (language != Language.ENGLISH) {
            assertThat(document.select("h1, h2, p, label, button, li, dt, small, summary")
                            .eachText())
                    // The service describes this scope in English and German only.
                    .filteredOn(text -> !text.equals("order pizza in your name"))
                    .noneMatch(text -> text.matches(".*\\b(the|your|and|is|with|Your|Please|This)\\b.*"));
        }
    }

    private static String language(Page page) {
        return page.document().select("html").attr("lang");
    }
}
