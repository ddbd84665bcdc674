package org.sayso.standin.language;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * AMAZON.NUMBER, which loses leading zeros, and AMAZON.FOUR_DIGIT_NUMBER, which keeps them. Words that are no number
 * arrive as {@code ?}, as Alexa sends them.
 */
final class NumberSlot implements SlotRecognizer {

    private static final double NUMBER = 0.9;
    private static final double MISFIT = 0.2;
    private static final int LONGEST = 24;
    private static final int LONGEST_MISFIT = 4;

    private final Lexicon lexicon;
    private final boolean fourDigits;

    NumberSlot(Lexicon lexicon, boolean fourDigits) {
        this.lexicon = lexicon;
        this.fourDigits = fourDigits;
    }

    @Override
    public List<SlotMatch> at(List<Word> words, int from) {
        List<SlotMatch> matches = new ArrayList<>();
        for (int end = from + 1; end <= Math.min(words.size(), from + LONGEST); end++) {
            List<Word> span = words.subList(from, end);
            Optional<String> value = lexicon.digits(Words.texts(span)).flatMap(this::value);
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

    private static SlotMatch match(int end, double weight, boolean known, String value) {
        return new SlotMatch(end, weight, known, List.of(new HeardValue(value, null)));
    }
}
