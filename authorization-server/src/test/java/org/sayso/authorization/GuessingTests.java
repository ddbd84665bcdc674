package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.account.DemoAccounts;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.link.LinkStore;

/** Guesses at codes, secrets, tokens, passwords and user names get nowhere, and lock nobody out for long. */
class GuessingTests {

    private static final int GUESSES = 200;

    private final MovableClock clock = new MovableClock();
    private final SecureRandom random = new SecureRandom();
    private RunningServer server;
    private LinkingClient client;

    @BeforeEach
    void start() {
        server = RunningServer.start(Map.of(), new DemoAccounts(), clock);
        client = new LinkingClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void codes_areTooLongToGuess_andGuessesUseNoneUp() {
        String code = client.code(LinkingClient.requestWithoutPkce(), "ann");
        assertThat(Base64.getUrlDecoder().decode(code)).hasSizeGreaterThanOrEqualTo(32);
        List<Link> before = links();
        for (int guess = 0; guess < GUESSES; guess++) {
            String wrong = guess % 2 == 0 ? random(code.length()) : code.substring(0, code.length() - 8) + random(8);
            Answer answer = client.tokenAsAlexa(LinkingClient.exchange(wrong));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
        }
        assertThat(links()).isEqualTo(before);
        assertThat(client.tokenAsAlexa(LinkingClient.exchange(code)).status()).isEqualTo(200);
    }

    /** A lock after many wrong secrets would let anybody unlink everybody. */
    @Test
    void clientSecrets_areAllRefusedAlike_andTheRightOneIsNotLockedOut() {
        String token = client.link("ann").get("refresh_token").asString();
        for (int guess = 0; guess < GUESSES; guess++) {
            String name = guess % 2 == 0 ? RunningServer.ALEXA_ID : "nobody-" + guess;
            Answer answer = client.token(LinkingClient.refresh(token), name, random(32));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("\"invalid_client\"").doesNotContain(name);
        }
        assertThat(client.tokenAsAlexa(LinkingClient.refresh(token)).status()).isEqualTo(200);
    }

    @Test
    void unknownClientAndWrongSecret_areToldTheSame() {
        Answer wrong = client.token(LinkingClient.refresh("x"), RunningServer.ALEXA_ID, random(32));
        Answer unknown = client.token(LinkingClient.refresh("x"), "nobody", random(32));
        assertThat(unknown.status()).isEqualTo(wrong.status());
        assertThat(unknown.json()).isEqualTo(wrong.json());
    }

    @Test
    void refreshTokens_withTheRightHandleAndAGuessedSecret_areRefusedAndTheLinkLives() {
        String token = client.link("ann").get("refresh_token").asString();
        for (int guess = 0; guess < GUESSES; guess++) {
            String wrong = token.substring(0, token.length() - 40) + random(40);
            Answer answer = client.tokenAsAlexa(LinkingClient.refresh(wrong));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
        }
        assertThat(client.tokenAsAlexa(LinkingClient.refresh(token)).status()).isEqualTo(200);
    }

    /** 3 at once, then 2 s, 4 s, ... up to 5 minutes between tries: fewer than 300 passwords a day. */
    @Test
    void passwordsOfOneAccount_areBoundedInCount_andTheOwnerGetsInAfterTheWait() {
        Browser browser = new Browser(server);
        browser.open("/sign-in");
        int looked = 0;
        for (int second = 0; second < 3_600; second += 20) {
            Page page = browser.signIn("ann", "guess " + second);
            looked += problem(page).startsWith("User name or password is wrong") ? 1 : 0;
            clock.advance(Duration.ofSeconds(20));
        }
        assertThat(looked).as("passwords compared in an hour").isBetween(10, 24);
        clock.advance(Duration.ofMinutes(5));
        browser.signIn("ann");
        assertThat(browser.page().text()).contains("You are signed in as Ann Archer.");
    }

    /** Whoever guesses makes strangers wait, the owner not, in a browser that signed in before. */
    @Test
    void strangersGuesses_doNotMakeTheOwnersBrowserWait() {
        Browser own = new Browser(server);
        own.open("/sign-in");
        own.signIn("ann");
        String known = own.cookie("ACCOUNTS_BROWSER");
        own.open("/");
        own.submit("sign-out", Map.of());
        Browser stranger = new Browser(server);
        stranger.open("/sign-in");
        for (int guess = 0; guess < 5; guess++) {
            stranger.signIn("ann", "guess " + guess);
        }
        assertThat(problem(stranger.signIn("ann"))).startsWith("Too many failed tries");
        own.open("/sign-in");
        assertThat(own.signIn("Ann", "demo-only-ann").text()).contains("You are signed in as Ann Archer.");
        assertThat(own.cookie("ACCOUNTS_BROWSER")).isEqualTo(known);
        assertThat(problem(stranger.signIn("ann"))).as("still").startsWith("Too many failed tries");
    }

    @Test
    void knownBrowser_waitsForItsOwnGuesses_andIsNoneOfAnotherAccount() {
        Browser own = new Browser(server);
        own.open("/sign-in");
        own.signIn("ben");
        own.open("/sign-in");
        for (int guess = 0; guess < 3; guess++) {
            own.signIn("ben", "guess " + guess);
        }
        assertThat(problem(own.signIn("ben"))).startsWith("Too many failed tries");
        Browser stranger = new Browser(server);
        stranger.open("/sign-in");
        for (int guess = 0; guess < 3; guess++) {
            stranger.signIn("ann", "guess " + guess);
        }
        assertThat(problem(own.signIn("ann"))).startsWith("Too many failed tries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "000000000000000000000000.", "%s0"})
    void madeUpBrowser_isNotKnown(String value) {
        Browser own = new Browser(server);
        own.open("/sign-in");
        own.signIn("ann");
        String forged = value.formatted(own.cookie("ACCOUNTS_BROWSER").substring(0, 88));
        Browser stranger = new Browser(server);
        stranger.open("/sign-in");
        for (int guess = 0; guess < 3; guess++) {
            stranger.signIn("ann", "guess " + guess);
        }
        stranger.keep("ACCOUNTS_BROWSER=" + (forged.equals(own.cookie("ACCOUNTS_BROWSER")) ? "y" : forged));
        assertThat(problem(stranger.signIn("ann"))).startsWith("Too many failed tries");
    }

    @Test
    void userNameThatExists_cannotBeToldFromOneThatDoesNot() {
        Browser known = new Browser(server);
        Browser unknown = new Browser(server);
        for (int guess = 0; guess < 6; guess++) {
            known.open("/sign-in");
            unknown.open("/sign-in");
            Page one = known.signIn("ann", "guess");
            Page other = unknown.signIn("nobody", "guess");
            assertThat(problem(other)).as("try " + guess).isEqualTo(problem(one));
            assertThat(other.status()).isEqualTo(one.status());
            assertThat(other.headers().keySet()).isEqualTo(one.headers().keySet());
            assertThat(other.document().select("#username").val()).isEqualTo("nobody");
        }
    }

    /** Roughly: the slow hash costs tens of milliseconds, and is worked out in both cases. The fastest of some tries counts. */
    @Test
    void userNameThatExists_costsAsMuchWorkAsOneThatDoesNot() {
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        DemoAccounts accounts = new DemoAccounts();
        for (int time = 0; time < 8; time++) {
            known = Math.min(known, nanos(() -> accounts.authenticate("ann", "guess")));
            unknown = Math.min(unknown, nanos(() -> accounts.authenticate("nobody", "guess")));
        }
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private String random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, length);
    }

    private List<Link> links() {
        return server.bean(LinkStore.class).of(Assistant.SUBJECT);
    }

    private static String problem(Page page) {
        return Objects.requireNonNull(page.document().getElementById("problem"), page.body())
                .text()
                .replaceAll("\\d+", "#");
    }
}
