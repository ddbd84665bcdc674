package org.sayso.standin.language.types;

import java.time.ZonedDateTime;
import java.util.List;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** What a built-in type makes of all words of a text, on the afternoon of Saturday, 21 November 2026. */
final class Said {

    static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-21T14:30:00+01:00[Europe/Berlin]");

    private final BuiltInType type;

    private Said(BuiltInType type) {
        this.type = type;
    }

    static Said to(String type, String locale) {
        return at(type, locale, NOW);
    }

    static Said at(String type, String locale, ZonedDateTime now) {
        return new Said(BuiltInTypes.of(type, Tongue.of(locale.substring(0, 2)), () -> now)
                .orElseThrow());
    }

    /** The value; {@code none} if the words do not fit. */
    String value(String text) {
        List<Word> words = Words.of(text);
        String value = "none";
        double weight = -1;
        for (TypeMatch match : type.at(words, 0)) {
            if (match.end() == words.size() && match.weight() > weight) {
                value = match.value();
                weight = match.weight();
            }
        }
        return value;
    }
}
