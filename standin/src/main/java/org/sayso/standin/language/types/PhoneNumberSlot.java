package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.List;
import org.sayso.standin.language.words.Word;

/**
 * AMAZON.PhoneNumber: all digits joined, leading zeros kept. "nine one nine double five" is 91955, "eight hundred five five
 * five" 800555. A leading "plus" is written {@code +}, which Amazon's page does not tell. Fewer than three digits are no
 * phone number and arrive as {@code ?}.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/slot-type-reference.html">Slot type reference</a>
 */
final class PhoneNumberSlot implements BuiltInType {

    private static final double NUMBER = 0.9;
    private static final int LONGEST = 24;
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 20;

    private final Tongue tongue;

    PhoneNumberSlot(Tongue tongue) {
        this.tongue = tongue;
    }

    @Override
    public List<TypeMatch> at(List<Word> words, int from) {
        SpokenNumbers numbers = tongue.numbers();
        String first = words.get(from).text();
        boolean plus = "+".equals(tongue.signs().get(first));
        if (!plus && !numbers.mayBegin(first)) {
            return Misfits.at(from, words.size());
        }
        List<TypeMatch> matches = new ArrayList<>();
        Tokens tokens = Tokens.of(words, from, LONGEST, numbers);
        int begin = plus ? 1 : 0;
        for (int at = begin; at < tokens.size() && numbers.isPart(tokens.text(at)); at++) {
            int end = at + 1;
            if (tokens.isWordEnd(end)) {
                numbers.digits(tokens, begin, end, false)
                        .filter(digits -> digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS)
                        .map(digits -> plus ? "+" + digits : digits)
                        .ifPresent(value -> matches.add(new TypeMatch(
                                tokens.wordEnd(end), NUMBER * (tokens.wordEnd(end) - from), true, value)));
            }
        }
        Misfits.addTo(matches, from, words.size());
        return matches;
    }
}
