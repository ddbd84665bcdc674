package org.sayso.standin.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What words may mean by a model.
 *
 * @param best null if nothing fits well enough
 * @param guesses the best guess for each intent, the nearest first; a few at most
 */
record Hearing(@Nullable Guess best, List<Guess> guesses) {

    /**
     * An intent that the words may mean.
     *
     * @param because the sample or the fixed phrase, and what does not fit it
     */
    record Guess(String intent, double score, String because, Map<String, SlotMatch> slots) {}
}
