package org.sayso.standin.language.words;

/**
 * A word of an utterance.
 *
 * @param text lower case, without apostrophes and accents ({@code oeffne} for "Öffne"): what is compared
 * @param said lower case as written: what is reported
 * @param afterPause whether punctuation stood before it, which a speaker would make a pause of
 */
public record Word(String text, String said, boolean afterPause) {}
