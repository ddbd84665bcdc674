package org.sayso.authorization.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.account.Contact.Channel;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.settings.MailSettings;
import org.sayso.authorization.settings.MailSettings.Tls;
import org.sayso.authorization.settings.Secret;

class SmtpMessagesTests {

    private static final String PASSWORD = "smtp-password-for-tests";

    private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void message_comesAsPlainUtf8FromTheService() throws Exception {
        messages(null, null).send(message("ann@example.com", "Pizzéria 😀", "1234 5678\n.\nCrème 😀"));
        MimeMessage came = mail.getReceivedMessages()[0];
        assertThat(came.getSubject()).isEqualTo("Pizzéria 😀");
        assertThat(came.getFrom()[0]).hasToString("=?UTF-8?Q?Pizz=C3=A9ria?= <accounts@pizza.example>");
        assertThat(came.getAllRecipients()[0]).hasToString("ann@example.com");
        assertThat(came.getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
        assertThat(came.getContent().toString().replace("\r\n", "\n")).isEqualTo("1234 5678\n.\nCrème 😀");
    }

    @Test
    void lineEndsInASubject_makeNoHeader() throws Exception {
        messages(null, null).send(message("ann@example.com", "Hello\r\nBcc: eve@example.com\u2028X: y", "text"));
        MimeMessage came = mail.getReceivedMessages()[0];
        assertThat(came.getSubject()).isEqualTo("Hello Bcc: eve@example.com X: y");
        assertThat(came.getHeader("Bcc")).isNull();
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com,eve@example.com",
                "ann@example.com eve@example.com",
                "Ann <ann@example.com>",
                "ann@example.com\r\nRCPT TO:<eve@example.com>",
                "group:ann@example.com;",
                "ann",
                ""
            })
    void whatIsNotOneMailbox_getsNothing(String to) throws IOException {
        assertThatThrownBy(() -> messages(null, null).send(message(to, "s", "t")))
                .isInstanceOf(IOException.class)
                .hasMessage("the address is not one mailbox");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void password_isUsedAndAWrongOneIsNamed() throws Exception {
        mail.setUser("accounts@pizza.example", "accounts", PASSWORD);
        mail.getUserManager().setAuthRequired(true);
        messages("accounts", null).send(message("ann@example.com", "s", "t"));
        assertThat(mail.getReceivedMessages()).hasSize(1);
        MailSettings wrong = settings("accounts", null, "wrong");
        assertThatThrownBy(() -> new SmtpMessages(wrong, Clock.systemUTC()).send(message("ann@example.com", "s", "t")))
                .hasMessage("the mail server refused user or password of sayso.authorization.mail");
    }

    /** GreenMail offers no STARTTLS: nothing may be sent in clear then. */
    @Test
    void serverWithoutStartTls_getsNothingWhereThatIsRequired() {
        assertThatThrownBy(() -> messages(null, Tls.STARTTLS).send(message("ann@example.com", "s", "t")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the mail server did not take it");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverThatIsAway_isSaidWithoutTheAddressAndMayComeBack() {
        SmtpMessages messages = messages(null, null);
        mail.stop();
        assertThatThrownBy(() -> messages.send(message("ann@example.com", "s", "t")))
                .isInstanceOf(CarrierAwayException.class)
                .hasMessageNotContaining("ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"451 4.7.1 ann@example.com is greylisted", "421 4.3.2 closing", "452 4.2.2 ann has no room"})
    void recipientRefusedForNow_mayBeTakenLater(String refusal) throws IOException {
        try (BusyMailServer busy = new BusyMailServer(refusal, 1)) {
            SmtpMessages messages = new SmtpMessages(settings(busy.port()), Clock.systemUTC());
            assertThatThrownBy(() -> messages.send(message("ann@example.com", "s", "t")))
                    .isInstanceOf(CarrierAwayException.class)
                    .hasMessageNotContaining("ann");
        }
    }

    @Test
    void recipientRefusedForGood_isNotTriedAgain() throws IOException {
        try (BusyMailServer strict = new BusyMailServer("550 5.1.1 nobody here", 1)) {
            SmtpMessages messages = new SmtpMessages(settings(strict.port()), Clock.systemUTC());
            assertThatThrownBy(() -> messages.send(message("ann@example.com", "s", "t")))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(CarrierAwayException.class);
        }
    }

    @Test
    void mailRefusedForNow_arrivesByALaterTry() throws Exception {
        try (BusyMailServer busy = new BusyMailServer("451 4.7.1 greylisted", 2);
                Post post = new Post(
                        new SmtpMessages(settings(busy.port()), Clock.systemUTC()),
                        PostTests.words(),
                        "Pizza on Demand",
                        List.of(),
                        List.of(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(50)))) {
            long start = System.nanoTime();
            post.send(Letter.mail("ann@example.com", Language.ENGLISH, "forgotten-password", "1234 5678", "15"));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("the page does not wait")
                    .isLessThan(Duration.ofSeconds(1));
            assertThat(busy.taken.poll(20, TimeUnit.SECONDS)).contains("1234 5678");
            assertThat(busy.connections).hasValue(3);
        }
    }

    @Test
    void settingsAndMessages_showNoSecrets() {
        assertThat(settings("accounts", null, PASSWORD).toString()).doesNotContain(PASSWORD);
        assertThat(message("ann@example.com", "s", "1234 5678").toString()).isEqualTo("AccountMessage[EMAIL]");
        assertThat(Letter.mail(
                                "ann@example.com",
                                Language.ENGLISH,
                                "sign-up",
                                List.of("1234 5678").get(0))
                        .toString())
                .isEqualTo("Letter[EMAIL, sign-up]");
    }

    private static AccountMessage message(String to, String subject, String text) {
        return new AccountMessage(Channel.EMAIL, to, subject, text);
    }

    private SmtpMessages messages(@Nullable String user, @Nullable Tls tls) {
        return new SmtpMessages(settings(user, tls, PASSWORD), Clock.systemUTC());
    }

    private static MailSettings settings(int port) {
        return new MailSettings("127.0.0.1", port, null, null, null, "Pizza <accounts@pizza.example>");
    }

    private MailSettings settings(@Nullable String user, @Nullable Tls tls, String password) {
        return new MailSettings(
                "127.0.0.1",
                mail.getSmtp().getPort(),
                tls,
                user,
                user == null ? null : Secret.of(password),
                "Pizzéria <accounts@pizza.example>");
    }
}
