package org.sayso.authorization.users;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person is called: up to 100 characters of any script, on one line. Immutable.
 *
 * @param text composed (NFC), with single blanks
 */
public record PersonName(String text) {

    private static final int LONGEST = 100;

    /** Controls, invisible ones that turn the direction of writing, and what is no character; joiners shape words in some scripts. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\u2028\\u2029&&[^\\u200C\\u200D]]");

    private static final Pattern SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");

    /** What somebody typed; empty if it is nobody's name. */
    public static Optional<PersonName> of(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("\\p{Zs}+", " ")
                .strip();
        boolean good = text.codePointCount(0, text.length()) <= LONGEST
                && !UNPRINTABLE.matcher(text).find()
                && SOMETHING.matcher(text).find();
        return good ? Optional.of(new PersonName(text)) : Optional.empty();
    }
}
