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
    /** One letter wrong. */
    static final double NEAR = 0.85;

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
