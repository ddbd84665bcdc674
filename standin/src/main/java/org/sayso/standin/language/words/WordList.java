package org.sayso.standin.language.words;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A lexicon whose words come from a file. */
record WordList(
        String language,
        Set<String> fillers,
        Set<String> joiners,
        List<List<String>> opening,
        List<List<String>> closing,
        List<List<String>> starts,
        List<List<String>> startsAfter,
        Set<String> articles,
        Set<String> connectors,
        Set<String> agents,
        Map<String, Set<String>> builtIns,
        Set<String> exits,
        int longestUnlisted,
        UnaryOperator<String> stems)
        implements Lexicon {

    @Override
    public String stem(String word) {
        return stems.apply(word);
    }
}
