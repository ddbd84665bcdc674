package org.sayso.confirmation;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** Words the message that carries a code: who it is from, what it is for, how long it lasts, and to tell no one else. */
final class MessageText {

    private static final ResourceBundle.Control ROOT_WHEN_UNKNOWN =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Item names come from outside: they must not bring lines or invisible marks into a message. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    private MessageText() {}

    static Message compose(
            String id, Destination to, String serviceName, String summary, String code, Duration life, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle("org.sayso.confirmation.messages", locale, ROOT_WHEN_UNKNOWN);
        boolean wholeMinutes = life.toSecondsPart() == 0;
        String lasts = format(
                texts,
                wholeMinutes ? "life.minutes" : "life.seconds",
                wholeMinutes ? life.toMinutes() : life.toSeconds());
        String plainSummary = UNPRINTABLE.matcher(summary).replaceAll(" ").strip();
        return new Message(
                id,
                to,
                format(texts, "subject", serviceName),
                format(texts, "text", serviceName, plainSummary, code, lasts));
    }

    private static String format(ResourceBundle texts, String key, Object... arguments) {
        // Numbers in the language of the text, which is English where the asked one has none.
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments);
    }
}
