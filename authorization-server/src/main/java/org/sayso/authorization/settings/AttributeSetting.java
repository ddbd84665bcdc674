package org.sayso.authorization.settings;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Something an account says about its owner, beside the standard things: {@code sayso.authorization.attributes.<name>.*}.
 * Immutable.
 *
 * @param label what the pages call it; required, except for {@code favorite-color}, which the pages know
 * @param labels the same for pages in a language, such as {@code labels.de}; the others have {@code label}
 * @param hint what to say below the field; by default what the kind takes
 * @param hints the same for pages in a language
 * @param kind what it takes; default {@code text}
 * @param longest how many characters it takes at most; default 40 for words and 100 for text, at most 1,000
 * @param pattern what a text must match as a whole; none by default, never for words
 * @param editable default true; whether its owner may change it on the profile page
 * @param scope the scope that has the userinfo endpoint tell it; none by default
 * @param claim the name it has there; its own by default
 */
public record AttributeSetting(
        @Nullable String label,
        @DefaultValue Map<String, String> labels,
        @Nullable String hint,
        @DefaultValue Map<String, String> hints,
        @DefaultValue("text") Kind kind,
        @DefaultValue("0") int longest,
        @Nullable String pattern,
        @DefaultValue("true") boolean editable,
        @Nullable String scope,
        @Nullable String claim) {

    private static final int LONGEST = 1_000;

    /** What an attribute takes. */
    public enum Kind {
        /** One line of printable characters. */
        TEXT(100),
        /** Letters of any script, with single blanks and hyphens between them, which can be spoken. */
        WORDS(40);

        private final int longest;

        Kind(int longest) {
            this.longest = longest;
        }
    }

    /** Copies the words. */
    public AttributeSetting {
        labels = Map.copyOf(labels);
        hints = Map.copyOf(hints);
        longest = longest == 0 ? kind.longest : longest;
    }

    static AttributeSetting favoriteColor() {
        return new AttributeSetting(null, Map.of(), null, Map.of(), Kind.WORDS, 0, null, true, null, null);
    }

    /** What a page in a language calls it; empty where the settings do not say. */
    public Optional<String> label(Language language) {
        return words(label, labels, language);
    }

    /** What to say below the field; empty where the settings do not say. */
    public Optional<String> hint(Language language) {
        return words(hint, hints, language);
    }

    /** Refuses what cannot work. */
    void check(String property, boolean known) {
        if (!known && (label == null || label.isBlank())) {
            throw new InvalidSettingException(
                    property + ".label is missing", "Set what the pages call it, such as Shoe size.");
        }
        checkLanguages(labels, property + ".labels");
        checkLanguages(hints, property + ".hints");
        if (longest < 1 || longest > LONGEST) {
            throw new InvalidSettingException(
                    property + ".longest is " + longest, "Set a number of characters from 1 to " + LONGEST + ".");
        }
        checkPattern(property);
        if (scope == null && claim != null) {
            throw new InvalidSettingException(
                    property + ".claim is never told",
                    "Set scope to the one that opens it at the userinfo endpoint; claims of access tokens are"
                            + " skills.<name>.token-claims.");
        }
    }

    private void checkPattern(String property) {
        if (pattern == null) {
            return;
        }
        if (kind != Kind.TEXT) {
            throw new InvalidSettingException(
                    property + ".pattern is for texts only", "Leave it out, or set kind=text.");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            throw new InvalidSettingException(
                    property + ".pattern is no regular expression: " + broken.getDescription(),
                    "Write it as java.util.regex.Pattern reads it, such as [0-9]{1,2}.");
        }
    }

    private static void checkLanguages(Map<String, String> words, String property) {
        words.keySet().forEach(code -> {
            if (Language.of(code).isEmpty()) {
                throw new InvalidSettingException(
                        property + "." + code + " is in no language of the pages",
                        "Use one of " + Language.codes() + ".");
            }
        });
    }

    private static Optional<String> words(@Nullable String text, Map<String, String> byLanguage, Language language) {
        return Optional.ofNullable(byLanguage.getOrDefault(language.code(), text))
                .filter(words -> !words.isBlank());
    }
}
