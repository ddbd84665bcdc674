package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.confirmation.Message;

/**
 * A message as an e-mail: plain UTF-8 text, with a {@code Message-ID} that stays the same over repeats, and {@code Expires}
 * (RFC 4021) where it has an end of its life.
 */
final class Mail extends MimeMessage {

    /** Everything that some mailer might take for the end of a line. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\u0080-\u009f\u2028\u2029]+");

    /** Printable ASCII: the library writes the low byte of a character, and that of U+010A ends a line. */
    private static final Pattern ASCII = Pattern.compile("[!-~]+");

    private static final Pattern NOT_IN_ID = Pattern.compile("[^A-Za-z0-9.-]");

    private final String messageId;

    private Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static Mail of(Message message, InternetAddress from, InternetAddress to, Session session)
            throws MessagingException {
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        Mail mail = new Mail(session, "<" + NOT_IN_ID.matcher(message.id()).replaceAll("_") + "@" + domain + ">");
        mail.setFrom(from);
        mail.setRecipient(RecipientType.TO, to);
        mail.setSubject(CONTROLS.matcher(message.subject()).replaceAll(" "), "UTF-8");
        mail.setSentDate(Date.from(Instant.now()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message.expiresAt().isPresent()) {
            mail.setHeader(
                    "Expires",
                    new MailDateFormat().format(Date.from(message.expiresAt().get())));
        }
        mail.setDataHandler(
                new DataHandler(new ByteArrayDataSource(message.text().getBytes(UTF_8), "text/plain; charset=UTF-8")));
        mail.saveChanges();
        return mail;
    }

    /**
     * One mailbox of ASCII characters, and nothing that reads as a list, a group or a name.
     *
     * @return null where it is not
     */
    static @Nullable InternetAddress mailbox(String address) {
        if (!ASCII.matcher(address).matches()) {
            return null;
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            return address.equals(parsed.getAddress()) && !parsed.isGroup() && address.indexOf('@') > 0 ? parsed : null;
        } catch (AddressException e) {
            return null;
        }
    }

    /**
     * A mailbox, alone or behind a name: {@code Pizza on Demand <orders@example.com>}.
     *
     * @throws IllegalArgumentException where it is something else
     */
    static InternetAddress sender(String from) {
        try {
            if (!CONTROLS.matcher(from).find()) {
                InternetAddress parsed = new InternetAddress(from, true);
                InternetAddress mailbox = mailbox(String.valueOf(parsed.getAddress()));
                if (mailbox != null) {
                    mailbox.setPersonal(parsed.getPersonal(), "UTF-8");
                    return mailbox;
                }
            }
        } catch (AddressException e) {
            // Said below.
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("this JDK has no UTF-8", e);
        }
        throw new IllegalArgumentException(
                "the sender must be one mailbox, such as orders@example.com or Pizza on Demand <orders@example.com>");
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
