package org.sayso.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.UndeliverableException;

class SmtpSenderTests {

    private static final String FROM = "Pizzéria on Demand <orders@pizza.example>";
    private static final String PASSWORD = "smtp-password-for-tests";
    private static final Message MESSAGE =
            message("ann@example.com", "Pizzéria 😀", "Your code is 482193.\n.\nCrème 😀");

    @TempDir
    private static Path directory;

    private static SSLContext localhost;
    private static SSLContext otherName;

    private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @BeforeAll
    static void makeCertificates() throws Exception {
        localhost = TestCertificate.forName("localhost", directory);
        otherName = TestCertificate.forName("mail.example", directory);
    }

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private static Message message(String to, String subject, String text) {
        return new Message("message-1", new Destination(Channel.EMAIL, to), subject, text);
    }

    private static SmtpSender sender(int port, SmtpTls tls, @Nullable String user, SSLContext trust) {
        return new SmtpSender(
                new SmtpServer("localhost", port, tls, user, user == null ? null : PASSWORD),
                FROM,
                trust.getSocketFactory(),
                Duration.ofSeconds(3));
    }

    private static SmtpSender plain(int port) {
        return sender(port, SmtpTls.defaultFor("localhost"), null, localhost);
    }

    private MimeMessage received() {
        assertThat(mail.getReceivedMessages()).hasSize(1);
        return mail.getReceivedMessages()[0];
    }

    @Test
    void message_arrivesAsPlainUtf8Text() throws Exception {
        plain(mail.getSmtp().getPort()).send(MESSAGE);

        MimeMessage got = received();
        assertThat(got.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(String.valueOf(got.getContent()).strip().replace("\r\n", "\n"))
                .isEqualTo(MESSAGE.text());
        assertThat(got.getSubject()).isEqualTo("Pizzéria 😀");
        assertThat(got.getFrom()[0].toString()).contains("orders@pizza.example");
        assertThat(got.getFrom()).hasSize(1);
        assertThat(got.getRecipients(RecipientType.TO)[0]).hasToString("ann@example.com");
        assertThat(got.getMessageID()).isEqualTo("<message-1@pizza.example>");
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got.getSentDate()).isNotNull();
    }

    @Test
    void endOfLife_isSaidWhereThereIsOne() throws Exception {
        plain(mail.getSmtp().getPort()).send(MESSAGE);
        plain(mail.getSmtp().getPort()).send(MESSAGE.expiringAt(Instant.parse("2026-11-21T10:05:00.5Z")));

        assertThat(mail.getReceivedMessages()[0].getHeader("Expires")).isNull();
        String expires = mail.getReceivedMessages()[1].getHeader("Expires")[0];
        assertThat(new MailDateFormat().parse(expires).toInstant()).isEqualTo(Instant.parse("2026-11-21T10:05:00Z"));
    }

    @Test
    void repeat_hasTheSameMessageId() throws Exception {
        plain(mail.getSmtp().getPort()).send(MESSAGE);
        plain(mail.getSmtp().getPort()).send(MESSAGE);

        assertThat(mail.getReceivedMessages())
                .hasSize(2)
                .allSatisfy(got -> assertThat(got.getMessageID()).isEqualTo("<message-1@pizza.example>"));
    }

    @Test
    void userAndPassword_areUsedToSignIn() throws Exception {
        mail.setUser("orders", PASSWORD);
        mail.getUserManager().setAuthRequired(true);
        sender(mail.getSmtp().getPort(), SmtpTls.INSECURE_NONE, "orders", localhost)
                .send(MESSAGE);
        assertThat(received().getSubject()).isEqualTo(MESSAGE.subject());
    }

    @Test
    void wrongPassword_isSaidWithoutTellingIt() {
        mail.setUser("orders", "another");
        mail.getUserManager().setAuthRequired(true);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sender(mail.getSmtp().getPort(), SmtpTls.INSECURE_NONE, "orders", localhost)
                        .send(MESSAGE))
                .isNotInstanceOf(UndeliverableException.class)
                .withMessage("the mail server refused the user name or password: check them")
                .satisfies(SmtpSenderTests::tellsNoSecret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pizza\r\nBcc: eve@example.com",
                "Pizza\nBcc: eve@example.com",
                "Pizza\rBcc: eve@example.com",
                "Pizza\r\n\r\nBcc: eve@example.com",
                "Pizza\u2028Bcc: eve@example.com",
                "Pizzéria\r\nBcc: eve@example.com",
                "Pizza\u0000\u0085\r\n Bcc: eve@example.com"
            })
    void lineEndsInASubject_addNoHeader(String subject) throws Exception {
        plain(mail.getSmtp().getPort()).send(message("ann@example.com", subject, "text"));

        MimeMessage got = received();
        assertThat(Collections.list(got.getAllHeaders()))
                .noneMatch(header -> header.getName().equalsIgnoreCase("Bcc"));
        assertThat(got.getAllRecipients()).hasSize(1);
        assertThat(got.getSubject()).contains("Bcc: eve@example.com").doesNotContainPattern("\\p{Cntrl}");
        assertThat(String.valueOf(got.getContent()).strip()).isEqualTo("text");
    }

    @Test
    void lineEndsInAnId_addNoHeader() throws Exception {
        plain(mail.getSmtp().getPort()).send(new Message("m>\r\nBcc: eve@example.com", MESSAGE.to(), "s", "text"));

        assertThat(received().getMessageID()).isEqualTo("<m___Bcc__eve_example.com@pizza.example>");
        assertThat(received().getAllRecipients()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann,eve@example.com",
                "Eve<eve@example.com>",
                "<eve@example.com>",
                "friends:ann@example.com;",
                "ann@example.com>",
                "ann\u010d\u010aRCPT@example.com",
                "jörg@example.com",
                "ann@example..com"
            })
    void addressThatIsNotOneAsciiMailbox_isUndeliverable(String address) {
        assertThatExceptionOfType(UndeliverableException.class)
                .isThrownBy(() -> plain(mail.getSmtp().getPort()).send(message(address, "s", "text")))
                .withMessage("the address is not one mailbox of ASCII characters");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverThatOffersStartTls_getsEverythingEncrypted() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(), localhost, false)) {
            sender(server.port(), SmtpTls.STARTTLS, "orders", localhost).send(MESSAGE);

            assertThat(server.lines.stream().filter(line -> !line.startsWith("tls ")))
                    .allMatch(line -> line.startsWith("EHLO") || line.equals("STARTTLS"));
            assertThat(server.lines)
                    .anyMatch(line -> line.startsWith("tls AUTH PLAIN"))
                    .contains("tls RCPT TO:<ann@example.com>");
        }
    }

    @Test
    void serverWithoutStartTls_getsNoPasswordAndNoMessage() {
        mail.setUser("orders", PASSWORD);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sender(mail.getSmtp().getPort(), SmtpTls.STARTTLS, "orders", localhost)
                        .send(MESSAGE))
                .isNotInstanceOf(UndeliverableException.class)
                .withMessage("the mail server does not offer STARTTLS");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void certificateOfAnotherNameOrAuthority_getsNoPasswordAndNoMessage(boolean implicit) throws Exception {
        SmtpTls tls = implicit ? SmtpTls.IMPLICIT : SmtpTls.STARTTLS;
        for (SSLContext trust : new SSLContext[] {otherName, localhost}) {
            try (ScriptedSmtp server = new ScriptedSmtp(Map.of(), otherName, implicit)) {
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() ->
                                sender(server.port(), tls, "orders", trust).send(MESSAGE))
                        .withMessageStartingWith("the mail server cannot be used: ")
                        .withMessageMatching(".*(Cert|SSL|Path|Validat).*");
                assertThat(server.lines).noneMatch(line -> line.contains("AUTH") || line.contains("RCPT"));
            }
        }
    }

    @Test
    void implicitTls_isEncryptedFromTheStart() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(), localhost, true)) {
            sender(server.port(), SmtpTls.IMPLICIT, "orders", localhost).send(MESSAGE);
            assertThat(server.lines).allMatch(line -> line.startsWith("tls ")).contains("tls DATA");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550, true", "RCPT, 550, true", "RCPT, 553, true", "DATA, 554, true", "., 554, true",
        "MAIL, 451, false", "RCPT, 450, false", "RCPT, 452, false", "DATA, 421, false", "., 451, false"
    })
    void refusal_isFinalWith5xxAndNotWith4xx(String verb, int reply, boolean last) throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.replying(verb, reply + " <ann@example.com> 482193 says no")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> plain(server.port()).send(MESSAGE))
                    .withMessageEndingWith("reply " + reply)
                    .satisfies(
                            e -> assertThat(e instanceof UndeliverableException).isEqualTo(last))
                    .satisfies(SmtpSenderTests::tellsNoSecret);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "RCPT", "."})
    void silence_isGivenUpAndMayBeTriedAgain(String verb) throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.replying(verb, "")) {
            SmtpSender hasty = new SmtpSender(
                    new SmtpServer("localhost", server.port(), SmtpTls.INSECURE_NONE, null, null),
                    FROM,
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    Duration.ofMillis(500));
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> hasty.send(MESSAGE))
                    .isNotInstanceOf(UndeliverableException.class)
                    .withMessage("the mail server did not answer within 500 ms")
                    .satisfies(SmtpSenderTests::tellsNoSecret);
        }
    }

    @ParameterizedTest
    @EnumSource(SmtpTls.class)
    void serverThatDripsWithoutEnd_isGivenUp(SmtpTls tls) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread dripping = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    while (true) {
                        // A greeting that goes on, or, where TLS is expected, the beginning of a record of 16 KiB.
                        byte[] drop = tls == SmtpTls.IMPLICIT
                                ? new byte[] {22, 3, 3, 64, 0}
                                : new byte[] {'2', '2', '0', '-'};
                        socket.getOutputStream().write(drop);
                        TimeUnit.MILLISECONDS.sleep(50);
                        socket.getOutputStream().write('\n');
                    }
                } catch (IOException e) {
                    // The client hung up.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            dripping.start();
            SmtpSender hasty = new SmtpSender(
                    new SmtpServer("localhost", server.getLocalPort(), tls, null, null),
                    FROM,
                    localhost.getSocketFactory(),
                    Duration.ofMillis(500));
            long before = System.nanoTime();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> hasty.send(MESSAGE))
                    .withMessage("the mail server did not answer within 500 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            dripping.join();
        }
    }

    @Test
    void greetingThatIsNoSmtp_isAFailure() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.replying("GREETING", "HTTP/1.1 400 Bad Request")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> plain(server.port()).send(MESSAGE))
                    .isNotInstanceOf(UndeliverableException.class)
                    .withMessageStartingWith("the mail server");
        }
    }

    @Test
    void lostQuit_doesNotUndoWhatWasAccepted() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.replying("QUIT", "")) {
            plain(server.port()).send(MESSAGE);
            assertThat(server.lines).contains("DATA");
        }
    }

    @Test
    void nobodyThere_isAFailureThatMayPass() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> plain(free).send(MESSAGE))
                .isNotInstanceOf(UndeliverableException.class)
                .withMessage("the mail server cannot be used: ConnectException");
    }

    @Test
    void textMessage_isUndeliverable() {
        Message sms = new Message("m", new Destination(Channel.SMS, "+12025550142"), "", "text");
        assertThatExceptionOfType(UndeliverableException.class)
                .isThrownBy(() -> plain(mail.getSmtp().getPort()).send(sms));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "a@b.example, c@d.example",
                "X\r\nBcc: eve@example.com <a@b.example>",
                "g:a@b.example;"
            })
    void senderThatIsNotOneMailbox_isRefused(String from) {
        SmtpServer server = new SmtpServer("localhost", 25, SmtpTls.STARTTLS, null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmtpSender(server, from))
                .withMessageContaining("one mailbox");
    }

    @Test
    void serverSettingsThatCannotWorkOrWouldLeak_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmtpServer("mail.example", 25, SmtpTls.INSECURE_NONE, "orders", PASSWORD))
                .withMessageContaining("in clear");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmtpServer("mail.example", 587, SmtpTls.STARTTLS, "orders", null))
                .withMessageContaining("both or none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmtpServer("mail example", 587, SmtpTls.STARTTLS, null, null))
                .withMessageContaining("host");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmtpServer("mail.example", 0, SmtpTls.STARTTLS, null, null))
                .withMessageContaining("65535");
        assertThat(new SmtpServer("mail.example", 587, SmtpTls.STARTTLS, "orders", PASSWORD))
                .hasToString("SmtpServer[mail.example:587, STARTTLS]");
        assertThat(SmtpTls.defaultFor("mail.example")).isEqualTo(SmtpTls.STARTTLS);
        assertThat(SmtpTls.defaultFor("127.0.0.1")).isEqualTo(SmtpTls.INSECURE_NONE);
    }

    private static void tellsNoSecret(Throwable failure) {
        assertThat(Receiver.textOf(failure))
                .doesNotContain(PASSWORD)
                .doesNotContain("482193")
                .doesNotContain("ann@example.com");
    }
}
