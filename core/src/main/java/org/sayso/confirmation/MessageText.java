package org.sayso.confirmation;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.sayso.ConfirmationRefusal;

/** Words messages. One that carries a code says who it is from, what it is for, how long it lasts, and to tell no one else. */
final class MessageText {

    private static final ResourceBundle.Control ROOT_WHEN_UNKNOWN =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Item names come from outside: they must not bring lines or invisible marks into a message. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    private MessageText() {}

    /** The message that carries a code. */
    static Message code(
            String id, Destination to, String serviceName, String summary, String code, Duration life, Locale locale) {
        ResourceBundle texts = texts(locale);
        return new Message(
                id,
                to,
                format(texts, "subject", serviceName),
                format(texts, "text", serviceName, plain(summary), code, lasts(texts, life)));
    }

    /** The message that carries the way to the approval page. */
    static Message approval(
            String id, Destination to, String serviceName, String summary, String page, Duration life, Locale locale) {
        ResourceBundle texts = texts(locale);
        return new Message(
                id,
                to,
                format(texts, "approval.subject", serviceName),
                format(texts, "approval.text", serviceName, plain(summary), page, lasts(texts, life)));
    }

    /** What was carried out, and when, for the owner to keep. */
    static Message receipt(
            String id,
            Destination to,
            String serviceName,
            String summary,
            String outcome,
            String challengeId,
            Instant at,
            Locale locale) {
        ResourceBundle texts = texts(locale);
        return new Message(
                id,
                to,
                format(texts, "receipt.subject", serviceName),
                format(
                        texts,
                        "receipt.text",
                        serviceName,
                        plain(summary),
                        plain(outcome),
                        at.truncatedTo(ChronoUnit.SECONDS).toString(),
                        challengeId));
    }

    /** Word to the owner that codes are off because of wrong ones. */
    static Message notice(String id, Destination to, String serviceName, ConfirmationRefusal reason, Locale locale) {
        ResourceBundle texts = texts(locale);
        String how = reason == ConfirmationRefusal.CODES_OFF_UNTIL_SIGN_IN ? "notice.sign-in" : "notice.text";
        return new Message(id, to, format(texts, "notice.subject", serviceName), format(texts, how, serviceName));
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("org.sayso.confirmation.messages", locale, ROOT_WHEN_UNKNOWN);
    }

    private static String lasts(ResourceBundle texts, Duration life) {
        boolean wholeMinutes = life.toSecondsPart() == 0;
        return format(
                texts,
                wholeMinutes ? "life.minutes" : "life.seconds",
                wholeMinutes ? life.toMinutes() : life.toSeconds());
    }

    private static String plain(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    private static String format(ResourceBundle texts, String key, Object... arguments) {
        // Numbers in the language of the text, which is English where the asked one has none.
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments);
    }
}
