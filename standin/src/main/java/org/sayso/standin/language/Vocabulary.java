package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.types.SpokenDigits;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;

/**
 * The words of a model without their endings, each with a number. Long words are also found with one letter wrong, missing
 * or too many. Filled while a model is read, then only asked.
 */
final class Vocabulary {

    static final int UNKNOWN = -1;

    private static final int SHORTEST_MISTAKEN = 5;
    private static final int LONG = 6;
    /** So long that even the first letter may be wrong. */
    private static final int VERY_LONG = 8;

    /** Longer ones are no words; looking for their mistakes would cost the square of their length. */
    private static final int LONGEST_MISTAKEN = 64;

    private static final int MOST_NEAR = 3;
    private static final int[] NONE = {};

    private final Lexicon lexicon;
    private final SpokenDigits digits;
    private final @Nullable Vocabulary base;
    private final int offset;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> stems = new ArrayList<>();
    /** Sorted; the hash of a stem with at most one letter left out, and the stem's number. */
    private long[] mistakes = {};

    /** @param base words that are known already; null if there are none */
    Vocabulary(Lexicon lexicon, @Nullable Vocabulary base) {
        this.lexicon = lexicon;
        this.digits = SpokenDigits.of(lexicon);
        this.base = base;
        this.offset = base == null ? 0 : base.size();
    }

    int size() {
        return offset + stems.size();
    }

    /** The number of a word, a new one if it is new. */
    int add(String word) {
        return addStem(stem(word));
    }

    private int addStem(String stem) {
        int known = number(stem);
        if (known != UNKNOWN) {
            return known;
        }
        stems.add(stem);
        numbers.put(stem, size() - 1);
        return size() - 1;
    }

    /** The number of a word, or {@link #UNKNOWN}. */
    int find(String word) {
        return number(stem(word));
    }

    /** The word that a number is known as in digits, whatever words say it. */
    private String stem(String word) {
        String number = digits.of(word);
        return number != null ? number : lexicon.stem(word);
    }

    /** Whether the word may be left out without changing what is meant. */
    boolean isFiller(String word) {
        return lexicon.fillers().contains(word);
    }

    /** The numbers of two words and more that begin at a word. */
    List<SpokenDigits.Digits> digitsAt(List<Word> words, int from) {
        return digits.at(words, from).stream().filter(d -> d.end() > from + 1).toList();
    }

    /** The number of a number in digits, or {@link #UNKNOWN}. */
    int findDigits(String number) {
        return number(number);
    }

    /** A new number for a number in digits, if it is new. */
    int addDigits(String number) {
        return addStem(number);
    }

    /** The number of a word that was said in pieces, the first of which is not the word already. */
    int findWhole(String word, int firstPiece) {
        String stem = lexicon.stem(word);
        return stem.length() <= firstPiece ? UNKNOWN : number(stem);
    }

    private int number(String stem) {
        int known = base == null ? UNKNOWN : base.number(stem);
        return known != UNKNOWN ? known : numbers.getOrDefault(stem, UNKNOWN);
    }

    /** To be called when all words are there. */
    void complete() {
        long[] all = new long
                [stems.stream()
                        .filter(Vocabulary::canBeMistaken)
                        .mapToInt(s -> s.length() + 1)
                        .sum()];
        int count = 0;
        for (int i = 0; i < stems.size(); i++) {
            String stem = stems.get(i);
            if (canBeMistaken(stem)) {
                for (int without = -1; without < stem.length(); without++) {
                    all[count++] = ((long) hash(stem, without) << 32) | i;
                }
            }
        }
        mistakes = Arrays.copyOf(all, count);
        Arrays.sort(mistakes);
    }

    private static boolean canBeMistaken(String stem) {
        return stem.length() >= SHORTEST_MISTAKEN && stem.length() <= LONGEST_MISTAKEN;
    }

    /** The numbers of the words that an unknown word may have been meant as, a few at most. */
    int[] near(String word) {
        String stem = lexicon.stem(word);
        if (!canBeMistaken(stem)) {
            return NONE;
        }
        int[] own = nearOwn(stem);
        if (base == null) {
            return own;
        }
        int[] known = base.nearOwn(stem);
        int[] both = Arrays.copyOf(known, known.length + own.length);
        System.arraycopy(own, 0, both, known.length, own.length);
        return both.length <= MOST_NEAR ? both : Arrays.copyOf(both, MOST_NEAR);
    }

    private int[] nearOwn(String stem) {
        int[] near = NONE;
        for (int without = -1; without < stem.length(); without++) {
            int hash = hash(stem, without);
            int at = Arrays.binarySearch(mistakes, (long) hash << 32);
            for (int i = at < 0 ? -at - 1 : at; i < mistakes.length && (int) (mistakes[i] >> 32) == hash; i++) {
                int number = (int) mistakes[i];
                int shown = number + offset;
                if (isNear(stem, stems.get(number))
                        && near.length < MOST_NEAR
                        && Arrays.stream(near).noneMatch(n -> n == shown)) {
                    near = Arrays.copyOf(near, near.length + 1);
                    near[near.length - 1] = shown;
                }
            }
        }
        return near;
    }

    private static boolean isNear(String heard, String known) {
        int longer = Math.max(heard.length(), known.length());
        return longer >= LONG
                && (longer >= VERY_LONG || heard.charAt(0) == known.charAt(0))
                && known.chars().noneMatch(Character::isDigit)
                && oneMistake(heard, known);
    }

    /** Whether one letter is different, missing, too many, or changed places with its neighbour. */
    private static boolean oneMistake(String one, String other) {
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start
                && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        int oneLeft = one.length() - start - tail;
        int otherLeft = other.length() - start - tail;
        boolean swapped = oneLeft == 2
                && otherLeft == 2
                && one.charAt(start) == other.charAt(start + 1)
                && one.charAt(start + 1) == other.charAt(start);
        return (oneLeft <= 1 && otherLeft <= 1) || swapped;
    }

    private static int hash(String stem, int without) {
        int hash = 17;
        for (int i = 0; i < stem.length(); i++) {
            if (i != without) {
                hash = hash * 31 + stem.charAt(i);
            }
        }
        return hash;
    }
}
