package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;

/**
 * Numbers within names, so that "Ocean's Eleven" and "Ocean's 11" are one name, as are "2001" and "two thousand and one".
 * Immutable and thread-safe.
 */
public final class SpokenDigits {

    private static final int LONGEST = 8;

    private final SpokenNumbers numbers;

    private SpokenDigits(SpokenNumbers numbers) {
        this.numbers = numbers;
    }

    /** Those of a language. */
    public static SpokenDigits of(Lexicon lexicon) {
        return new SpokenDigits(Tongue.of(lexicon.language()).numbers());
    }

    /**
     * Words that are a number.
     *
     * @param end the position after the last of them
     */
    public record Digits(int end, String digits) {}

    /** The numbers that begin at a word, shortest first; an article that also means one is none. */
    public List<Digits> at(List<Word> words, int from) {
        if (!numbers.mayBegin(words.get(from).text())) {
            return List.of();
        }
        Tokens tokens = Tokens.of(words, from, LONGEST, numbers);
        List<Digits> found = new ArrayList<>();
        for (int token = 0; token < tokens.size() && numbers.isPart(tokens.text(token)); token++) {
            int end = token + 1;
            boolean article = end == 1 && numbers.isArticle(tokens.text(0));
            Optional<String> digits =
                    article || !tokens.isWordEnd(end) ? Optional.empty() : numbers.digits(tokens, 0, end, true);
            digits.ifPresent(text -> found.add(new Digits(tokens.wordEnd(end), text)));
        }
        return found;
    }

    /** The one word, as it is compared, as digits; null if it is no number. */
    public @Nullable String of(String word) {
        if (!numbers.mayBegin(word)) {
            return null;
        }
        Tokens tokens = Tokens.of(word, numbers);
        return tokens.size() == 1 && numbers.isArticle(word)
                ? null
                : numbers.digits(tokens, 0, tokens.size(), true).orElse(null);
    }
}
