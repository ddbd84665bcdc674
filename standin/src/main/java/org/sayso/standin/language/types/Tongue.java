package org.sayso.standin.language.types;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is particular to a language for the built-in types. A language is one class that makes one of these, as
 * {@link EnglishTongue} does, and a line in {@link #of}. Immutable and thread-safe.
 *
 * @param numbers number words
 * @param dates phrases for AMAZON.DATE
 * @param times phrases for AMAZON.TIME
 * @param lengths phrases for one part of an AMAZON.DURATION, such as "two hours"
 * @param lengthJoiners words between the parts of a duration: "two hours <em>and</em> ten minutes"
 * @param signs words for signs in phone numbers and spelled text, such as "plus" for {@code +}
 * @param monthFirst whether dates in digits name the month before the day, where both are possible
 */
record Tongue(
        SpokenNumbers numbers,
        Phrases<DateMeaning> dates,
        Phrases<TimeMeaning> times,
        Phrases<LengthMeaning> lengths,
        Set<String> lengthJoiners,
        Map<String, String> signs,
        boolean monthFirst) {

    Tongue {
        lengthJoiners = Set.copyOf(lengthJoiners);
        signs = Map.copyOf(signs);
    }

    /** The language with this two-letter code; of one that is not known here, only digits are. */
    static Tongue of(String language) {
        return switch (language) {
            case "en" -> EnglishTongue.TONGUE;
            case "de" -> GermanTongue.TONGUE;
            case "es" -> SpanishTongue.TONGUE;
            case "fr" -> FrenchTongue.TONGUE;
            case "it" -> ItalianTongue.TONGUE;
            case "pt" -> PortugueseTongue.TONGUE;
            case "ja" -> JapaneseTongue.TONGUE;
            default -> digitsOnly(language);
        };
    }

    private static Tongue digitsOnly(String language) {
        SpokenNumbers numbers = SpokenNumbers.builder().build();
        Vocabulary words =
                Vocabulary.builder(Locale.forLanguageTag(language), numbers).build();
        return new Tongue(
                numbers,
                Phrases.<DateMeaning>builder(words).build(),
                Phrases.<TimeMeaning>builder(words)
                        .add(Times.clock(), "{hour} {minutes}")
                        .build(),
                Phrases.<LengthMeaning>builder(words).build(),
                Set.of(),
                Map.of(),
                false);
    }
}
