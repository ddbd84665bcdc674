package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.List;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** AMAZON.SearchQuery: whatever is said after the words that carry it. */
final class FreeTextSlot implements BuiltInType {

    private static final double WEIGHT = 0.7;

    @Override
    public List<TypeMatch> at(List<Word> words, int from) {
        List<TypeMatch> matches = new ArrayList<>();
        for (int end = from + 1; end <= words.size(); end++) {
            String said = Words.said(words.subList(from, end));
            matches.add(new TypeMatch(end, WEIGHT * (end - from), false, said));
        }
        return matches;
    }
}
