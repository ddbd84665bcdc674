package org.sayso.standin.language;

import java.util.List;

/**
 * Words that a slot may take.
 *
 * @param end the position after the last word
 * @param weight how well they fit, about 1 for each word that fits fully
 * @param known whether the model or the type knows the words, rather than taking whatever is said
 */
record SlotMatch(int end, double weight, boolean known, List<HeardValue> values) {}
