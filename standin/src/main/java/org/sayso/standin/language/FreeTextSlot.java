package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.List;

/** AMAZON.SearchQuery: whatever is said after the words that carry it. */
final class FreeTextSlot implements SlotRecognizer {

    private static final double WEIGHT = 0.7;

    @Override
    public List<SlotMatch> at(List<Word> words, int from) {
        List<SlotMatch> matches = new ArrayList<>();
        for (int end = from + 1; end <= words.size(); end++) {
            String said = Words.said(words.subList(from, end));
            matches.add(new SlotMatch(end, WEIGHT * (end - from), false, List.of(new HeardValue(said, null))));
        }
        return matches;
    }
}
