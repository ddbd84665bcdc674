package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.authorization.KeptServer.PASSWORD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.users.User;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** People make accounts themselves, and link them in one go. */
@ExtendWith(OutputCaptureExtension.class)
class SignUpTests {

    private static final String ANN = "Ann@Example.com";

    private KeptServer kept;
    private Browser browser;

    @BeforeEach
    void start() {
        kept = new KeptServer();
        browser = new Browser(kept.server());
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void newcomerWhoLinks_makesAnAccountAndGoesOnToConsentAndTokens() {
        browser.open(LinkingClient.path(LinkingClient.request()));
        Page signIn = browser.page();
        assertThat(signIn.document().select("label[for=username]").text()).isEqualTo("E-mail address");
        assertThat(signIn.document().select("a[href=/sign-up]")).hasSize(1);
        Page form = browser.open("/sign-up");
        assertThat(form.document().select("input#email[type=email][autocomplete=username]"))
                .hasSize(1);
        assertThat(form.document().select("input#password[autocomplete=new-password]"))
                .hasSize(1);
        Page code = signUp(browser, ANN);
        assertThat(code.address().getPath()).isEqualTo("/sign-up/code");
        assertThat(code.document().select("input#code[inputmode=numeric][autocomplete=one-time-code]"))
                .hasSize(1);
        assertThat(code.text()).contains("Ann@Example.com", "15 minutes");
        KeptServer.Mail mail = kept.mail(1);
        assertThat(mail.to()).isEqualTo("Ann@Example.com");
        assertThat(mail.subject()).isEqualTo("Your code for Pizza on Demand");
        assertThat(mail.text())
                .contains("Pizza on Demand", "15 minutes", "If you did not ask")
                .doesNotContain("http", "Ann Archer");

        Page consent = type(browser, mail.code());

        assertThat(consent.address().getPath()).isEqualTo("/consent");
        assertThat(consent.text()).contains("Ann Archer", "Ann@Example.com");
        Map<String, String> exchange =
                LinkingClient.exchange(browser.submit("allow", Map.of()).code());
        exchange.put("code_verifier", LinkingClient.VERIFIER);
        Answer tokens = new LinkingClient(kept.server()).tokenAsAlexa(exchange);
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        User ann = kept.user("ann@example.com");
        assertThat(LinkingClient.claims(tokens.json().get("access_token").asString())
                        .get("sub")
                        .asString())
                .isEqualTo(ann.subject());
        assertThat(LinkingClient.claims(tokens.json().get("id_token").asString())
                        .get("amr")
                        .toString())
                .isEqualTo("[\"pwd\"]");
        assertThat(ann.emailVerified()).isPresent();
    }

    @Test
    void madeAccount_signsInWithAddressInAnyLettersAndThePassword() {
        browser.open("/sign-up");
        signUp(browser, ANN);
        assertThat(type(browser, kept.mail(1).code()).text()).contains("You are signed in as Ann Archer.");
        Browser other = new Browser(kept.server());
        other.open("/sign-in");
        assertThat(other.signIn("ANN@example.com", PASSWORD).text()).contains("You are signed in as Ann Archer.");
    }

    @Test
    void signUp_changesTheSessionSoThatAKnownOneIsWorthNothing() {
        browser.open("/sign-up");
        String before = browser.cookie("ACCOUNTS_SESSION");
        signUp(browser, ANN);
        String between = browser.cookie("ACCOUNTS_SESSION");
        type(browser, kept.mail(1).code());
        String after = browser.cookie("ACCOUNTS_SESSION");
        assertThat(after).isNotIn(before, between);
        Answer fixed = new LinkingClient(kept.server()).get("/account", "Cookie", "ACCOUNTS_SESSION=" + between);
        assertThat(fixed.status()).isEqualTo(302);
        assertThat(fixed.response().headers().firstValue("Location").orElseThrow())
                .endsWith("/sign-in");
    }

    @Test
    void codeOfAnotherSession_isRefused() {
        Browser attacker = new Browser(kept.server());
        attacker.open("/sign-up");
        signUp(attacker, "ann@example.com");
        kept.mail(1);
        kept.clock().advance(Duration.ofSeconds(61));
        browser.open("/sign-up");
        signUp(browser, "ann@example.com");
        String code = kept.mail(2).code();
        assertThat(problem(type(attacker, code))).startsWith("This is not the code");
        assertThat(type(browser, code).text()).contains("signed in as Ann Archer");
    }

    @Test
    void codeOfAnotherAddress_isRefused() {
        browser.open("/sign-up");
        signUp(browser, "eve@example.com");
        String eves = kept.mail(1).code();
        browser.open("/sign-up");
        signUp(browser, "ann@example.com");
        kept.mail(2);
        assertThat(problem(type(browser, eves))).startsWith("This is not the code");
    }

    @Test
    void usedCode_makesNoSecondAccount() {
        browser.open("/sign-up");
        signUp(browser, ANN);
        String code = kept.mail(1).code();
        type(browser, code);
        assertThat(browser.open("/sign-up/code").address().getPath()).isEqualTo("/sign-up");
        assertThat(kept.users().count()).isEqualTo(1);
    }

    @Test
    void fiveWrongCodes_endTheRightOneToo_andANewOneWorks() {
        browser.open("/sign-up");
        signUp(browser, ANN);
        String code = kept.mail(1).code();
        String wrong = code.equals("12345678") ? "12345679" : "12345678";
        for (int tried = 0; tried < 5; tried++) {
            assertThat(problem(type(browser, wrong))).startsWith("This is not the code");
        }
        assertThat(problem(type(browser, code))).startsWith("There were too many tries");
        kept.clock().advance(Duration.ofSeconds(61));
        Page again = browser.submit("new-code", Map.of());
        assertThat(again.document().select("#sent").text()).startsWith("A new code is on its way");
        assertThat(problem(type(browser, code))).startsWith("This is not the code");
        assertThat(type(browser, kept.mail(2).code()).text()).contains("signed in as Ann Archer");
    }

    @Test
    void oldCode_isRefused() {
        browser.open("/sign-up");
        signUp(browser, ANN);
        String code = kept.mail(1).code();
        kept.clock().advance(Duration.ofMinutes(15));
        assertThat(problem(type(browser, code))).startsWith("There were too many tries, or too much time");
    }

    @Test
    void parallelTries_makeOneAccount() throws Exception {
        browser.open("/sign-up");
        signUp(browser, ANN);
        String code = kept.mail(1).code();
        Map<String, String> fields = new java.util.HashMap<>();
        browser.page()
                .document()
                .select("#code-form input")
                .forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.put("code", code);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(() -> new LinkingClient(kept.server())
                        .post(
                                "/sign-up/code",
                                fields,
                                "Cookie",
                                "ACCOUNTS_SESSION=" + browser.cookie("ACCOUNTS_SESSION"))
                        .status());
            }
            for (Future<Integer> each : threads.invokeAll(all)) {
                assertThat(each.get()).isIn(302, 403, 422);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(kept.users().count()).isEqualTo(1);
    }

    @Test
    void newCodes_comeAMinuteApartAndEverLater_whateverTheSession() {
        browser.open("/sign-up");
        signUp(browser, ANN);
        Page soon = browser.submit("new-code", Map.of());
        assertThat(problem(soon)).matches("Please wait (59|60) seconds, then ask for another code\\.");
        Browser other = new Browser(kept.server());
        other.open("/sign-up");
        assertThat(problem(signUp(other, "ANN@example.com"))).startsWith("Please wait");
        int sent = 1;
        for (int minute = 1; minute <= 24 * 60; minute += 5) {
            kept.clock().advance(Duration.ofMinutes(5));
            browser.open("/sign-up/code");
            sent += browser.submit("new-code", Map.of())
                            .document()
                            .select("#sent")
                            .isEmpty()
                    ? 0
                    : 1;
        }
        assertThat(sent).isBetween(10, 18);
        kept.mails(sent);
    }

    @Test
    void manyAddressesFromOneClient_waitToo() {
        int taken = 0;
        for (int number = 0; number < 30; number++) {
            browser.open("/sign-up");
            taken += signUp(browser, "user" + number + "@example.com").status() == 200 ? 1 : 0;
        }
        assertThat(taken).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | ann@localhost | Please type a complete e-mail address",
                "email | '' | Please type a complete e-mail address",
                "name | '' | Please type a name",
                "name | ... | Please type a name",
                "password | short | This is too short. Please use at least 8 characters",
                "password | password1 | This password is easy to guess",
                "password | pizzaondemand7 | Too little of this password is left"
            })
    void wrongField_isSaidBesideItAndTheOthersStay(String field, String typed, String words) {
        Map<String, String> fields =
                new java.util.HashMap<>(Map.of("email", ANN, "name", "Ann <b>Archer</b>", "password", PASSWORD));
        fields.put(field, typed);
        browser.open("/sign-up");
        Page page = browser.submit("sign-up", fields);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().title()).startsWith("Error: ");
        assertThat(page.document().select("#" + field + "-problem[role=alert]").text())
                .startsWith(words);
        assertThat(page.document().select("#" + field + "[aria-invalid=true][aria-describedby~=" + field + "-problem]"))
                .hasSize(1);
        assertThat(page.document().select("#" + field).hasAttr("autofocus")).isTrue();
        assertThat(page.document().select("[aria-invalid]")).hasSize(1);
        assertThat(page.document().select("#password").val()).isEmpty();
        if (!field.equals("name")) {
            assertThat(page.document().select("#name").val()).isEqualTo("Ann <b>Archer</b>");
        }
        assertThat(page.body()).doesNotContain("<b>Archer");
    }

    @Test
    void nameThatWouldWriteAHeader_isRefusedAndNoNameIsInAnyMail() throws Exception {
        browser.open("/sign-up");
        assertThat(browser.submit(
                                "sign-up",
                                Map.of("email", ANN, "name", "Ann\r\nBcc: eve@example.com", "password", PASSWORD))
                        .status())
                .isEqualTo(422);
        browser.submit("sign-up", Map.of("email", ANN, "name", "Click evil.example and win", "password", PASSWORD));
        assertThat(kept.mail(1).text()).doesNotContain("evil");
        assertThat(kept.raw(1).getAllRecipients()).hasSize(1);
        assertThat(kept.raw(1).getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(kept.raw(1).getHeader("Bcc")).isNull();
    }

    @Test
    void addressThatIsAList_isRefused() {
        browser.open("/sign-up");
        for (String list : List.of("ann@example.com,eve@example.com", "ann@example.com\r\nBcc: eve@example.com")) {
            assertThat(signUp(browser, list).status()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void pagesAndMail_areInTheChosenLanguage(Language language) {
        browser.open("/sign-up?lang=" + language.code());
        signUp(browser, ANN);
        assertThat(browser.page().document().select("html").attr("lang")).isEqualTo(language.code());
        assertThat(browser.page().body()).doesNotContain("??");
        KeptServer.Mail mail = kept.mail(1);
        assertThat(mail.subject()).contains("Pizza on Demand");
        assertThat(mail.text()).contains("Pizza on Demand", "15").doesNotContain("{", "??");
        if (language != Language.ENGLISH) {
            assertThat(mail.text()).doesNotContain("the code", "your");
        }
        assertThat(type(browser, mail.code()).status()).isEqualTo(200);
    }

    @Test
    void mailThatCannotBeSentNow_isLoggedWithoutTheAddressAndTriedAgain(CapturedOutput output) throws Exception {
        kept.loseMails();
        browser.open("/sign-up");
        assertThat(signUp(browser, ANN).address().getPath()).isEqualTo("/sign-up/code");
        for (int tenth = 0; tenth < 200 && !output.getAll().contains("was not taken"); tenth++) {
            Thread.sleep(100);
        }
        assertThat(output.getAll())
                .contains("A message (sign-up) was not taken (the mail server did not take it")
                .contains("it is tried again in 10 s")
                .doesNotContainIgnoringCase("ann@example.com");
    }

    @Test
    void walkWithDebugLogging_logsNoCodePasswordOrAddress(CapturedOutput output) {
        try (KeptServer talkative = new KeptServer(Map.of("logging.level.org.sayso", "TRACE"))) {
            Browser person = new Browser(talkative.server());
            person.open("/sign-up");
            signUp(person, "secretive@example.com");
            String code = talkative.mail(1).code();
            type(person, code);
            // The mail server of the test talks, too.
            assertThat(output.getAll().lines().filter(line -> !line.contains("greenmail")))
                    .noneSatisfy(line -> assertThat(line)
                            .containsAnyOf(
                                    code,
                                    code.substring(0, 4) + " " + code.substring(4),
                                    PASSWORD,
                                    "secretive@example.com"));
        }
    }

    @Test
    void withoutSignUp_thereIsNoPageAndNoLink() {
        try (KeptServer closed = new KeptServer(Map.of("sayso.authorization.accounts.sign-up", "false"))) {
            Browser person = new Browser(closed.server());
            assertThat(person.open("/sign-up").status()).isEqualTo(404);
            assertThat(person.open("/sign-in").document().select("a[href=/sign-up]"))
                    .isEmpty();
            assertThat(person.page().document().select("a[href=/forgotten-password]"))
                    .hasSize(1);
        }
    }

    static Page signUp(Browser browser, String email) {
        return browser.submit("sign-up", Map.of("email", email, "name", "Ann Archer", "password", PASSWORD));
    }

    static Page type(Browser browser, String code) {
        return browser.submit("code-form", Map.of("code", code));
    }

    private static String problem(Page page) {
        return page.document().select(".problem").text();
    }
}
