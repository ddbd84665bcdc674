package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Word;

/**
 * AMAZON.AlphaNumeric: letters and digits joined, in lower case: "sixteen a" is 16a, "b c four two" bc42, "double a five"
 * aa5. A single letter is that letter, so "o" is no zero here while "oh" is. Words that are neither letters nor numbers
 * arrive as {@code ?}.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/slot-type-reference.html">Slot type reference</a>
 */
final class AlphaNumericSlot implements BuiltInType {

    private static final double SPELLED = 0.9;
    /** A letter alone is often a word, such as "a". */
    private static final double LETTER = 0.5;

    private static final int LONGEST = 24;
    private static final int MOST_SIGNS = 40;

    private final SpokenNumbers numbers;

    AlphaNumericSlot(SpokenNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public List<TypeMatch> at(List<Word> words, int from) {
        String first = words.get(from).text();
        if (!isLetter(first) && !numbers.mayBegin(first) && !hasDigit(first)) {
            return Misfits.at(from, words.size());
        }
        List<TypeMatch> matches = new ArrayList<>();
        StringBuilder signs = new StringBuilder();
        int last = Math.min(words.size(), from + LONGEST);
        int at = from;
        while (at < last && signs.length() <= MOST_SIGNS) {
            String text = words.get(at).text();
            boolean one = at + 1 < last && numbers.isOne(text, words.get(at + 1).text());
            if ((isLetter(text) && !one) || (hasDigit(text) && !Tokens.isDigits(text))) {
                signs.append(text);
                add(matches, ++at, from, signs);
            } else if (numbers.repeats(text) > 1
                    && at + 1 < last
                    && isLetter(words.get(at + 1).text())) {
                signs.append(words.get(at + 1).text().repeat(numbers.repeats(text)));
                at += 2;
                add(matches, at, from, signs);
            } else {
                int end = at + 1;
                while (end < last
                        && !isLetter(words.get(end).text())
                        && isNumber(words.get(end).text())) {
                    end++;
                }
                String digits = null;
                for (int stop = at + 1; stop <= end; stop++) {
                    digits = digits(words.subList(at, stop));
                    if (digits != null) {
                        add(matches, stop, from, new StringBuilder(signs).append(digits));
                    }
                }
                if (digits == null) {
                    break;
                }
                signs.append(digits);
                at = end;
            }
        }
        Misfits.addTo(matches, from, words.size());
        return matches;
    }

    private boolean isNumber(String text) {
        return numbers.isPart(text) || numbers.mayBegin(text);
    }

    private @Nullable String digits(List<Word> words) {
        Tokens tokens = Tokens.of(words, 0, LONGEST, numbers);
        return numbers.digits(tokens, 0, tokens.size(), true).orElse(null);
    }

    private static void add(List<TypeMatch> matches, int end, int from, StringBuilder signs) {
        double weight = signs.length() == 1 && !Tokens.isDigit(signs.charAt(0)) ? LETTER : SPELLED * (end - from);
        matches.add(new TypeMatch(end, weight, true, signs.toString()));
    }

    private static boolean isLetter(String text) {
        return text.length() == 1 && Character.isLetter(text.charAt(0));
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Tokens.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
