package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;

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

    @Override
    public List<SlotMatch> at(List<Word> words, int from) {
        // Shortest first: every list is extended once, by its best form.
        TreeMap<Integer, SlotMatch> best = new TreeMap<>();
        single.at(words, from).forEach(match -> keepBetter(best, match));
        for (Map.Entry<Integer, SlotMatch> list = best.firstEntry();
                list != null;
                list = best.higherEntry(list.getKey())) {
            extend(best, list.getValue(), words);
        }
        return List.copyOf(best.values());
    }

    private void extend(Map<Integer, SlotMatch> best, SlotMatch list, List<Word> words) {
        int next = list.end();
        double weight = list.weight();
        boolean split = next < words.size() && words.get(next).afterPause();
        while (next < words.size() && lexicon.joiners().contains(words.get(next).text())) {
            split = true;
            weight += JOINER;
            next++;
        }
        while (split
                && next < words.size()
                && lexicon.fillers().contains(words.get(next).text())) {
            next++;
        }
        if (next >= words.size() || list.values().size() >= MOST_VALUES) {
            return;
        }
        for (SlotMatch value : single.at(words, next)) {
            if (split || (list.known() && value.known())) {
                List<HeardValue> values = new ArrayList<>(list.values());
                values.addAll(value.values());
                keepBetter(
                        best,
                        new SlotMatch(
                                value.end(),
                                weight + value.weight(),
                                list.known() && value.known(),
                                List.copyOf(values)));
            }
        }
    }

    private static void keepBetter(Map<Integer, SlotMatch> best, SlotMatch match) {
        best.merge(match.end(), match, (old, fresh) -> fresh.weight() > old.weight() ? fresh : old);
    }
}
