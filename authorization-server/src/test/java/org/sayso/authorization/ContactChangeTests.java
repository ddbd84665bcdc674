package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.KeptServer.Mail;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.contacts.ContactChanges;
import org.sayso.authorization.message.AccountMessage;
import org.sayso.authorization.message.AccountMessages;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;
import tools.jackson.databind.JsonNode;

/** People change where they are reached; and those who would take an account this way do not get far. */
class ContactChangeTests {

    private static final String OLD = "ann@example.com";
    private static final String NEW = "archer@example.org";

    private KeptServer kept;
    private Browser browser;
    private User ann;

    @BeforeEach
    void start() {
        kept = new KeptServer();
        ann = kept.create(OLD);
        browser = new Browser(kept.server());
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void newAddress_isProvenToldToTheOldOneAndCountsAfterTheCoolOff() {
        open("/account/contact/email");
        assertThat(browser.page().text()).contains(OLD, "counts 24 hours later");
        Page code = browser.submit("contact", Map.of("contact", NEW));
        assertThat(code.text()).contains("We have sent a code to " + NEW);
        Mail sent = kept.mail(1);
        assertThat(sent.to()).isEqualTo(NEW);
        Page account = browser.submit("code-form", Map.of("code", sent.code()));
        assertThat(account.address().getPath()).isEqualTo("/account");
        assertThat(account.document().select("#contact-changing").text()).startsWith("Proven.");
        assertThat(account.document().select(".waiting li").text())
                .matches(
                        NEW
                                + " new from \\d{1,2} [A-Z][a-z]{2} 20\\d\\d, \\d\\d:\\d\\d \\(universal time, UTC\\) Stop this change");
        assertThat(browser.open("/account?lang=de")
                        .document()
                        .select(".waiting small")
                        .text())
                .matches("neu ab \\d{1,2}\\. [A-Z]\\p{L}{2,3}\\.? 20\\d\\d, \\d\\d:\\d\\d \\(Weltzeit, UTC\\)");
        browser.open("/account?lang=en");
        Mail notice = kept.mail(2);
        assertThat(notice.to()).isEqualTo(OLD);
        assertThat(notice.subject()).isEqualTo("Your e-mail address for Pizza on Demand is to change");
        assertThat(notice.text())
                .contains("Stop this change", RunningServer.ISSUER + "/account")
                .doesNotContain(NEW);

        assertThat(contact().get("email").asString()).isEqualTo(OLD);
        assertThat(contact().get("email_verified").asBoolean()).isTrue();
        kept.clock().advance(Duration.ofHours(23));
        kept.server().bean(ContactChanges.class).tend();
        assertThat(contact().get("email").asString()).isEqualTo(OLD);
        assertThat(signIn(NEW).text()).contains("E-mail address or password is wrong");

        kept.clock().advance(Duration.ofHours(2));
        kept.server().bean(ContactChanges.class).tend();
        assertThat(contact().get("email").asString()).isEqualTo(NEW);
        assertThat(contact().get("email_verified").asBoolean()).isTrue();
        assertThat(signIn(OLD).text()).contains("E-mail address or password is wrong");
        assertThat(signIn(NEW).text()).contains("Your account", NEW).doesNotContain("Stop this change");
    }

    @Test
    void changeThatWasStopped_neverCounts() {
        change();
        Page asked = browser.open("/account/contact/email/stop");
        assertThat(asked.text()).contains("Stop this change?", NEW, "choose a new password");
        Page stopped = browser.submit("stop", Map.of());
        assertThat(stopped.document().select("#contact-stopped").text()).startsWith("Stopped.");
        assertThat(stopped.document().select(".waiting")).isEmpty();
        dayPasses();
        assertThat(contact().get("email").asString()).isEqualTo(OLD);
    }

    @Test
    void ownerWhoSignsInWithTheOldAddress_canStopTheChangeOfAThief() {
        change();
        Browser owner = new Browser(kept.server());
        assertThat(owner.open("/account/contact/email/stop").address().getPath())
                .isEqualTo("/sign-in");
        owner.signIn(OLD, KeptServer.PASSWORD);
        assertThat(owner.submit("stop", Map.of()).text()).contains("Stopped.");
        dayPasses();
        assertThat(contact().get("email").asString()).isEqualTo(OLD);
    }

    @Test
    void everybodySignedOutMeanwhile_asByANewPassword_endsTheChange() {
        change();
        kept.clock().advance(Duration.ofHours(1));
        kept.users().signOut(ann.subject());
        dayPasses();
        assertThat(contact().get("email").asString()).isEqualTo(OLD);
        assertThat(kept.server()
                        .bean(ServerDatabase.class)
                        .jdbc()
                        .sql("SELECT COUNT(*) FROM contact_changes")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void signInThatIsOld_isAskedForAgainBeforeACodeIsSentAndBeforeAStop() {
        open("/account/contact/email");
        kept.clock().advance(Duration.ofMinutes(6));
        assertThat(browser.submit("contact", Map.of("contact", NEW)).address().getPath())
                .isEqualTo("/sign-in");
        assertThat(browser.signIn(OLD, KeptServer.PASSWORD).address().getPath()).isEqualTo("/account/contact/email");
        change();
        browser.open("/account/contact/email/stop");
        kept.clock().advance(Duration.ofMinutes(6));
        assertThat(browser.submit("stop", Map.of()).address().getPath()).isEqualTo("/sign-in");
        assertThat(browser.signIn(OLD, KeptServer.PASSWORD).address().getPath())
                .isEqualTo("/account/contact/email/stop");
        kept.mails(2);
    }

    @Test
    void wrongCodes_areCountedAndTheRightOneComesTooLate() {
        open("/account/contact/email");
        browser.submit("contact", Map.of("contact", NEW));
        String code = kept.mail(1).code();
        String wrong = code.equals("00000000") ? "11111111" : "00000000";
        for (int i = 1; i <= 5; i++) {
            assertThat(browser.submit("code-form", Map.of("code", wrong)).status())
                    .isEqualTo(422);
        }
        assertThat(browser.submit("code-form", Map.of("code", code))
                        .document()
                        .select("#code-problem")
                        .text())
                .startsWith("There were too many tries");
        assertThat(browser.open("/account").document().select(".waiting")).isEmpty();
    }

    @Test
    void codeForOneAddress_isWorthNothingForAnother() {
        open("/account/contact/email");
        browser.submit("contact", Map.of("contact", NEW));
        String code = kept.mail(1).code();
        kept.clock().advance(Duration.ofMinutes(2));
        browser.open("/account/contact/email");
        browser.submit("contact", Map.of("contact", "victim@example.org"));
        assertThat(browser.submit("code-form", Map.of("code", code)).status()).isEqualTo(422);
        assertThat(browser.open("/account").document().select(".waiting")).isEmpty();
    }

    @Test
    void codePageInTheSessionOfAnotherAccount_isNotThere() {
        kept.create("eve@example.com");
        open("/account/contact/email");
        browser.submit("contact", Map.of("contact", NEW));
        String code = kept.mail(1).code();
        kept.clock().advance(Duration.ofMinutes(6));
        browser.open("/account/contact/email");
        browser.signIn("eve@example.com", KeptServer.PASSWORD);
        assertThat(browser.open("/account/contact/email/code").address().getPath())
                .isEqualTo("/account/contact/email");
        browser.post(
                kept.server().uri("/account/contact/email/code"),
                List.of(Map.entry("_csrf", token(browser.page())), Map.entry("code", code)));
        assertThat(kept.server()
                        .bean(ServerDatabase.class)
                        .jdbc()
                        .sql("SELECT COUNT(*) FROM contact_changes")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void addressOfAnotherAccount_isToldOnlyToWhoReadsItsMails() {
        kept.create(NEW);
        open("/account/contact/email");
        Page code = browser.submit("contact", Map.of("contact", NEW));
        assertThat(code.text()).contains("We have sent a code to " + NEW).doesNotContain("Another account");
        Page taken = browser.submit("code-form", Map.of("code", kept.mail(1).code()));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.document().select("#new-contact-problem").text())
                .startsWith("Another account has this address");
    }

    @Test
    void addressOfNow_isNoOther() {
        open("/account/contact/email");
        Page same = browser.submit("contact", Map.of("contact", "Ann@Example.com"));
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.document().select("#new-contact-problem").text())
                .isEqualTo("This is your address already. Please type another one.");
        kept.mails(0);
    }

    @Test
    void addressOfNowThatWasNeverProven_isProven() {
        kept.users().changeEmail(ann.subject(), ann.email(), null);
        open("/account/contact/email");
        browser.submit("contact", Map.of("contact", OLD));
        browser.submit("code-form", Map.of("code", kept.mail(1).code()));
        assertThat(contact().get("email_verified").asBoolean()).isTrue();
    }

    @Test
    void addressThatAnotherAccountTookMeanwhile_isGivenUp() {
        change();
        kept.create(NEW);
        dayPasses();
        assertThat(contact().get("email").asString()).isEqualTo(OLD);
        assertThat(browser.open("/account").document().select(".waiting")).isEmpty();
    }

    @Test
    void firstVerifiedContact_countsAtOnce() {
        kept.users().changeEmail(ann.subject(), ann.email(), null);
        open("/account/contact/email");
        browser.submit("contact", Map.of("contact", NEW));
        Page account = browser.submit("code-form", Map.of("code", kept.mail(1).code()));
        assertThat(account.document().select("#contact-changed").text()).startsWith("Saved.");
        assertThat(contact().get("email").asString()).isEqualTo(NEW);
        kept.mails(1);
    }

    @Test
    void secondCode_comesAfterAMinuteAtTheEarliest() {
        open("/account/contact/email");
        browser.submit("contact", Map.of("contact", NEW));
        browser.open("/account/contact/email");
        Page again = browser.submit("contact", Map.of("contact", "other@example.org"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.document().select("#new-contact-problem").text()).startsWith("Please wait");
        kept.mails(1);
    }

    @Test
    void formsWithoutTheirTokens_changeNothing() {
        change();
        for (String path : List.of("", "/code", "/new-code", "/stop", "/remove")) {
            Page page = browser.post(
                    kept.server().uri("/account/contact/email" + path), List.of(Map.entry("contact", "x@example.org")));
            assertThat(page.status()).as(path).isEqualTo(403);
        }
        assertThat(browser.open("/account").document().select(".waiting")).hasSize(1);
    }

    @Test
    void withoutTextMessages_noPhoneIsOffered() {
        assertThat(open("/account").document().select("#change-contact a").eachAttr("href"))
                .containsExactly("/account/contact/email");
        assertThat(browser.open("/account/contact/phone").status()).isEqualTo(404);
        assertThat(browser.open("/account/contact/fax").status()).isEqualTo(404);
    }

    @Test
    void waitingAddress_isInTheDataAndGoesWithTheAccount() {
        change();
        assertThat(browser.open("/account/data").body()).contains("changes of contact that wait", NEW);
        kept.users().close(ann.subject());
        dayPasses();
        assertThat(String.join(
                        "\n",
                        kept.server()
                                .bean(ServerDatabase.class)
                                .jdbc()
                                .sql("SCRIPT")
                                .query(String.class)
                                .list()))
                .doesNotContain(NEW, OLD);
    }

    @Test
    void newNumber_goesByTextMessageAndIsToldToNobodyBeforeItCounts() throws InterruptedException {
        Carrier carrier = new Carrier();
        MovableClock clock = new MovableClock();
        try (RunningServer phones = RunningServer.start(KeptPeople.settings(), context -> {
            context.registerBean(Clock.class, () -> clock);
            context.registerBean(AccountMessages.class, () -> carrier);
        })) {
            String subject = KeptPeople.add(phones, OLD, "Ann Archer");
            Browser phone = new Browser(phones);
            phone.open("/account/contact/phone");
            phone.signIn(OLD, KeptPeople.PASSWORD);
            assertThat(phone.page().document().select("h1").text()).isEqualTo("Add a phone number");
            assertThat(phone.submit("contact", Map.of("contact", "0202 555 0142"))
                            .document()
                            .select("#new-contact-problem")
                            .text())
                    .startsWith("We do not understand this number.")
                    .contains("international form", "+1 202 555 0142");
            phone.submit("contact", Map.of("contact", "+1 (202) 555-0142"));
            AccountMessage sent = carrier.next();
            assertThat(sent.channel()).isEqualTo(Contact.Channel.SMS);
            assertThat(sent.to()).isEqualTo("+12025550142");
            assertThat(phone.submit("code-form", Map.of("code", "0"))
                            .document()
                            .select("#code-problem")
                            .text())
                    .startsWith("This is not the code of the newest text message.");
            phone.submit("code-form", Map.of("code", sent.text().substring(0, 9)));
            assertThat(carrier.next().to()).isEqualTo(OLD);
            AccountDirectory accounts = phones.bean(AccountDirectory.class);
            assertThat(accounts.findBySubject(subject).orElseThrow().contact())
                    .isEqualTo(new Contact(Contact.Channel.EMAIL, null, false, OLD, true));

            clock.advance(Duration.ofHours(25));
            phones.bean(ContactChanges.class).tend();
            assertThat(accounts.findBySubject(subject).orElseThrow().contact())
                    .isEqualTo(new Contact(Contact.Channel.SMS, "+12025550142", true, OLD, true));

            phone.open("/account/preferred-channel");
            phone.signIn(OLD, KeptPeople.PASSWORD);
            phone.post(
                    phones.uri("/account/preferred-channel"),
                    List.of(Map.entry("_csrf", token(phone.page())), Map.entry("channel", "EMAIL")));
            assertThat(accounts.findBySubject(subject).orElseThrow().contact().preferredChannel())
                    .isEqualTo(Contact.Channel.EMAIL);

            phone.open("/account/contact/phone");
            assertThat(phone.page().document().select("h1").text()).isEqualTo("Change your phone number");
            assertThat(phone.submit("contact", Map.of("contact", "+1 202 555 0142"))
                            .document()
                            .select("#new-contact-problem")
                            .text())
                    .isEqualTo("This is your number already. Please type another one.");
            phone.submit("remove", Map.of());
            assertThat(List.of(carrier.next().to(), carrier.next().to()))
                    .containsExactlyInAnyOrder(OLD, "+12025550142");
            assertThat(phones.bean(Users.class).find(subject).orElseThrow().phoneNumber())
                    .isEqualTo("+12025550142");
            clock.advance(Duration.ofHours(25));
            phones.bean(ContactChanges.class).tend();
            assertThat(phones.bean(Users.class).find(subject).orElseThrow().phoneNumber())
                    .isNull();
        }
    }

    /** Keeps what it would have sent. */
    private static final class Carrier implements AccountMessages {

        private final BlockingQueue<AccountMessage> sent = new LinkedBlockingQueue<>();

        @Override
        public boolean carries(Contact.Channel channel) {
            return true;
        }

        @Override
        public void send(AccountMessage message) {
            sent.add(message);
        }

        AccountMessage next() throws InterruptedException {
            return Objects.requireNonNull(sent.poll(20, TimeUnit.SECONDS), "no message came");
        }
    }

    private Page open(String path) {
        browser.open(path);
        return browser.signIn(OLD, KeptServer.PASSWORD);
    }

    private Page signIn(String email) {
        Browser other = new Browser(kept.server());
        other.open("/account");
        return other.signIn(email, KeptServer.PASSWORD);
    }

    /** Begins a change to the new address. */
    private void change() {
        if (browser.page().document().getElementById("contact") == null) {
            open("/account/contact/email");
        }
        browser.submit("contact", Map.of("contact", NEW));
        browser.submit("code-form", Map.of("code", kept.mail(1).code()));
        kept.mails(2);
    }

    private void dayPasses() {
        kept.clock().advance(Duration.ofHours(25));
        kept.server().bean(ContactChanges.class).tend();
    }

    private static String token(Page page) {
        return Objects.requireNonNull(page.document().selectFirst("[name=_csrf]"), page.body())
                .val();
    }

    /** What a service of ours is told. */
    private JsonNode contact() {
        LinkingClient client = new LinkingClient(kept.server());
        @Nullable
        JsonNode token = client.token(
                        Map.of("grant_type", "client_credentials", "scope", "accounts.contact"),
                        RunningServer.BACKEND_ID,
                        RunningServer.BACKEND_SECRET)
                .json()
                .get("access_token");
        return client.get(
                        "/accounts/" + ann.subject() + "/contact",
                        "Authorization",
                        "Bearer " + Objects.requireNonNull(token).asString())
                .json();
    }
}
