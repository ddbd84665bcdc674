package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import tools.jackson.databind.JsonNode;

/** A web site asks for a fresh sign-in, or for none at all. */
class FreshSignInTests {

    private final MovableClock clock = new MovableClock();
    private RunningServer server;
    private LinkingClient client;
    private Browser browser;

    @BeforeEach
    void start() {
        server = RunningServer.start(Map.of(), new ClosableAccounts(), clock);
        client = new LinkingClient(server);
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void signInYoungerThanMaxAge_isGoodEnough() {
        long first = signInAt(Map.of()).get("auth_time").asLong();
        clock.advance(Duration.ofSeconds(50));
        Page back = browser.open(path(Map.of("max_age", "60")));
        assertThat(claims(back).get("auth_time").asLong()).isEqualTo(first);
    }

    @Test
    void signInOlderThanMaxAge_leadsToSignInAndThenOn() {
        long first = signInAt(Map.of()).get("auth_time").asLong();
        clock.advance(Duration.ofSeconds(61));
        assertThat(open(Map.of("max_age", "60")).getPath()).isEqualTo("/sign-in");
        JsonNode claims = claims(browser.signIn("sam"));
        assertThat(claims.get("auth_time").asLong()).isGreaterThanOrEqualTo(first + 61);
        assertThat(claims.get("nonce").asString()).isEqualTo("n-0S6_WzA2Mj");
    }

    @Test
    void answeredMaxAge_doesNotPassAgainWhenItIsOldAgain() {
        signInAt(Map.of());
        clock.advance(Duration.ofSeconds(61));
        open(Map.of("max_age", "60"));
        claims(browser.signIn("sam"));
        clock.advance(Duration.ofSeconds(61));
        assertThat(open(Map.of("max_age", "60")).getPath()).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt=login", "max_age=0", "prompt=login consent"})
    void alwaysAFreshSignIn_asksOnceForEachRequest(String parameter) {
        Map<String, String> more = Map.of(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);
        signInAt(Map.of());
        for (int time = 0; time < 2; time++) {
            clock.advance(Duration.ofSeconds(5));
            long before = clock.instant().getEpochSecond();
            assertThat(open(more).getPath()).isEqualTo("/sign-in");
            assertThat(claims(browser.signIn("sam")).get("auth_time").asLong()).isGreaterThanOrEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "select_account"})
    void notSignedIn_isAskedOnlyOnce(String prompt) {
        assertThat(signInAt(Map.of("prompt", prompt)).has("auth_time")).isTrue();
    }

    @Test
    void goingOnWithoutSigningIn_isAskedAgain() {
        signInAt(Map.of());
        assertThat(open(Map.of("prompt", "login")).getPath()).isEqualTo("/sign-in");
        assertThat(open(Map.of("prompt", "login")).getPath()).isEqualTo("/sign-in");
        assertThat(claims(browser.signIn("sam")).get("sub").asString()).startsWith("user-sam-");
    }

    @Test
    void signInForOneRequest_doesNotAnswerAnother() {
        signInAt(Map.of());
        open(Map.of("prompt", "login"));
        browser.signIn("sam");
        assertThat(open(Map.of("prompt", "login", "state", "another")).getPath())
                .isEqualTo("/sign-in");
    }

    @Test
    void postedRequest_isHeldToTheSame() {
        signInAt(Map.of());
        Page page = browser.post(
                server.uri("/oauth2/authorize"),
                List.copyOf(request(Map.of("prompt", "login")).entrySet()));
        assertThat(page.address().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void somebodyElse_maySignInInstead() {
        signInAt(Map.of());
        open(Map.of("prompt", "login"));
        assertThat(claims(browser.signIn("ben")).get("sub").asString()).startsWith("user-ben-");
    }

    @Test
    void noQuestionAllowedAndNotSignedIn_isLoginRequired() {
        Page back = browser.open(path(Map.of("prompt", "none")));
        assertThat(back.address().toString()).startsWith(RunningServer.WEB_REDIRECT);
        assertThat(back.query())
                .containsEntry("error", "login_required")
                .containsEntry("state", LinkingClient.STATE)
                .doesNotContainKey("code");
    }

    @Test
    void noQuestionAllowedAndSignedIn_passesUnlessTheSignInIsTooOld() {
        signInAt(Map.of());
        assertThat(browser.open(path(Map.of("prompt", "none"))).query()).containsKey("code");
        clock.advance(Duration.ofSeconds(61));
        assertThat(browser.open(path(Map.of("prompt", "none", "max_age", "60"))).query())
                .containsEntry("error", "login_required");
    }

    @Test
    void noQuestionAllowedAndConsentMissing_isConsentRequired() {
        signInAt(Map.of());
        Map<String, String> linking = LinkingClient.request();
        linking.put("prompt", "none");
        assertThat(browser.open(LinkingClient.path(linking)).query()).containsEntry("error", "consent_required");
    }

    @Test
    void freshSignInWanted_isSaidOnThePage() {
        signInAt(Map.of());
        open(Map.of("prompt", "login"));
        assertThat(browser.page().text()).contains("Please sign in again to go on.");
        assertThat(new Browser(server).open("/sign-in").text()).doesNotContain("again");
    }

    @Test
    void noQuestionAllowedTogetherWithAnother_isRefused() {
        signInAt(Map.of());
        assertThat(browser.open(path(Map.of("prompt", "none login"))).query())
                .containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "soon", "9999999999", ""})
    void maxAgeThatIsNoNumber_isRefusedAtTheRegisteredAddress(String age) {
        Page back = browser.open(path(Map.of("max_age", age)));
        assertThat(back.address().toString()).startsWith(RunningServer.WEB_REDIRECT);
        assertThat(back.query()).containsEntry("error", "invalid_request");
    }

    @Test
    void promptSentTwice_isRefusedOnAPageOfOurs() {
        assertThat(browser.open(path(Map.of()) + "&prompt=login&prompt=none").status())
                .isEqualTo(400);
    }

    @Test
    void maxAgeSentTwice_isRefusedAtTheRegisteredAddress() {
        Page back = browser.open(path(Map.of()) + "&max_age=5&max_age=6");
        assertThat(back.address().toString()).startsWith(RunningServer.WEB_REDIRECT);
        assertThat(back.query()).containsEntry("error", "invalid_request");
    }

    @Test
    void unknownRedirectAddress_isRefusedBeforeAnybodySignsIn() {
        Page page = browser.open(path(Map.of("prompt", "none", "redirect_uri", "https://attacker.example/")));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("We do not send you there");
    }

    @Test
    void linkingWithoutOpenId_knowsNeitherParameter() {
        Map<String, String> request = LinkingClient.request();
        request.put("scope", "pod:order");
        browser.open(LinkingClient.path(request));
        browser.signIn("ann");
        clock.advance(Duration.ofMinutes(20));
        request.put("prompt", "login");
        request.put("max_age", "1");
        assertThat(browser.open(LinkingClient.path(request)).address().getPath())
                .isEqualTo("/consent");
    }

    @Test
    void linkingWithAFreshSignIn_goesOnToConsentAndBack() {
        Map<String, String> request = LinkingClient.request();
        request.put("prompt", "login");
        browser.open(LinkingClient.path(request));
        assertThat(browser.signIn("ann").address().getPath()).isEqualTo("/consent");
        assertThat(browser.submit("allow", Map.of()).query())
                .containsKey("code")
                .containsEntry("state", LinkingClient.STATE);
    }

    private JsonNode signInAt(Map<String, String> more) {
        assertThat(open(more).getPath()).isEqualTo("/sign-in");
        return claims(browser.signIn("sam"));
    }

    private URI open(Map<String, String> more) {
        return browser.open(path(more)).address();
    }

    private JsonNode claims(Page back) {
        assertThat(back.address().toString()).startsWith(RunningServer.WEB_REDIRECT + "?");
        Map<String, String> form = LinkingClient.exchange(back.code());
        form.put("redirect_uri", RunningServer.WEB_REDIRECT);
        form.put("code_verifier", LinkingClient.VERIFIER);
        Answer answer = client.token(form, RunningServer.WEB_ID, RunningServer.WEB_SECRET);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode claims = LinkingClient.claims(answer.json().get("id_token").asString());
        assertThat(claims.get("amr").valueStream().map(JsonNode::asString)).containsExactly("pwd");
        assertThat(claims.get("auth_time").isIntegralNumber()).isTrue();
        return claims;
    }

    private static String path(Map<String, String> more) {
        return LinkingClient.path(request(more));
    }

    private static Map<String, String> request(Map<String, String> more) {
        Map<String, String> request = LinkingClient.request();
        request.put("client_id", RunningServer.WEB_ID);
        request.put("redirect_uri", RunningServer.WEB_REDIRECT);
        request.put("scope", "openid profile");
        request.put("nonce", "n-0S6_WzA2Mj");
        request.putAll(more);
        return request;
    }
}
