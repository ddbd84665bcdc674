package org.sayso.authorization.account;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sayso.authorization.settings.AttributeSetting;

/**
 * An attribute as somebody typed it, with blanks at its ends and doubled ones taken away. Immutable.
 *
 * @param text empty if nothing was typed
 * @param rule what it has to be
 */
public record TypedAttribute(String text, AttributeSetting rule) {

    /** Letters of any script with their marks; the two joiners shape words in Persian and Hindi, but never end one. */
    private static final Pattern WORDS =
            Pattern.compile("W(?:[ -]W)*".replace("W", "\\p{L}[\\p{L}\\p{M}\\u200C\\u200D]*(?<![\\u200C\\u200D])"));

    /** No controls, line ends and halves of characters, and no marks that turn the direction of what follows. */
    private static final Pattern LINE =
            Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    /** Reads what was typed for an attribute. */
    public static TypedAttribute of(AttributeSetting rule, String typed) {
        String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        return new TypedAttribute(composed.replaceAll("\\p{Zs}+", " ").strip(), rule);
    }

    /** The value, if there is one. */
    public Optional<String> value() {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** What is wrong with it, as a key of the messages bundle, which takes the greatest length. */
    public Optional<String> problem() {
        String kind = rule.kind() == AttributeSetting.Kind.WORDS ? "profile.words" : "profile.text";
        if (text.codePointCount(0, text.length()) > rule.longest()) {
            return Optional.of(kind + ".too-long");
        }
        return text.isEmpty() || fits() ? Optional.empty() : Optional.of(kind + ".not-fitting");
    }

    private boolean fits() {
        if (rule.kind() == AttributeSetting.Kind.WORDS) {
            return WORDS.matcher(text).matches();
        }
        return LINE.matcher(text).matches() && (rule.pattern() == null || Pattern.matches(rule.pattern(), text));
    }
}
