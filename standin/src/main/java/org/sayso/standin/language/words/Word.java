package org.sayso.standin.language.words;

/**
 * A word of an utterance.
 *
 * @param text lower case, without apostrophes and accents ({@code oeffne} for "Öffne"): what is compared
 * @param said lower case as written: what is reported
 * @param afterPause whether punctuation stood before it, which a speaker would make a pause of
 * @param tied whether it was written together with the word before it: with a hyphen ({@code press-ups}) or with none of
 *     them a word by itself ({@code a&w})
 */
public record Word(String text, String said, boolean afterPause, Tied tied) {

    /** What was written between two words. */
    public enum Tied {
        /** A blank or a punctuation mark. */
        NOT,
        HYPHEN,
        /** Nothing at all. */
        CLOSELY
    }
}
