package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;

/** The pages as a person meets them, with errors said on the page. */
class PageTests {

    private RunningServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        server = RunningServer.start();
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void home_saysWhatThisIs() {
        Page home = browser.open("/");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text()).contains("Accounts of Pizza on Demand");
        assertThat(home.document().select("#sign-out, a[href=/sign-up]")).isEmpty();
        assertThat(browser.open(home.document().select("#sign-in").attr("href"))
                        .document()
                        .select("#password"))
                .hasSize(1);
        assertThat(browser.signIn("ann").document().select("#sign-in")).isEmpty();
    }

    @Test
    void account_hasAWayOut() {
        browser.open("/account");
        browser.signIn("ann");
        assertThat(browser.submit("sign-out", Map.of()).text()).doesNotContain("You are signed in");
        assertThat(browser.open("/account").address().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void signIn_hasLabelsAndTheHeadersOfASafePage() {
        Page page = browser.open(LinkingClient.path(LinkingClient.request()));
        assertThat(page.document().select("label[for=username]")).hasSize(1);
        assertThat(page.document().select("input#username[autocomplete=username]"))
                .hasSize(1);
        assertThat(page.document().select("label[for=password]")).hasSize(1);
        assertThat(page.document().select("input#password[autocomplete=current-password]"))
                .hasSize(1);
        assertThat(page.document().select("style, script:not([src]), [style], [onclick]"))
                .isEmpty();
        assertThat(page.header("content-security-policy"))
                .contains(
                        "default-src 'self'",
                        "frame-ancestors 'none'",
                        "form-action 'self' https://pitangui.amazon.com https://layla.amazon.com"
                                + " https://alexa.amazon.co.jp http://localhost:8080 http://localhost:8082")
                .doesNotContain("unsafe");
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(page.document().select("link[rel=stylesheet]").eachAttr("href"))
                .containsExactly("/accounts/accounts.css");
        assertThat(new Browser(server).open("/accounts/accounts.css").header("content-type"))
                .startsWith("text/css");
    }

    @Test
    void signIn_listsTheDemoPeopleAsDemo() {
        String text = browser.open("/sign-in").text();
        assertThat(text).contains("demonstration", "demo-only-ann", "demo-only-ben", "demo-only-sam");
    }

    @Test
    void wrongPasswordAndUnknownUser_areToldTheSameOnThePage() {
        browser.open(LinkingClient.path(LinkingClient.request()));
        Page wrongPassword = browser.signIn("ann", "not the password");
        assertThat(wrongPassword.status()).isEqualTo(200);
        assertThat(problem(wrongPassword)).isEqualTo("User name or password is wrong. Please try again.");
        assertThat(wrongPassword.document().select("#username").val()).isEqualTo("ann");
        assertThat(wrongPassword.document().select("#password").val()).isEmpty();
        Page unknown = browser.signIn("nobody", "demo-only-ann");
        assertThat(problem(unknown)).isEqualTo(problem(wrongPassword));
        assertThat(browser.signIn("ann").address().getPath()).isEqualTo("/consent");
    }

    @Test
    void thirdFailure_makesEvenTheRightPasswordWait() {
        browser.open(LinkingClient.path(LinkingClient.request()));
        browser.signIn("ann", "wrong 1");
        browser.signIn("ann", "wrong 2");
        assertThat(problem(browser.signIn("ann", "wrong 3"))).contains("wrong");
        assertThat(problem(browser.signIn("Ann", "demo-only-ann"))).startsWith("Too many failed tries.");
        assertThat(browser.signIn("ben").address().getPath()).isEqualTo("/consent");
    }

    @Test
    void nothingTyped_isSaidAndIsNoGuess() {
        browser.open("/sign-in");
        for (int time = 0; time < 5; time++) {
            assertThat(problem(browser.signIn("", ""))).isEqualTo("Please type both your user name and your password.");
            assertThat(problem(browser.signIn("ann", ""))).startsWith("Please type both");
        }
        browser.signIn("ann");
        assertThat(browser.page().text()).contains("You are signed in as Ann Archer.");
    }

    @Test
    void deny_leadsBackWithAccessDeniedAndState() {
        browser.open(LinkingClient.path(LinkingClient.request()));
        browser.signIn("ann");
        Page back = browser.submit("deny", Map.of());
        assertThat(back.address().toString()).startsWith(RunningServer.STAND_IN + "?");
        assertThat(back.query())
                .containsEntry("error", "access_denied")
                .containsEntry("error_description", "The owner of the account did not allow it.")
                .containsEntry("state", LinkingClient.STATE)
                .doesNotContainKey("code");
    }

    @Test
    void denyOfFurtherScopes_deniesAlthoughOthersWereAllowedBefore() {
        Map<String, String> less = LinkingClient.request();
        less.put("scope", "openid offline_access");
        browser.open(LinkingClient.path(less));
        browser.signIn("ann");
        assertThat(browser.submit("allow", Map.of()).query()).containsKey("code");
        assertThat(browser.open(LinkingClient.path(LinkingClient.request()))
                        .address()
                        .getPath())
                .isEqualTo("/consent");
        assertThat(browser.submit("deny", Map.of()).query())
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
    }

    @Test
    void openidAlone_isAskedAboutToo() {
        Map<String, String> request = LinkingClient.request();
        request.put("scope", "openid");
        browser.open(LinkingClient.path(request));
        assertThat(browser.signIn("ann").address().getPath()).isEqualTo("/consent");
    }

    @Test
    void consent_namesAssistantServiceAccountScopesAndWhatStaysPrivate() {
        browser.open(LinkingClient.path(LinkingClient.request()));
        String text = browser.signIn("ann").text();
        assertThat(text)
                .contains(
                        "Let Alexa use your Pizza on Demand account?",
                        "Ann Archer (ann)",
                        "order pizza in your name",
                        "know which account is yours",
                        "know your name",
                        "stay linked",
                        "Not shared with Alexa",
                        "your password",
                        "phone number");
        assertThat(browser.page().document().select("[data-scope]").eachAttr("data-scope"))
                .containsExactly("pod:order", "profile", "openid", "offline_access");
    }

    @Test
    void consentForMoreThanWasAsked_isRefused() {
        Map<String, String> request = LinkingClient.request();
        request.put("scope", "openid offline_access");
        browser.open(LinkingClient.path(request));
        Page consent = browser.signIn("ann");
        Page back = browser.post(
                server.uri("/oauth2/authorize"),
                List.of(
                        Map.entry("client_id", RunningServer.ALEXA_ID),
                        Map.entry(
                                "state",
                                consent.document()
                                        .select("#allow input[name=state]")
                                        .val()),
                        Map.entry("scope", "openid"),
                        Map.entry("scope", "pod:order")));
        assertThat(back.query()).containsEntry("error", "invalid_scope").doesNotContainKey("code");
    }

    @Test
    void consentOfSomebodyElse_isRefusedOnAPageOfOurs() {
        browser.open(LinkingClient.path(LinkingClient.request()));
        String state = browser.signIn("ann")
                .document()
                .select("#allow input[name=state]")
                .val();
        Browser other = new Browser(server);
        other.open(LinkingClient.path(LinkingClient.request()));
        other.signIn("ben");
        Page page = other.submit("allow", Map.of("state", state));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("This page has expired");
        assertThat(other.open("/consent?state=" + Browser.encode(state)).status())
                .isEqualTo(400);
    }

    @Test
    void consentAnsweredTwice_isRefusedOnAPageOfOurs() {
        browser.open(LinkingClient.path(LinkingClient.request()));
        Page consent = browser.signIn("ann");
        List<Map.Entry<String, String>> answer = List.of(
                Map.entry("client_id", RunningServer.ALEXA_ID),
                Map.entry(
                        "state",
                        consent.document().select("#allow input[name=state]").val()),
                Map.entry("scope", "openid"));
        browser.post(server.uri("/oauth2/authorize"), answer);
        Page again = browser.post(server.uri("/oauth2/authorize"), answer);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("This page has expired");
    }

    @Test
    void notYou_signsOutAndGoesOnWithTheSameRequest() {
        Map<String, String> request = LinkingClient.request();
        browser.open(LinkingClient.path(request));
        browser.signIn("ann");
        Page signIn = browser.submit("somebody-else", Map.of());
        assertThat(signIn.address().getPath()).isEqualTo("/sign-in");
        assertThat(browser.signIn("ben").text()).contains("Ben Baker");
        Page back = browser.submit("allow", Map.of());
        assertThat(back.query()).containsKey("code").containsEntry("state", LinkingClient.STATE);
        Map<String, String> form = LinkingClient.exchange(back.code());
        form.put("code_verifier", LinkingClient.VERIFIER);
        String token = new LinkingClient(server)
                .tokenAsAlexa(form)
                .json()
                .get("access_token")
                .asString();
        assertThat(LinkingClient.claims(token).get("sub").asString()).startsWith("user-ben-");
    }

    @Test
    void sessionCookie_isNamedApartAndChangesAtSignIn() {
        browser.open(LinkingClient.path(LinkingClient.request()));
        Page consent = browser.signIn("ann");
        assertThat(consent.status()).isEqualTo(200);
        var answer = new LinkingClient(server).get("/sign-in");
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith("ACCOUNTS_SESSION=")
                        .contains("HttpOnly", "SameSite=Lax")
                        .doesNotContain("Secure"));
    }

    @Test
    void signOut_endsTheSession() {
        browser.open("/sign-in");
        browser.signIn("ann");
        assertThat(browser.page().text()).contains("You are signed in as Ann Archer.");
        Page home = browser.submit("sign-out", Map.of());
        assertThat(home.text()).doesNotContain("You are signed in");
    }

    @Test
    void httpsIssuer_makesTheCookieSecure() {
        try (RunningServer secure =
                RunningServer.start(Map.of("sayso.authorization.issuer", "https://accounts.example.com"))) {
            var answer = new LinkingClient(secure).get("/sign-in");
            assertThat(answer.response().headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure"));
        }
    }

    private static String problem(Page page) {
        return Objects.requireNonNull(page.document().getElementById("problem"), page.body())
                .text();
    }
}
