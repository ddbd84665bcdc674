package org.sayso.authorization.message;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.MailSettings;
import org.sayso.authorization.settings.MailSettings.Tls;

/**
 * Sends mails by SMTP, plain UTF-8 text, each over a connection of its own. Thread-safe.
 *
 * <p>Gives up after 5 seconds for connecting, and 10 for each answer. The certificate must be trusted by this JVM and bear the
 * server's name.
 */
final class SmtpMessages implements AccountMessages {

    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "10000";

    /** Everything that some mailer might take for the end of a line. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\u0080-\u009f\u2028\u2029]+");

    /** The library's own words for a server whose first line is no welcome. */
    private static final Pattern GREETED_FOR_NOW =
            Pattern.compile("^Could not connect to SMTP host.*response: (4\\d\\d|-1)");

    private static final Pattern MAILBOX = Pattern.compile("[!-~&&[^<>()\\[\\],;:\\\\\"]]+@[A-Za-z0-9.-]+");

    private final MailSettings settings;
    private final InternetAddress from;
    private final Session session;
    private final Clock clock;

    /** @throws InvalidSettingException where {@code from} is not one mailbox */
    SmtpMessages(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.from = sender(Objects.requireNonNull(settings.from()));
        this.session = Session.getInstance(properties(settings));
    }

    @Override
    public boolean carries(Contact.Channel channel) {
        return channel == Contact.Channel.EMAIL;
    }

    @Override
    public void send(AccountMessage message) throws IOException {
        if (message.channel() != Contact.Channel.EMAIL) {
            throw new IOException("mails only");
        }
        // One mailbox and nothing else: the library would read a list.
        if (!MAILBOX.matcher(message.to()).matches()) {
            throw new IOException("the address is not one mailbox");
        }
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(
                    settings.host(),
                    Objects.requireNonNull(settings.port()),
                    settings.user(),
                    settings.password() == null ? null : settings.password().reveal());
            MimeMessage mail = mail(message);
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (AuthenticationFailedException refused) {
            throw new IOException("the mail server refused user or password of sayso.authorization.mail");
        } catch (MessagingException failed) {
            // Kinds only: a server's own words may repeat the address.
            String why = "the mail server did not take it: " + kind(failed);
            throw forNow(failed) ? new CarrierAwayException(why) : new IOException(why);
        }
    }

    private MimeMessage mail(AccountMessage message) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(message.to(), true));
        mail.setSubject(CONTROLS.matcher(message.subject()).replaceAll(" "), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(message.text(), StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
    }

    /** Whether the server cannot be reached, or answers with a code of 400 and something (RFC 5321 section 4.2.1). */
    private static boolean forNow(MessagingException failure) {
        Throwable each = failure;
        while (each != null) {
            int code = each instanceof SMTPSendFailedException sent
                    ? sent.getReturnCode()
                    : each instanceof SMTPAddressFailedException address
                            ? address.getReturnCode()
                            : each instanceof SMTPSenderFailedException sender ? sender.getReturnCode() : 0;
            if (code / 100 == 4
                    || each instanceof MailConnectException
                    || each instanceof SocketException
                    || each instanceof SocketTimeoutException
                    || each instanceof EOFException
                    || GREETED_FOR_NOW
                            .matcher(String.valueOf(each.getMessage()))
                            .find()) {
                return true;
            }
            each = each instanceof MessagingException outer ? outer.getNextException() : null;
        }
        return false;
    }

    private static String kind(MessagingException failure) {
        Throwable root = failure;
        while (root instanceof MessagingException outer && outer.getNextException() != null) {
            root = outer.getNextException();
        }
        return root.getClass().getSimpleName();
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.tls() == Tls.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    private static InternetAddress sender(String from) {
        try {
            InternetAddress[] all = InternetAddress.parse(from, true);
            if (all.length == 1
                    && MAILBOX.matcher(all[0].getAddress()).matches()
                    && !CONTROLS.matcher(from).find()) {
                return new InternetAddress(all[0].getAddress(), all[0].getPersonal(), StandardCharsets.UTF_8.name());
            }
        } catch (AddressException | java.io.UnsupportedEncodingException notAMailbox) {
            // Said below.
        }
        throw new InvalidSettingException(
                "sayso.authorization.mail.from is not one mailbox: " + from,
                "Set it to one such as Pizza on Demand <accounts@example.com>.");
    }
}
