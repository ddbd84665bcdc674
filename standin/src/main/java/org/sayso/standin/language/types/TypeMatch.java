package org.sayso.standin.language.types;

/**
 * Words that a slot of a built-in type may take.
 *
 * @param end the position after the last word
 * @param weight how well they fit, about 1 for each word that fits fully
 * @param known whether the type knows the words, rather than taking whatever is said
 * @param value the value in the documented format, such as {@code PT2H}
 */
public record TypeMatch(int end, double weight, boolean known, String value) {}
