package org.sayso.standin.language.types;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * AMAZON.NUMBER, which loses leading zeros, and AMAZON.FOUR_DIGIT_NUMBER, which keeps them. Words that are no number
 * arrive as {@code ?}, as Alexa sends them.
 */
final class NumberSlot implements BuiltInType {

    private static final double NUMBER = 0.9;
    private static final double MISFIT = 0.2;
    private static final int LONGEST = 24;
    private static final int LONGEST_MISFIT = 4;

    private final boolean fourDigits;

    NumberSlot(boolean fourDigits) {
        this.fourDigits = fourDigits;
    }

    @Override
    public List<TypeMatch> at(List<Word> words, int from) {
        List<TypeMatch> matches = new ArrayList<>();
        for (int end = from + 1; end <= Math.min(words.size(), from + LONGEST); end++) {
            List<Word> span = words.subList(from, end);
            Optional<String> value = EnglishNumbers.digits(Words.texts(span)).flatMap(this::value);
            if (value.isPresent()) {
                matches.add(match(end, NUMBER * span.size(), true, value.get()));
            } else if (span.size() <= LONGEST_MISFIT) {
                matches.add(match(end, MISFIT * span.size(), false, "?"));
            }
        }
        return matches;
    }

    private Optional<String> value(String digits) {
        if (fourDigits) {
            return digits.length() == 4 ? Optional.of(digits) : Optional.empty();
        }
        return Optional.of(new BigInteger(digits).toString());
    }

    private static TypeMatch match(int end, double weight, boolean known, String value) {
        return new TypeMatch(end, weight, known, value);
    }
}
