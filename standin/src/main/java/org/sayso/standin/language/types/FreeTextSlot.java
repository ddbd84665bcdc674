package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.List;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * AMAZON.SearchQuery: whatever is said after the words that carry it, as said, up to 80 words.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/slot-type-reference.html">Slot type reference</a>
 */
final class FreeTextSlot implements BuiltInType {

    private static final double WEIGHT = 0.7;
    private static final int LONGEST = 80;

    @Override
    public List<TypeMatch> at(List<Word> words, int from) {
        List<TypeMatch> matches = new ArrayList<>();
        StringBuilder said = new StringBuilder(words.get(from).said());
        int last = Math.min(words.size(), from + LONGEST);
        for (int end = from + 1; end <= last; end++) {
            if (end > from + 1) {
                List<Word> pair = words.subList(end - 2, end);
                said.append(
                        Words.said(pair),
                        pair.get(0).said().length(),
                        Words.said(pair).length());
            }
            matches.add(new TypeMatch(end, WEIGHT * (end - from), false, said.toString()));
        }
        return matches;
    }
}
