package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.List;
import org.sayso.standin.language.words.Word;

/**
 * AMAZON.Ordinal: "first" is 1, "twenty third" and "23rd" are 23. Digits alone are taken too, because a text may write
 * "23." for a position. Words that are no position arrive as {@code ?}.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/slot-type-reference.html">Slot type reference</a>
 */
final class OrdinalSlot implements BuiltInType {

    private static final double POSITION = 0.95;
    private static final double DIGITS = 0.6;
    private static final int LONGEST = 10;
    private static final int MOST_DIGITS = 9;

    private final SpokenNumbers numbers;

    OrdinalSlot(SpokenNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public List<TypeMatch> at(List<Word> words, int from) {
        if (!numbers.mayBegin(words.get(from).text())) {
            return Misfits.at(from, words.size());
        }
        List<TypeMatch> matches = new ArrayList<>();
        Tokens tokens = Tokens.of(words, from, LONGEST, numbers);
        numbers.ordinal(tokens, 0, tokens.size())
                .filter(position -> tokens.isWordEnd(position.end()))
                .ifPresent(position -> {
                    int end = tokens.wordEnd(position.end());
                    matches.add(new TypeMatch(end, POSITION * (end - from), true, Long.toString(position.value())));
                });
        String first = tokens.text(0);
        if (matches.isEmpty() && Tokens.isDigits(first) && first.length() <= MOST_DIGITS && tokens.isWordEnd(1)) {
            matches.add(new TypeMatch(from + 1, DIGITS, true, Integer.toString(Integer.parseInt(first))));
        }
        Misfits.addTo(matches, from, words.size());
        return matches;
    }
}
