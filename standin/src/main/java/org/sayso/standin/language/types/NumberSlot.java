package org.sayso.standin.language.types;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Word;

/**
 * AMAZON.NUMBER, which loses leading zeros ("zero four two" is 42), and AMAZON.FOUR_DIGIT_NUMBER, which keeps them ("zero
 * four two five" is 0425). Digits and numbers said one after the other are joined: "four eight two one" and "forty eight
 * twenty one" are 4821, "twenty twenty six" is 2026, "double five" is 55. Whole numbers only; "minus five" is -5, which
 * Amazon's page does not tell. Words that are no number arrive as {@code ?}.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/slot-type-reference.html">Slot type reference</a>
 */
final class NumberSlot implements BuiltInType {

    private static final double NUMBER = 0.9;
    /** "ein" is an article more often than a one. */
    private static final double ARTICLE = 0.5;

    private static final int LONGEST = 24;

    private final SpokenNumbers numbers;
    private final boolean fourDigits;

    NumberSlot(SpokenNumbers numbers, boolean fourDigits) {
        this.numbers = numbers;
        this.fourDigits = fourDigits;
    }

    @Override
    public List<TypeMatch> at(List<Word> words, int from) {
        if (!numbers.mayBegin(words.get(from).text())) {
            return Misfits.at(from, words.size());
        }
        List<TypeMatch> matches = new ArrayList<>();
        Tokens tokens = Tokens.of(words, from, LONGEST, numbers);
        int first = numbers.isMinus(tokens.text(0)) && !fourDigits ? 1 : 0;
        for (int at = first; at < tokens.size() && numbers.isPart(tokens.text(at)); at++) {
            int end = at + 1;
            if (tokens.isWordEnd(end)) {
                String value = value(numbers.digits(tokens, first, end, true), first > 0);
                if (value != null) {
                    int length = tokens.wordEnd(end) - from;
                    double weight = length == 1 && numbers.isArticle(tokens.text(0)) ? ARTICLE : NUMBER * length;
                    matches.add(new TypeMatch(tokens.wordEnd(end), weight, true, value));
                }
            }
        }
        Misfits.addTo(matches, from, words.size());
        return matches;
    }

    private @Nullable String value(Optional<String> digits, boolean negative) {
        if (digits.isEmpty() || (fourDigits && digits.get().length() != 4)) {
            return null;
        }
        if (fourDigits) {
            return digits.get();
        }
        BigInteger number = new BigInteger(digits.get());
        return (negative ? number.negate() : number).toString();
    }
}
