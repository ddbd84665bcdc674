package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.authorization.KeptServer.PASSWORD;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.users.User;

/** Another password, for who forgot the old one and for who knows it. */
class NewPasswordTests {

    private static final String ANN = "ann@example.com";
    private static final String NEW = "quite another passphrase";

    private KeptServer kept;
    private User ann;
    private Browser browser;
    private LinkingClient client;

    @BeforeEach
    void start() {
        kept = new KeptServer();
        ann = kept.create("Ann@example.com");
        browser = new Browser(kept.server());
        client = new LinkingClient(kept.server());
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void forgottenWhileLinking_isReplacedAndLinkingGoesOn() {
        browser.open(LinkingClient.path(LinkingClient.request()));
        forgotten(browser, "ANN@example.com");
        KeptServer.Mail mail = kept.mail(1);
        assertThat(mail.to()).as("as the account has it, not as typed").isEqualTo("Ann@example.com");
        assertThat(mail.subject()).isEqualTo("Your code for Pizza on Demand");
        Page choose = SignUpTests.type(browser, mail.code());
        assertThat(choose.address().getPath()).isEqualTo("/forgotten-password/new-password");
        assertThat(choose.document().select("input#password[autocomplete=new-password]"))
                .hasSize(1);
        assertThat(choose.document().select("#end-assistants").hasAttr("checked"))
                .isFalse();
        assertThat(choose(browser, Map.of("password", NEW)).address().getPath()).isEqualTo("/consent");
        assertThat(browser.page().document().select("#password-changed").text())
                .startsWith("Your password was changed.");
        assertThat(kept.mail(2).subject()).isEqualTo("Your password for Pizza on Demand was changed");
        assertThat(kept.mail(2).text()).contains("Voice assistants stay linked");
        assertThat(signIn(PASSWORD).text()).contains("password is wrong");
        assertThat(signIn(NEW).text()).contains("signed in as Ann Archer");
    }

    @Test
    void newPassword_endsOtherBrowsersAndTheirUnfinishedLinks_notTheLinks() {
        String refresh = link();
        Browser thief = new Browser(kept.server());
        thief.open(LinkingClient.path(LinkingClient.request()));
        String stolen = thief.signIn(ANN, PASSWORD).code();
        thief.open("/account");
        assertThat(thief.page().status()).isEqualTo(200);
        kept.clock().advance(Duration.ofSeconds(5));

        forgotten(browser, ANN);
        SignUpTests.type(browser, kept.mail(1).code());
        choose(browser, Map.of("password", NEW));

        assertThat(thief.open("/account").address().getPath()).isEqualTo("/sign-in");
        assertThat(thief.open(LinkingClient.path(LinkingClient.request()))
                        .address()
                        .getPath())
                .isEqualTo("/sign-in");
        Map<String, String> exchange = LinkingClient.exchange(stolen);
        exchange.put("code_verifier", LinkingClient.VERIFIER);
        assertThat(client.tokenAsAlexa(exchange).json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(browser.open("/account").status()).isEqualTo(200);
        assertThat(refresh(refresh).status()).isEqualTo(200);
    }

    @Test
    void whoWants_endsTheLinksToo() {
        String refresh = link();
        forgotten(browser, ANN);
        SignUpTests.type(browser, kept.mail(1).code());
        choose(browser, Map.of("password", NEW, "end_assistants", "true"));
        Answer answer = refresh(refresh);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(kept.server().bean(LinkStore.class).of(ann.subject()))
                .extracting(link -> link.ended().map(Link.End::reason).orElseThrow())
                .containsExactly(EndReason.REVOKED_BY_USER);
        assertThat(kept.mail(2).text()).contains("all voice assistants were unlinked");
        // Linking again asks again.
        assertThat(browser.open(LinkingClient.path(LinkingClient.request()))
                        .address()
                        .getPath())
                .isEqualTo("/consent");
    }

    @Test
    void badNewPassword_isSaidAndTheCodeIsNotLost() {
        forgotten(browser, ANN);
        SignUpTests.type(browser, kept.mail(1).code());
        Page page = choose(browser, Map.of("password", "12345678"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("#password-problem").text()).startsWith("This password is easy to guess");
        assertThat(choose(browser, Map.of("password", NEW)).text())
                .contains("signed in as Ann Archer", "Your password was changed.");
        assertThat(browser.open("/").text()).as("told once").doesNotContain("Your password was changed.");
    }

    @Test
    void signInThatIsRefused_namesWhatTheFormAsksFor() {
        browser.open("/sign-in");
        assertThat(browser.page().document().select("label[for=username]").text())
                .isEqualTo("E-mail address");
        assertThat(browser.signIn(ANN, "wrong").document().select("#problem").text())
                .isEqualTo("E-mail address or password is wrong. Please try again.");
        assertThat(browser.signIn(ANN, "").document().select("#problem").text())
                .isEqualTo("Please type both your e-mail address and your password.");
    }

    @Test
    void withoutTheCode_nothingIsChosen() {
        forgotten(browser, ANN);
        kept.mail(1);
        assertThat(browser.open("/forgotten-password/new-password").status()).isEqualTo(422);
        assertThat(browser.page().document().select("#new-password")).isEmpty();
        assertThat(signIn(PASSWORD).text()).contains("signed in as Ann Archer");
    }

    @Test
    void codeToSignUp_isNoneForANewPassword() {
        browser.open("/sign-up");
        SignUpTests.signUp(browser, "eve@example.com");
        String code = kept.mail(1).code();
        forgotten(browser, ANN);
        kept.mail(2);
        assertThat(SignUpTests.type(browser, code).status()).isEqualTo(422);
    }

    @Test
    void fifteenMinutesAfterTheCode_itIsTooLate() {
        forgotten(browser, ANN);
        SignUpTests.type(browser, kept.mail(1).code());
        kept.clock().advance(Duration.ofMinutes(15));
        Page page = choose(browser, Map.of("password", NEW));
        assertThat(page.document().select(".problem").text()).isEqualTo("This took too long. Please begin again.");
        assertThat(signIn(PASSWORD).text()).contains("signed in as Ann Archer");
    }

    @Test
    void codeOfTheSession_changesItsId() {
        forgotten(browser, ANN);
        String before = browser.cookie("ACCOUNTS_SESSION");
        SignUpTests.type(browser, kept.mail(1).code());
        String between = browser.cookie("ACCOUNTS_SESSION");
        choose(browser, Map.of("password", NEW));
        assertThat(browser.cookie("ACCOUNTS_SESSION")).isNotIn(before, between);
        assertThat(between).isNotEqualTo(before);
    }

    @Test
    void waitAfterWrongPasswords_isOverWithTheNewOne() {
        for (int tried = 0; tried < 4; tried++) {
            signIn("wrong " + tried);
        }
        assertThat(signIn(PASSWORD).text()).contains("Too many failed tries");
        forgotten(browser, ANN);
        SignUpTests.type(browser, kept.mail(1).code());
        choose(browser, Map.of("password", NEW));
        assertThat(signIn(NEW).text()).contains("signed in as Ann Archer");
    }

    @Test
    void strangerWhoHasCodesSent_keepsNobodyElseFromANewPassword() {
        try (KeptServer proxied = new KeptServer(Browser.BEHIND_A_PROXY)) {
            proxied.create(ANN);
            Browser stranger = new Browser(proxied.server()).from("192.0.2.66");
            forgotten(stranger, ANN);
            forgotten(stranger, ANN);
            assertThat(stranger.page().document().select("#email-problem").text())
                    .startsWith("Please wait");
            Browser owner = new Browser(proxied.server()).from("198.51.100.7");
            forgotten(owner, ANN);
            assertThat(owner.page().address().getPath()).isEqualTo("/forgotten-password/code");
            proxied.mails(2);
            SignUpTests.type(owner, proxied.mail(2).code());
            assertThat(choose(owner, Map.of("password", NEW)).text()).contains("signed in as Ann Archer");
        }
    }

    @Test
    void newPassword_makesTheBrowsersOfTheOldOneUnknown() {
        Browser thief = signedIn();
        String known = thief.cookie("ACCOUNTS_BROWSER");
        kept.clock().advance(Duration.ofSeconds(5));
        forgotten(browser, ANN);
        SignUpTests.type(browser, kept.mail(1).code());
        choose(browser, Map.of("password", NEW));
        assertThat(problemAfterStrangersGuesses(thief))
                .as("waits with all others")
                .startsWith("Too many failed tries");
        assertThat(thief.cookie("ACCOUNTS_BROWSER")).isEqualTo(known);
        assertThat(problemAfterStrangersGuesses(browser))
                .as("known by the new password")
                .startsWith("E-mail address or password is wrong");
    }

    @Test
    void signedOutEverywhere_makesBrowsersUnknown() {
        Browser before = signedIn();
        assertThat(problemAfterStrangersGuesses(before)).startsWith("E-mail address or password is wrong");
        kept.users().signOut(ann.subject());
        assertThat(problemAfterStrangersGuesses(before)).startsWith("Too many failed tries");
    }

    /** What a browser is told whose tries are its own, and one whose tries are everybody's. */
    private String problemAfterStrangersGuesses(Browser guessing) {
        for (int tried = 0; tried < 4; tried++) {
            signIn("wrong " + tried);
        }
        guessing.open("/sign-in");
        return guessing.signIn(ANN, "wrong").document().select("#problem").text();
    }

    @Test
    void signedInLately_changesWithoutTheOldPasswordAndStaysSignedIn() {
        Browser other = signedIn();
        signedInHere();
        String before = browser.cookie("ACCOUNTS_SESSION");
        kept.clock().advance(Duration.ofSeconds(5));
        assertThat(browser.open("/account").document().select("#change-password"))
                .hasSize(1);
        assertThat(browser.open("/account/password").document().select("#old-password"))
                .isEmpty();
        Page done = choose(browser, Map.of("password", NEW));
        assertThat(done.address().getPath()).isEqualTo("/account");
        assertThat(done.document().select("#password-changed[role=status]")).hasSize(1);
        assertThat(browser.cookie("ACCOUNTS_SESSION")).isNotEqualTo(before);
        assertThat(other.open("/account").address().getPath()).isEqualTo("/sign-in");
        assertThat(kept.mail(1).to()).isEqualTo("Ann@example.com");
    }

    @Test
    void signedInLongAgo_needsTheOldPasswordAndIsSlowedDown() {
        signedInHere();
        kept.clock().advance(Duration.ofMinutes(6));
        Page page = browser.open("/account/password");
        assertThat(page.document().select("input#old-password[autocomplete=current-password]"))
                .hasSize(1);
        for (String wrong : List.of("", "wrong", NEW, "WRONG")) {
            Page refused = choose(browser, Map.of("old_password", wrong, "password", NEW));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.document().select("#old-password-problem").text())
                    .isEqualTo("This is not your current password.");
        }
        assertThat(choose(browser, Map.of("old_password", PASSWORD, "password", NEW))
                        .document()
                        .select("#old-password-problem")
                        .text())
                .startsWith("Too many failed tries");
        kept.clock().advance(Duration.ofMinutes(1));
        assertThat(choose(browser, Map.of("old_password", PASSWORD, "password", NEW))
                        .address()
                        .getPath())
                .isEqualTo("/account");
        assertThat(signIn(NEW).text()).contains("signed in as Ann Archer");
    }

    @Test
    void disabledOrClosedAccount_isSignedOutAtOnceAndItsLinkIsNotRefreshed() {
        String refresh = link();
        Browser first = signedIn();
        kept.users().disable(ann.subject());
        assertThat(first.open("/account").address().getPath()).isEqualTo("/sign-in");
        assertThat(refresh(refresh).status()).isEqualTo(400);
        kept.users().enable(ann.subject());
        assertThat(refresh(refresh).status()).isEqualTo(200);
        Browser second = signedIn();
        kept.users().close(ann.subject());
        assertThat(second.open("/account").address().getPath()).isEqualTo("/sign-in");
        assertThat(refresh(refresh).json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(kept.server().bean(LinkStore.class).of(ann.subject())).isEmpty();
    }

    @Test
    void withoutForgottenPassword_thereIsNoPage() {
        try (KeptServer closed = new KeptServer(Map.of("sayso.authorization.accounts.forgotten-password", "false"))) {
            Browser person = new Browser(closed.server());
            assertThat(person.open("/forgotten-password").status()).isEqualTo(404);
            assertThat(person.open("/sign-in").document().select("a[href=/forgotten-password]"))
                    .isEmpty();
        }
    }

    static void forgotten(Browser browser, String email) {
        browser.open("/forgotten-password");
        browser.submit("forgotten-password", Map.of("email", email));
    }

    private static Page choose(Browser browser, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("end_assistants", "false"));
        all.putAll(fields);
        return browser.submit("new-password", all);
    }

    private Page signIn(String password) {
        Browser person = new Browser(kept.server());
        person.open("/sign-in");
        return person.signIn(ANN, password);
    }

    private Browser signedIn() {
        Browser person = new Browser(kept.server());
        person.open("/sign-in");
        person.signIn(ANN, PASSWORD);
        return person;
    }

    private void signedInHere() {
        browser.open("/sign-in");
        browser.signIn(ANN, PASSWORD);
    }

    private String link() {
        Browser person = new Browser(kept.server());
        person.open(LinkingClient.path(LinkingClient.request()));
        person.signIn(ANN, PASSWORD);
        Map<String, String> exchange =
                LinkingClient.exchange(person.submit("allow", Map.of()).code());
        exchange.put("code_verifier", LinkingClient.VERIFIER);
        return client.tokenAsAlexa(exchange).json().get("refresh_token").asString();
    }

    private Answer refresh(String refreshToken) {
        return client.tokenAsAlexa(LinkingClient.refresh(refreshToken));
    }
}
