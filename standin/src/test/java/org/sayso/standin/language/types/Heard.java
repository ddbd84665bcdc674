package org.sayso.standin.language.types;

import java.time.ZonedDateTime;
import java.util.List;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** What a built-in type hears in all words of a text, in the afternoon of Saturday, 21 November 2026. */
final class Heard {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-21T14:30:00+01:00[Europe/Madrid]");

    private Heard() {}

    /** The value; {@code none} if the words do not fit. */
    static String as(String type, String locale, String text) {
        List<Word> words = Words.of(text);
        String value = "none";
        double weight = -1;
        for (TypeMatch match : BuiltInTypes.of(type, Lexicon.forLocale(locale), () -> NOW)
                .orElseThrow()
                .at(words, 0)) {
            if (match.end() == words.size() && match.weight() > weight) {
                value = match.value();
                weight = match.weight();
            }
        }
        return value;
    }
}
