package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.store.ServerDatabase;

/** A browser that is made to send what its owner did not mean: nothing is allowed, nobody is signed in, nothing is kept. */
class ForgeryTests {

    private static final String SESSION = "ACCOUNTS_SESSION";

    private RunningServer server;
    private Browser victim;

    @BeforeEach
    void start() {
        server = RunningServer.start(Assistant.settings());
        victim = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guessed", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void consentWithAStateThatWasNotGivenOut_isRefused(String state) {
        openConsent(victim, "ann");
        assertGone(consent(RunningServer.ALEXA_ID, state, "openid"));
        assertNothingAllowed();
    }

    @Test
    void consentOfAnAttackersOwnAuthorization_isRefusedInTheVictimsBrowser() {
        Browser attacker = new Browser(server);
        String theirs = openConsent(attacker, "ben");
        openConsent(victim, "ann");
        assertGone(consent(RunningServer.ALEXA_ID, theirs, "openid"));
        assertNothingAllowed();
    }

    @Test
    void consentWithTheStateOfAnotherClient_isRefused() {
        String state = openConsent(victim, "ann");
        assertGone(consent(Assistant.STEADY.clientId(), state, "openid", "offline_access"));
        assertNothingAllowed();
    }

    @Test
    void consentWithoutBeingSignedIn_leadsToSignInAndAllowsNothing() {
        String state = openConsent(victim, "ann");
        victim.forgetCookies();
        Page page = consent(RunningServer.ALEXA_ID, state, "openid");
        assertThat(page.address().getPath()).isEqualTo("/sign-in");
        assertNothingAllowed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pod:admin", "accounts.links", "pod:order"})
    void scopeAddedToTheForm_isRefusedAndNothingIsAllowed(String added) {
        Map<String, String> request = LinkingClient.request();
        request.put("scope", "openid offline_access");
        victim.open(LinkingClient.path(request));
        String state = state(victim.signIn("ann"));
        Page back = consent(RunningServer.ALEXA_ID, state, "openid", "offline_access", added);
        assertThat(back.query()).containsEntry("error", "invalid_scope").doesNotContainKey("code");
        assertNothingAllowed();
    }

    @Test
    void redirectAddedToTheForm_isNotLookedAt() {
        String state = openConsent(victim, "ann");
        List<Map.Entry<String, String>> form = new ArrayList<>(form(RunningServer.ALEXA_ID, state, "openid"));
        form.add(Map.entry("redirect_uri", "https://attacker.example/"));
        Page back = victim.post(server.uri("/oauth2/authorize"), form);
        assertThat(back.address().toString()).doesNotContain("attacker");
    }

    @Test
    void consentByAddress_allowsNothing() {
        String state = openConsent(victim, "ann");
        Page page = victim.open("/oauth2/authorize?client_id=" + RunningServer.ALEXA_ID + "&scope=openid&state="
                + Browser.encode(state));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("We do not understand this request");
        assertNothingAllowed();
    }

    @Test
    void signInWithTheTokenOfAnAttackersForm_isRefused() {
        Browser attacker = new Browser(server);
        String theirs = attacker.open("/sign-in")
                .document()
                .select("#sign-in input[name=_csrf]")
                .val();
        victim.open("/sign-in");
        Page page = victim.post(
                server.uri("/sign-in"),
                List.of(
                        Map.entry("username", "ben"),
                        Map.entry("password", "demo-only-ben"),
                        Map.entry("_csrf", theirs)));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("open too long");
        assertThat(victim.open("/account").address().getPath()).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-out", "/profile", "/consent/somebody-else"})
    void formOfTheSignedInWithoutItsToken_isRefused(String path) {
        openConsent(victim, "ann");
        Page page = victim.post(server.uri(path), List.of(Map.entry("favorite_color", "red")));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("open too long");
        assertThat(victim.open("/account").address().getPath()).isEqualTo("/account");
    }

    @Test
    void sessionThatAnAttackerSet_isNotTheOneTheVictimIsSignedInWith() throws Exception {
        Browser attacker = new Browser(server);
        attacker.open("/account");
        String fixed = attacker.cookie(SESSION);
        String csrf =
                attacker.page().document().select("#sign-in input[name=_csrf]").val();

        HttpResponse<String> signedIn = signInWith(fixed, csrf);

        assertThat(signedIn.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/account"));
        String now = signedIn.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(SESSION + "="))
                .findFirst()
                .orElseThrow();
        assertThat(now).doesNotContain(fixed);
        assertThat(attacker.cookie(SESSION)).isEqualTo(fixed);
        assertThat(attacker.open("/account").address().getPath())
                .as("the old session")
                .isEqualTo("/sign-in");
    }

    @Test
    void sessionIdThatTheServerNeverMade_isNotTakenOver() throws Exception {
        String chosen = "0123456789ABCDEF0123456789ABCDEF";
        HttpResponse<String> page = send(HttpRequest.newBuilder(server.uri("/sign-in"))
                .header("Cookie", SESSION + "=" + chosen)
                .GET());
        assertThat(page.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .startsWith(SESSION + "=")
                        .doesNotContain(chosen)
                        .contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void formToken_changesAtSignIn() {
        String before = victim.open("/account")
                .document()
                .select("#sign-in input[name=_csrf]")
                .val();
        Page account = victim.signIn("ann");
        assertThat(account.address().getPath()).isEqualTo("/account");
        Page page = victim.post(server.uri("/sign-out"), List.of(Map.entry("_csrf", before)));
        assertThat(page.status()).isEqualTo(403);
        assertThat(victim.open("/account").address().getPath()).isEqualTo("/account");
    }

    private HttpResponse<String> signInWith(String session, String csrf) throws Exception {
        return send(HttpRequest.newBuilder(server.uri("/sign-in"))
                .header("Cookie", SESSION + "=" + session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Queries.write(Map.of("username", "ann", "password", "demo-only-ann", "_csrf", csrf)))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String openConsent(Browser browser, String userName) {
        browser.open(LinkingClient.path(LinkingClient.request()));
        Page page = browser.signIn(userName);
        assertThat(page.address().getPath()).isEqualTo("/consent");
        return state(page);
    }

    private static String state(Page consent) {
        return Objects.requireNonNull(consent.document().selectFirst("#allow input[name=state]"))
                .val();
    }

    private Page consent(String clientId, String state, String... scopes) {
        return victim.post(server.uri("/oauth2/authorize"), form(clientId, state, scopes));
    }

    private static List<Map.Entry<String, String>> form(String clientId, String state, String... scopes) {
        List<Map.Entry<String, String>> form = new ArrayList<>();
        form.add(Map.entry("client_id", clientId));
        form.add(Map.entry("state", state));
        for (String scope : scopes) {
            form.add(Map.entry("scope", scope));
        }
        return form;
    }

    private static void assertGone(Page page) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("This page has expired");
        assertThat(page.header("location")).isEmpty();
    }

    /** No link, and no consent that a later request could use. */
    private void assertNothingAllowed() {
        assertThat(server.bean(LinkStore.class).of(Assistant.SUBJECT)).isEmpty();
        assertThat(server.bean(ServerDatabase.class)
                        .jdbc()
                        .sql("SELECT COUNT(*) FROM oauth2_authorization_consent")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
