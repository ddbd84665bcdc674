package org.sayso.authorization.message;

import java.util.List;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.settings.Language;

/**
 * A message that is yet to be put in words. Immutable.
 *
 * @param channel how it goes
 * @param to an e-mail address, or a number (E.164)
 * @param language of its words
 * @param key of its words in the messages bundle: {@code mail.<key>.subject} and {@code mail.<key>.text}
 * @param arguments of its words, after the name of the service; nothing that a stranger can have written
 */
public record Letter(Contact.Channel channel, String to, Language language, String key, List<String> arguments) {

    /** Copies the arguments. */
    public Letter {
        arguments = List.copyOf(arguments);
    }

    /** A mail. */
    public static Letter mail(String to, Language language, String key, String... arguments) {
        return new Letter(Contact.Channel.EMAIL, to, language, key, List.of(arguments));
    }

    /** Names the kind only. */
    @Override
    public String toString() {
        return "Letter[" + channel + ", " + key + "]";
    }
}
