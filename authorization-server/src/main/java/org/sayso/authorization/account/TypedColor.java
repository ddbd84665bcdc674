package org.sayso.authorization.account;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour as somebody typed it, with blanks at its ends and doubled ones taken away. Immutable.
 *
 * @param text empty if nothing was typed
 */
public record TypedColor(String text) {

    private static final int LONGEST = 40;

    /** Letters of any script with their marks; the two joiners shape words in Persian and Hindi, but never end one. */
    private static final Pattern WORDS =
            Pattern.compile("W(?:[ -]W)*".replace("W", "\\p{L}[\\p{L}\\p{M}\\u200C\\u200D]*(?<![\\u200C\\u200D])"));

    public static TypedColor of(String typed) {
        String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        return new TypedColor(composed.replaceAll("\\p{Zs}+", " ").strip());
    }

    /** The colour, if there is one. */
    public Optional<String> color() {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** What is wrong with it, as a key of the messages bundle. */
    public Optional<String> problem() {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return Optional.of("profile.color.too-long");
        }
        return text.isEmpty() || WORDS.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("profile.color.not-letters");
    }
}
