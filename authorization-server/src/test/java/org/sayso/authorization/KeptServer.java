package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.NewUser;
import org.sayso.authorization.users.Passwords;
import org.sayso.authorization.users.PersonName;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;

/** A server that keeps accounts itself, with a mail server beside it. */
final class KeptServer implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private static final Pattern CODE = Pattern.compile("\\b([0-9]{4}) ([0-9]{4})\\b");
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final MovableClock clock = new MovableClock();
    private final RunningServer server;

    /** A mail that came. */
    record Mail(String to, String subject, String text) {

        String code() {
            Matcher code = CODE.matcher(text);
            assertThat(code.find()).as("a code in: " + text).isTrue();
            return code.group(1) + code.group(2);
        }
    }

    KeptServer() {
        this(Map.of());
    }

    KeptServer(Map<String, String> differences) {
        mail.start();
        Map<String, String> settings = new LinkedHashMap<>(settings());
        settings.put(
                "sayso.authorization.mail.port", String.valueOf(mail.getSmtp().getPort()));
        settings.putAll(differences);
        server = RunningServer.start(settings, clock);
    }

    static Map<String, String> settings() {
        return Map.of(
                "sayso.authorization.demo-users",
                "false",
                "sayso.authorization.accounts.kept",
                "true",
                "sayso.authorization.mail.host",
                "127.0.0.1",
                "sayso.authorization.mail.from",
                "Pizza on Demand <accounts@pizza.example>");
    }

    RunningServer server() {
        return server;
    }

    MovableClock clock() {
        return clock;
    }

    Users users() {
        return server.bean(Users.class);
    }

    User user(String email) {
        return users().find(EmailAddress.of(email).orElseThrow()).orElseThrow();
    }

    /** An account, made without the pages. */
    User create(String email) {
        return users().create(new NewUser(
                EmailAddress.of(email).orElseThrow(),
                true,
                PersonName.of("Ann Archer").orElseThrow(),
                null,
                server.bean(Passwords.class).hash(PASSWORD)));
    }

    /** The mails to an address, once there are so many in all. */
    List<Mail> mails(int all) {
        assertThat(mail.waitForIncomingEmail(LONGEST.toMillis(), all))
                .as(all + " mails, but there are " + mail.getReceivedMessages().length)
                .isTrue();
        assertThat(mail.getReceivedMessages()).hasSize(all);
        return Arrays.stream(mail.getReceivedMessages()).map(KeptServer::read).toList();
    }

    /** The last of so many mails. */
    Mail mail(int all) {
        return mails(all).get(all - 1);
    }

    MimeMessage raw(int number) {
        return mail.getReceivedMessages()[number - 1];
    }

    void loseMails() {
        mail.stop();
    }

    private static Mail read(MimeMessage message) {
        try {
            return new Mail(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    Objects.requireNonNull(message.getContent()).toString().replace("\r\n", "\n"));
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        server.close();
        mail.stop();
    }
}
