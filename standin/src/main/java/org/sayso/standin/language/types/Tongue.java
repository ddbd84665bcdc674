package org.sayso.standin.language.types;

import java.util.Map;
import java.util.Optional;
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

    /** The language with this two-letter code; empty if nothing is known of it. */
    static Optional<Tongue> of(String language) {
        return switch (language) {
            case "en" -> Optional.of(EnglishTongue.TONGUE);
            case "es" -> Optional.of(SpanishTongue.TONGUE);
            case "fr" -> Optional.of(FrenchTongue.TONGUE);
            case "it" -> Optional.of(ItalianTongue.TONGUE);
            case "pt" -> Optional.of(PortugueseTongue.TONGUE);
            case "ja" -> Optional.of(JapaneseTongue.TONGUE);
            default -> Optional.empty();
        };
    }
}
