package org.sayso.standin.language;

import java.util.List;
import java.util.function.Supplier;

/**
 * Words that a slot may take.
 *
 * @param end the position after the last word
 * @param weight how well they fit, about 1 for each word that fits fully
 * @param known whether the model or the type knows the words, rather than taking whatever is said
 * @param values made only for the match that is chosen
 */
record SlotMatch(int end, double weight, boolean known, Supplier<List<HeardValue>> values) {

    /** Another ending, or written otherwise. */
    static final double STEM = 0.96;
    /** Another small word of the same kind. */
    static final double ALIKE = 0.9;
    /** One letter wrong. */
    static final double NEAR = 0.85;

    /** Below this the type takes the words only because something must be said for the slot. */
    private static final double MISFIT = 0.3;
    /** From here on the type takes sentences. */
    private static final double FREE_TEXT = 0.65;

    private static final double PER_STRANGE_WORD = 0.5;

    /** How much is won by taking the words, in comparison with other ways to cut the utterance: what is known goes first. */
    double gain(int from) {
        if (known) {
            return weight;
        }
        if (quality(from) < MISFIT) {
            return -MISFIT * (end - from);
        }
        return weight / 2 - (quality(from) < FREE_TEXT ? PER_STRANGE_WORD * (end - from - 1) : 0);
    }

    /** Whether the type takes the words, but cannot read them. */
    boolean isMisfit(int from) {
        return !known && quality(from) < MISFIT;
    }

    /** How well the words fit, from 0 to 1. */
    double quality(int from) {
        return Math.min(1, weight / (end - from));
    }

    /** How much the slot counts: many words are one thing that was said. */
    double mass(int from) {
        return mass((double) end - from);
    }

    static double mass(double words) {
        return 1 + 0.5 * Math.log(words);
    }
}
