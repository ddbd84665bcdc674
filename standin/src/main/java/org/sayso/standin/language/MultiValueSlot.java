package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Lexicon;

/** A slot that takes several values, split at "and", at pauses, and between values that are known. */
final class MultiValueSlot implements SlotRecognizer {

    private static final double JOINER = 0.9;
    private static final int MOST_VALUES = 20;

    private final SlotRecognizer single;
    private final Lexicon lexicon;

    MultiValueSlot(SlotRecognizer single, Lexicon lexicon) {
        this.single = single;
        this.lexicon = lexicon;
    }

    /** Values in a row, the last first. */
    private record Chain(SlotMatch last, @Nullable Chain before, int length, double weight, boolean known) {
        List<HeardValue> values() {
            List<SlotMatch> matches = new ArrayList<>();
            for (@Nullable Chain chain = this; chain != null; chain = chain.before()) {
                matches.add(0, chain.last());
            }
            return matches.stream()
                    .flatMap(match -> match.values().get().stream())
                    .toList();
        }
    }

    @Override
    public List<SlotMatch> at(Utterance said, int from) {
        // Shortest first: every list is extended once, by its best form.
        TreeMap<Integer, Chain> best = new TreeMap<>();
        for (SlotMatch match : said.matches(single, from)) {
            keepBetter(best, new Chain(match, null, 1, match.weight(), match.known()));
        }
        for (Map.Entry<Integer, Chain> list = best.firstEntry(); list != null; list = best.higherEntry(list.getKey())) {
            extend(best, list.getValue(), said);
        }
        return best.values().stream()
                .map(chain -> new SlotMatch(chain.last().end(), chain.weight(), chain.known(), chain::values))
                .toList();
    }

    private void extend(Map<Integer, Chain> best, Chain list, Utterance said) {
        int size = said.words.size();
        int next = list.last().end();
        double weight = list.weight();
        boolean split = next < size && said.words.get(next).afterPause();
        while (next < size && lexicon.joiners().contains(said.words.get(next).text())) {
            split = true;
            weight += JOINER;
            next++;
        }
        while (split && next < size && isArticle(said.words.get(next).text())) {
            weight += JOINER;
            next++;
        }
        if (next >= size || list.length() >= MOST_VALUES) {
            return;
        }
        for (SlotMatch value : said.matches(single, next)) {
            if (split || (list.known() && value.known())) {
                keepBetter(
                        best,
                        new Chain(
                                value,
                                list,
                                list.length() + 1,
                                weight + value.weight(),
                                list.known() && value.known()));
            }
        }
    }

    /** "My legs and my arms": what stands before a value again. */
    private boolean isArticle(String word) {
        return lexicon.fillers().contains(word) || lexicon.articles().contains(word);
    }

    private static void keepBetter(Map<Integer, Chain> best, Chain chain) {
        best.merge(chain.last().end(), chain, (old, fresh) -> fresh.weight() > old.weight() ? fresh : old);
    }

    @Override
    public boolean open() {
        return single.open();
    }
}
