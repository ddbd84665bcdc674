package org.sayso.samples.pizza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.samples.pizza.order.Orders;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who sees which page, with the real authorization server, over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class SiteTests {

    @TempDir
    static Path directory;

    private static RunningPizzeria pizzeria;
    private static Alexa annsEcho;
    private static Alexa bensEcho;

    @BeforeAll
    static void start() throws IOException {
        pizzeria = RunningPizzeria.start(directory);
        annsEcho = new Alexa(pizzeria).link("ann");
        bensEcho = new Alexa(pizzeria).link("ben");
    }

    @AfterAll
    static void stop() {
        pizzeria.close();
    }

    @BeforeEach
    void nothingOnThePhone() {
        annsEcho.intent("AMAZON.CancelIntent");
        bensEcho.intent("AMAZON.CancelIntent");
        pizzeria.phone.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pod",
                "/pod/privacy",
                "/pod/terms",
                "/pod/pod.css",
                "/pod/live.js",
                "/pod/icon.svg",
                "/webjars/picocss__pico/2.1.1/css/pico.min.css",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js"
            })
    void publicPage_needsNoSignIn(String path) {
        Browser.Page page = new Browser().open(pizzeria.uri(path));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.address().getPath()).isEqualTo(path);
    }

    @Test
    void publicPages_leadToPrivacyAndTerms() {
        Browser.Page page = new Browser().open(pizzeria.uri("/"));
        assertThat(page.document().select("footer a").eachAttr("href")).contains("/pod/privacy", "/pod/terms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pod/app", "/pod/app/orders/1", "/pod/shop"})
    void notSignedIn_isSentToSignIn(String path) {
        Browser.Page page = new Browser().open(pizzeria.uri(path));
        assertThat(page.address().getAuthority())
                .isEqualTo(pizzeria.accounts("/").getAuthority());
        assertThat(page.document().selectFirst("input[name=password]")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pod/app/list",
                "/pod/app/orders/1/list",
                "/pod/app/events",
                "/pod/shop/list",
                "/pod/shop/events"
            })
    void scriptNotSignedIn_isToldSo(String path) {
        assertThat(new Browser().fetch(pizzeria.uri(path)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/pod/nothing",
                "/accounts/accounts.css",
                "/sayso",
                "/oauth2/authorize",
                "/login",
                "/logout"
            })
    void unknownPath_isNotFound(String path) {
        assertThat(new Browser().open(pizzeria.uri(path)).status()).isEqualTo(404);
    }

    @Test
    void customer_seesOwnOrdersOnly() {
        annsEcho.order("large", "pepperoni");
        long anns = newest();
        bensEcho.order("small", "onions");
        long bens = newest();
        Browser ann = new Browser();
        Browser.Page page = signedIn(ann, "ann", "/pod/app");
        assertThat(page.text())
                .contains("Ann Archer", "Order " + anns, "A large pizza with pepperoni", "$14.50", "Pending");
        assertThat(page.document().select("a[href=/pod/app/orders/" + bens + "]"))
                .isEmpty();

        assertThat(ann.open(pizzeria.uri("/pod/app/orders/" + anns)).text()).contains("A large pizza with pepperoni");
        assertThat(ann.open(pizzeria.uri("/pod/app/orders/" + bens)).status()).isEqualTo(404);
        assertThat(ann.fetch(pizzeria.uri("/pod/app/orders/" + bens + "/list")).status())
                .isEqualTo(404);
        assertThat(ann.open(pizzeria.uri("/pod/app/orders/999999")).status()).isEqualTo(404);
        assertThat(ann.open(pizzeria.uri("/pod/app/orders/x")).status()).isEqualTo(404);
    }

    @Test
    void customerAtTheShop_isRefusedAndOfferedToSignInAsStaff() throws IOException, InterruptedException {
        Browser ann = new Browser();
        Browser.Page page = signedIn(ann, "ann", "/pod/shop");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("This page is for staff", "Ann Archer");
        assertThat(ann.fetch(pizzeria.uri("/pod/shop/list")).status()).isEqualTo(403);
        assertThat(ann.stream(pizzeria.uri("/pod/shop/events")).statusCode()).isEqualTo(403);

        Browser.Page signIn = ann.submit(page, "main form", Map.of());
        Browser.Page shop = ann.signIn(signIn, "sam");
        assertThat(shop.address().getPath()).isEqualTo("/pod/shop");
        assertThat(shop.status()).isEqualTo(200);
        assertThat(shop.text()).contains("Sam Stone");
    }

    @Test
    void staff_seeEverybodysOrders() {
        annsEcho.order("jumbo", "spinach");
        bensEcho.order("small", "sausage");
        Browser.Page page = signedIn(new Browser(), "sam", "/pod/shop");
        assertThat(page.text()).contains("A jumbo pizza with spinach", "A small pizza with sausage");
    }

    @Test
    void orderConfirmed_reachesItsOwnersPageAndTheShopButNobodyElse() throws IOException, InterruptedException {
        Browser ann = new Browser();
        Browser ben = new Browser();
        Browser sam = new Browser();
        signedIn(ann, "ann", "/pod/app");
        signedIn(ben, "ben", "/pod/app");
        signedIn(sam, "sam", "/pod/shop");
        try (EventStream anns = new EventStream(ann.stream(pizzeria.uri("/pod/app/events")));
                EventStream bens = new EventStream(ben.stream(pizzeria.uri("/pod/app/events")));
                EventStream shop = new EventStream(sam.stream(pizzeria.uri("/pod/shop/events")))) {
            annsEcho.order("medium", "chicken");
            String order = Long.toString(newest());
            assertThat(anns.nextOrder()).isEqualTo(order);
            assertThat(shop.nextOrder()).isEqualTo(order);
            assertThat(ann.fetch(pizzeria.uri("/pod/app/list")).text()).contains("Order " + order, "Pending");

            annsEcho.authorize(pizzeria.phone.nextCode());
            assertThat(anns.nextOrder()).isEqualTo(order);
            assertThat(shop.nextOrder()).isEqualTo(order);
            Browser.Page row = ann.fetch(pizzeria.uri("/pod/app/orders/" + order + "/list"));
            assertThat(row.document().select(".badge").text()).contains("Confirmed");

            assertThat(bens.orderWithin(Duration.ofMillis(500))).isNull();
        }
    }

    @Test
    void quietStream_isKeptOpenByHeartbeats() throws IOException, InterruptedException {
        Browser ann = new Browser();
        signedIn(ann, "ann", "/pod/app");
        try (EventStream stream = new EventStream(ann.stream(pizzeria.uri("/pod/app/events")))) {
            assertThat(stream.nextLine()).startsWith(":still here");
        }
    }

    @Test
    void signedOut_endsTheStreamAndBothSessions() throws IOException, InterruptedException {
        Browser ann = new Browser();
        Browser.Page page = signedIn(ann, "ann", "/pod/app");
        try (EventStream stream = new EventStream(ann.stream(pizzeria.uri("/pod/app/events")))) {
            Browser.Page home = ann.submit(page, "form.person", Map.of());
            assertThat(home.address()).isEqualTo(pizzeria.uri("/pod"));
            assertThat(stream.nextLine()).isEqualTo(EventStream.END);
        }
        assertThat(ann.open(pizzeria.uri("/pod/app")).document().selectFirst("input[name=password]"))
                .as("has to sign in again")
                .isNotNull();
    }

    @Test
    void manyStreamsOfOneSession_endTheOldest() throws IOException, InterruptedException {
        Browser ann = new Browser();
        signedIn(ann, "ann", "/pod/app");
        EventStream oldest = new EventStream(ann.stream(pizzeria.uri("/pod/app/events")));
        for (int i = 0; i < 6; i++) {
            new EventStream(ann.stream(pizzeria.uri("/pod/app/events")));
        }
        assertThat(oldest.nextLine()).isEqualTo(EventStream.END);
    }

    @Test
    void signOutWithoutCsrfToken_isRefused() {
        Browser ann = new Browser();
        signedIn(ann, "ann", "/pod/app");
        assertThat(ann.post(pizzeria.uri("/pod/app/sign-out"), List.of()).status())
                .isEqualTo(403);
        assertThat(ann.open(pizzeria.uri("/pod/app")).text()).contains("Ann Archer");
    }

    @Test
    void signInWithForeignState_fails() {
        Browser.Page page = new Browser().open(pizzeria.uri("/pod/app/oidc/callback?code=x&state=y"));
        assertThat(page.text()).contains("Signing in did not work");
    }

    @Test
    void page_allowsNoInlineScriptAndNoFraming() {
        Browser.Page page = new Browser().open(pizzeria.uri("/pod"));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.document().select("script:not([src]), style, [style], [onclick]"))
                .isEmpty();
    }

    @Test
    void sessionCookie_hasItsOwnNameAndIsHiddenFromScripts() {
        Browser ann = new Browser();
        signedIn(ann, "ann", "/pod/app");
        assertThat(ann.cookies())
                .containsKeys("POD_SESSION", "ACCOUNTS_SESSION")
                .doesNotContainKey("JSESSIONID");
    }

    @Test
    void stoppedWithOpenStreams_endsThemWithoutAWarning(CapturedOutput output)
            throws IOException, InterruptedException {
        Browser ann = new Browser();
        signedIn(ann, "ann", "/pod/app");
        int before = output.length();
        try (EventStream one = new EventStream(ann.stream(pizzeria.uri("/pod/app/events")));
                EventStream other = new EventStream(ann.stream(pizzeria.uri("/pod/app/events")))) {
            pizzeria.restart();
            assertThat(one.nextLine()).isEqualTo(EventStream.END);
            assertThat(other.nextLine()).isEqualTo(EventStream.END);
        }
        assertThat(output.toString().substring(before))
                .doesNotContain("AsyncRequestTimeoutException", "IllegalStateException");
    }

    @Test
    void unknownPath_isNoWarningInTheLog(CapturedOutput output) {
        Browser ann = new Browser();
        signedIn(ann, "ann", "/pod/app");
        int before = output.length();
        for (String path : List.of("/nothing", "/pod/app/nothing", "/pod/app/orders/999999", "/webjars/nothing")) {
            Browser.Page page = ann.open(pizzeria.uri(path));
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.text()).as(path).contains("There is nothing here", "My orders", "Back to the start");
        }
        assertThat(output.toString().substring(before)).doesNotContain("WARN");
    }

    @Test
    void signedIn_pagesAreNotAnnouncedButUpdatesAre() {
        annsEcho.order("large", "pepperoni");
        long order = newest();
        Browser ann = new Browser();
        Browser sam = new Browser();
        Browser.Page page = signedIn(ann, "ann", "/pod/app");
        assertThat(page.address()).as("nothing is left of signing in").isEqualTo(pizzeria.uri("/pod/app"));
        Browser.Page shop = signedIn(sam, "sam", "/pod/shop");
        for (Browser.Page whole : List.of(page, shop, ann.open(pizzeria.uri("/pod/app/orders/" + order)))) {
            assertThat(whole.document().select("[hx-swap-oob]")).isEmpty();
            assertThat(whole.document()
                            .select("#announcement[aria-live=polite]")
                            .text())
                    .isEmpty();
        }
        for (Browser.Page update : List.of(
                ann.fetch(pizzeria.uri("/pod/app/list")),
                ann.fetch(pizzeria.uri("/pod/app/orders/" + order + "/list")),
                sam.fetch(pizzeria.uri("/pod/shop/list")))) {
            assertThat(update.document().select("[hx-swap-oob].visually-hidden").text())
                    .isEqualTo("Order " + order + ": Pending");
        }
    }

    @Test
    void menu_showsWhatThePersonMayOpen() {
        String links = "header nav a";
        assertThat(signedIn(new Browser(), "ann", "/pod/app")
                        .document()
                        .select(links)
                        .eachText())
                .containsExactly("My orders");
        assertThat(signedIn(new Browser(), "sam", "/pod/shop")
                        .document()
                        .select(links)
                        .eachText())
                .containsExactly("Pizzeria");
        assertThat(new Browser()
                        .open(pizzeria.uri("/pod"))
                        .document()
                        .select(links)
                        .eachText())
                .containsExactly("My orders", "Pizzeria");
    }

    @Test
    void secondOrder_firstIsShownAsReplaced() {
        annsEcho.order("large", "bacon");
        long first = newest();
        annsEcho.order("small", "bacon");
        long second = newest();
        annsEcho.intent("AMAZON.CancelIntent");
        Browser ann = new Browser();
        signedIn(ann, "ann", "/pod/app");
        assertThat(ann.open(pizzeria.uri("/pod/app/orders/" + first))
                        .document()
                        .select(".badge")
                        .text())
                .contains("Replaced by order " + second);
        assertThat(ann.open(pizzeria.uri("/pod/app/orders/" + second))
                        .document()
                        .select(".badge")
                        .text())
                .contains("Cancelled");
        assertThat(signedIn(new Browser(), "sam", "/pod/shop").text()).contains("Replaced by order " + second);
    }

    @Test
    void restarted_pageFindsItsOrdersAgain() {
        annsEcho.order("large", "bacon");
        long order = newest();
        Browser ann = new Browser();
        signedIn(ann, "ann", "/pod/app");
        pizzeria.restart();
        assertThat(ann.fetch(pizzeria.uri("/pod/app/list")).status()).isEqualTo(401);
        assertThat(ann.open(pizzeria.uri("/pod/app")).text()).contains("Order " + order);
    }

    @Test
    void trace_isServedToThisMachineUnderItsOwnNameOnly() throws IOException, InterruptedException {
        annsEcho.open();
        Browser.Page trace = new Browser().open(pizzeria.uri("/sayso/trace/last"));
        assertThat(trace.status()).isEqualTo(200);
        assertThat(trace.body())
                .contains("\"LaunchRequest\"", "\"PROOF\"", "fingerprint:")
                .doesNotContain("eyJ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pod", "/pod/app", "/pod/alexa", "/sayso/trace/last", "/nowhere"})
    void playgroundsPizzeria_answersOnlyToItsOwnNameAndNoProxy(String path) throws IOException {
        URI address = pizzeria.uri(path);
        for (String host : List.of("attacker.example", "localhost:1", "localhost", "localhost.attacker.example:80")) {
            assertThat(RawHttp.status(address, host)).as(host).isEqualTo(421);
        }
        String own = "localhost:" + address.getPort();
        for (String mark : List.of("X-Forwarded-For: 203.0.113.9", "Forwarded: for=203.0.113.9", "Via: 1.1 proxy")) {
            assertThat(RawHttp.status(address, own + "\r\n" + mark)).as(mark).isEqualTo(421);
        }
        assertThat(RawHttp.status(address, own)).isNotEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /pod/alexa HTTP/1.1, 405, METHOD_NOT_ALLOWED",
        "TRACE /pod/alexa HTTP/1.1, 405, METHOD_NOT_ALLOWED",
        "POST /pod/alexa/more HTTP/1.1, 404, NOT_FOUND",
        "POST /nowhere HTTP/1.1, 404, NOT_FOUND",
        "GET /nowhere HTTP/1.1, 404, NOT_FOUND",
        "GET /pod/alexa/%2e%2e/app HTTP/1.1, 400, BAD_REQUEST",
        "GET /a|b HTTP/1.1, 400, BAD_REQUEST",
        "GET /%zz HTTP/1.1, 400, BAD_REQUEST",
        "NOT-HTTP, 400, BAD_REQUEST"
    })
    void whatNobodyAnswers_isAProblemThatNamesTheRule(String requestLine, int status, String rule) throws IOException {
        String answer = RawHttp.answer(
                pizzeria.uri("/"),
                requestLine + "\r\nHost: localhost:" + pizzeria.uri("/").getPort()
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).contains("Content-Type: application/problem+json", "\"rule\":\"" + rule + "\"");
        assertThat(answer).doesNotContain("Exception", "apache", "at org.", "<html");
    }

    @Test
    void headersThatAreTooLarge_areAProblemToo() throws IOException {
        String answer = RawHttp.answer(
                pizzeria.uri("/"),
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains("application/problem+json", "\"rule\":\"").doesNotContain("Exception");
    }

    private static long newest() {
        return pizzeria.bean(Orders.class).newest().get(0).id();
    }

    private static Browser.Page signedIn(Browser browser, String userName, String path) {
        return browser.signIn(browser.open(pizzeria.uri(path)), userName);
    }
}
