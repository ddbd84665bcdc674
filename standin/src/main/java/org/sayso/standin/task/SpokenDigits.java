package org.sayso.standin.task;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sayso.standin.language.types.BuiltInType;
import org.sayso.standin.language.types.BuiltInTypes;
import org.sayso.standin.language.types.TypeMatch;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** Hears the digits of a code or PIN, whatever is said around them: "my code is 1 2, thirty four, five six". Immutable. */
public final class SpokenDigits {

    private static final String HAN_DIGITS = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";

    private final Map<String, Character> digitWords = new HashMap<>();
    private final Optional<BuiltInType> numbers;

    SpokenDigits(Sentences sentences, Locale locale, Clock clock) {
        for (char digit = '0'; digit <= '9'; digit++) {
            for (String word : sentences.phrases("digit." + digit)) {
                digitWords.put(Words.key(Words.of(word)), digit);
            }
        }
        numbers = lexicon(locale)
                .flatMap(lexicon -> BuiltInTypes.of(
                        "AMAZON.NUMBER", lexicon, () -> clock.instant().atZone(clock.getZone())));
    }

    /**
     * Digits in a language; in English where it is not spoken here.
     *
     * @param clock the stand-in's
     */
    public static SpokenDigits of(Locale locale, Clock clock) {
        return new SpokenDigits(new Sentences(locale), locale, clock);
    }

    private static Optional<Lexicon> lexicon(Locale locale) {
        try {
            return Optional.of(Lexicon.forLocale(locale.toLanguageTag()));
        } catch (IllegalArgumentException notSpokenHere) {
            return Optional.empty();
        }
    }

    /** All digits in their order; empty if there are none. */
    public String in(String text) {
        List<Word> words = Words.of(text);
        StringBuilder digits = new StringBuilder();
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at).text();
            String written = written(word);
            Optional<TypeMatch> number = written.isEmpty() && !zero(word) ? number(words, at) : Optional.empty();
            if (number.isPresent()) {
                digits.append(number.get().value());
                at = number.get().end();
            } else {
                digits.append(written.isEmpty() ? spelled(word) : written);
                at++;
            }
        }
        return digits.toString();
    }

    private boolean zero(String word) {
        return spelled(word).equals("0");
    }

    private String spelled(String word) {
        Character digit = digitWords.get(word);
        return digit == null ? "" : digit.toString();
    }

    private static String written(String word) {
        StringBuilder digits = new StringBuilder();
        word.chars().forEach(c -> {
            int han = HAN_DIGITS.indexOf(c);
            if (c >= '0' && c <= '9') {
                digits.append((char) c);
            } else if (han >= 0) {
                digits.append(han);
            }
        });
        return digits.toString();
    }

    private Optional<TypeMatch> number(List<Word> words, int from) {
        return numbers.stream()
                .flatMap(type -> type.at(words, from).stream())
                .filter(match -> match.known() && match.value().matches("[0-9]+"))
                .max(Comparator.comparingInt(TypeMatch::end));
    }
}
