package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** People change where they are reached; and those who would take an account this way do not get far. */
@ExtendWith(OutputCaptureExtension.class)
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

        awaitTold(kept.server());
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
            awaitTold(phones);
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
            awaitTold(phones);
            assertThat(phones.bean(Users.class).find(subject).orElseThrow().phoneNumber())
                    .isEqualTo("+12025550142");
            clock.advance(Duration.ofHours(25));
            phones.bean(ContactChanges.class).tend();
            assertThat(phones.bean(Users.class).find(subject).orElseThrow().phoneNumber())
                    .isNull();
        }
    }

    @Test
    void noticeThatWasLost_isSentAgainAndTheChangeWaitsFromThen() throws InterruptedException {
        Carrier carrier = new Carrier();
        MovableClock clock = new MovableClock();
        try (RunningServer server = server(carrier, clock)) {
            String subject = begin(server, carrier);
            clock.advance(Duration.ofHours(25));
            server.bean(ContactChanges.class).tend();
            assertThat(email(server, subject)).as("nobody was told").isEqualTo(OLD);
            Browser owner = new Browser(server);
            owner.open("/account");
            assertThat(owner.signIn(OLD, KeptPeople.PASSWORD)
                            .document()
                            .select(".waiting small")
                            .text())
                    .contains("at the latest; we could not reach all of your present contacts yet");

            carrier.awaitLost(2);
            carrier.losesNotices = false;
            clock.advance(Duration.ofHours(6));
            server.bean(ContactChanges.class).tend();
            AccountMessage notice = carrier.next();
            assertThat(notice.to()).isEqualTo(OLD);
            awaitTold(server);
            assertThat(owner.open("/account")
                            .document()
                            .select(".waiting small")
                            .text())
                    .doesNotContain("at the latest");
            clock.advance(Duration.ofHours(23));
            server.bean(ContactChanges.class).tend();
            assertThat(email(server, subject)).isEqualTo(OLD);
            clock.advance(Duration.ofHours(2));
            server.bean(ContactChanges.class).tend();
            assertThat(email(server, subject)).isEqualTo(NEW);
            assertThat(carrier.sent).as("told once").isEmpty();
        }
    }

    /** Somebody whose old mailbox is gone has it for three days more, not for ever. */
    @Test
    void noticeThatNobodyTakes_delaysTheChangeByThreeDaysAndIsLogged(CapturedOutput output)
            throws InterruptedException {
        Carrier carrier = new Carrier();
        MovableClock clock = new MovableClock();
        try (RunningServer server = server(carrier, clock)) {
            String subject = begin(server, carrier);
            for (int hour = 0; hour < 95; hour++) {
                clock.advance(Duration.ofHours(1));
                server.bean(ContactChanges.class).tend();
                assertThat(email(server, subject)).as("after %s hours", hour).isEqualTo(OLD);
            }
            clock.advance(Duration.ofHours(2));
            server.bean(ContactChanges.class).tend();
            assertThat(email(server, subject)).isEqualTo(NEW);
            assertThat(output.getAll())
                    .contains("The e-mail address of account " + subject
                            + " changes although not all of its old contacts could be told, in 3 days of tries")
                    .doesNotContain(OLD, NEW);
        }
        assertThat(carrier.lost.get()).as("tries").isBetween(10, 25);
    }

    @Test
    void phoneThatCannotBeTold_isTriedAgainWithoutAnotherMail() throws InterruptedException {
        Carrier carrier = new Carrier();
        carrier.losesNotices = false;
        carrier.losesTexts = true;
        MovableClock clock = new MovableClock();
        try (RunningServer server = server(carrier, clock)) {
            String subject = KeptPeople.add(server, OLD, "Ann Archer");
            server.bean(Users.class).changePhone(subject, "+12025550142", clock.instant());
            change(server, carrier);
            assertThat(carrier.next().to()).as("the notice").isEqualTo(OLD);
            clock.advance(Duration.ofHours(25));
            server.bean(ContactChanges.class).tend();
            assertThat(email(server, subject)).isEqualTo(OLD);
            carrier.awaitLost(2);
            carrier.losesTexts = false;
            clock.advance(Duration.ofHours(6));
            server.bean(ContactChanges.class).tend();
            assertThat(carrier.next().to()).isEqualTo("+12025550142");
            awaitTold(server);
            clock.advance(Duration.ofHours(25));
            server.bean(ContactChanges.class).tend();
            assertThat(email(server, subject)).isEqualTo(NEW);
            assertThat(carrier.sent).isEmpty();
        }
    }

    private static RunningServer server(Carrier carrier, MovableClock clock) {
        return RunningServer.start(KeptPeople.settings(), context -> {
            context.registerBean(Clock.class, () -> clock);
            context.registerBean(AccountMessages.class, () -> carrier);
        });
    }

    /** A change whose notice is lost. */
    private static String begin(RunningServer server, Carrier carrier) throws InterruptedException {
        carrier.losesNotices = true;
        String subject = KeptPeople.add(server, OLD, "Ann Archer");
        change(server, carrier);
        return subject;
    }

    private static void change(RunningServer server, Carrier carrier) throws InterruptedException {
        Browser person = new Browser(server);
        person.open("/account/contact/email");
        person.signIn(OLD, KeptPeople.PASSWORD);
        person.submit("contact", Map.of("contact", NEW));
        Page account =
                person.submit("code-form", Map.of("code", carrier.next().text().substring(0, 9)));
        assertThat(account.document().select("#contact-changing")).hasSize(1);
    }

    private static String email(RunningServer server, String subject) {
        return server.bean(Users.class).find(subject).orElseThrow().email().text();
    }

    /** Until the notice that was handed over is noted. */
    private static void awaitTold(RunningServer server) {
        for (int tried = 0; tried < 200; tried++) {
            if (server.bean(ServerDatabase.class)
                            .jdbc()
                            .sql("SELECT COUNT(*) FROM contact_changes WHERE told IS NULL")
                            .query(Long.class)
                            .single()
                    == 0) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("nobody was told");
    }

    /** Keeps what it would have sent. */
    private static final class Carrier implements AccountMessages {

        private final BlockingQueue<AccountMessage> sent = new LinkedBlockingQueue<>();
        private final AtomicInteger lost = new AtomicInteger();
        private volatile boolean losesNotices;
        private volatile boolean losesTexts;

        @Override
        public boolean carries(Contact.Channel channel) {
            return true;
        }

        @Override
        public void send(AccountMessage message) throws IOException {
            boolean notice = message.subject().contains("is to change");
            if ((notice && losesNotices) || (losesTexts && message.channel() == Contact.Channel.SMS)) {
                lost.incrementAndGet();
                throw new IOException("lost");
            }
            sent.add(message);
        }

        void awaitLost(int messages) {
            for (int tried = 0; tried < 200 && lost.get() < messages; tried++) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertThat(lost.get()).isGreaterThanOrEqualTo(messages);
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
        awaitTold(kept.server());
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
