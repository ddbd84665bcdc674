package org.sayso.standin.language;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.sayso.standin.language.types.SpokenDigits;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;

/**
 * How much each word counts: small words hardly, words that only one intent uses most. A sentence that shares nothing but
 * small words with a sample must not fit it.
 */
final class Weights {

    static final double FILLER = 0.05;
    static final double SMALL = 0.12;
    private static final double LIGHT = 0.35;
    private static final double STRANGE = 1.1;

    private final Wording wording;
    private final Set<String> fillers;
    private final Set<String> joiners;
    private final SpokenDigits digits;
    /** How many intents use a word, by its number. */
    private int[] intents = {};

    Weights(Wording wording, Lexicon lexicon) {
        this.wording = wording;
        this.fillers = lexicon.fillers();
        this.joiners = lexicon.joiners();
        this.digits = SpokenDigits.of(lexicon);
    }

    /** Tells that one more intent uses a word. */
    void used(int stem) {
        if (stem >= intents.length) {
            intents = Arrays.copyOf(intents, Math.max(64, stem * 2));
        }
        intents[stem]++;
    }

    /** @param stem the word's number, or {@link Vocabulary#UNKNOWN} */
    double of(String word, int stem) {
        if (fillers.contains(word)) {
            return FILLER;
        }
        double weight = 1;
        if (wording.isSmall(word) || joiners.contains(word)) {
            weight = SMALL;
        } else if (wording.isLight(word)) {
            weight = LIGHT;
        }
        if (stem == Vocabulary.UNKNOWN || stem >= intents.length || intents[stem] == 0) {
            return weight < 1 ? weight : STRANGE;
        }
        return switch (intents[stem]) {
            case 1 -> weight * 1.1;
            case 2 -> weight;
            default -> weight * Math.max(0.7, 1.1 - 0.08 * intents[stem]);
        };
    }

    /** Of the last word of a sample, which may be half of its verb: the "ein" of "schalte das Licht ein". */
    double ofLast(String word, int stem) {
        return wording.isParticle(word) ? Math.max(LIGHT, of(word, stem)) : of(word, stem);
    }

    boolean isContent(String word) {
        return !fillers.contains(word) && !joiners.contains(word) && !wording.isSmall(word) && !wording.isLight(word);
    }

    boolean isSmall(String word) {
        return fillers.contains(word) || joiners.contains(word) || wording.isSmall(word);
    }

    /**
     * Whether words that nothing knows may be a value: they neither begin nor end with words of grammar, and say more than
     * "out" or "again".
     */
    boolean mayBeValue(List<Word> words) {
        return !isSmall(words.get(0).text())
                && !isSmall(words.get(words.size() - 1).text())
                && anyContent(words)
                && !wording.isFixedPhrase(words);
    }

    private boolean anyContent(List<Word> words) {
        for (Word word : words) {
            if (isContent(word.text())) {
                return true;
            }
        }
        return false;
    }

    /** Whether words are nothing but a number. */
    boolean isNumber(List<Word> words) {
        return digits.at(words, 0).stream().anyMatch(number -> number.end() == words.size());
    }

    /** Whether there are words of grammar among words. */
    boolean anySmall(List<Word> words) {
        return words.stream().anyMatch(word -> isSmall(word.text()));
    }
}
