package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.List;
import org.sayso.standin.language.words.Word;

/**
 * A slot of a list that Amazon keeps, such as cities: takes the words as they are spoken, also those that are not known here.
 */
final class OpenSlot implements SlotRecognizer {

    /** Weights of a value of so many words. */
    private static final double[] WEIGHTS = {0, 0.65, 1.2, 1.5, 1.6};

    private static final double OF_SMALL_WORDS = 0.6;

    private final ValueIndex listed;
    private final Weights weights;

    /** @param listed the values that are known here */
    OpenSlot(ValueIndex listed, Weights weights) {
        this.listed = listed;
        this.weights = weights;
    }

    @Override
    public List<SlotMatch> at(Utterance said, int from) {
        List<SlotMatch> matches = new ArrayList<>();
        for (ValueIndex.Listed value : listed.at(said, from)) {
            List<Word> span = said.words.subList(from, value.end());
            matches.add(match(span, value.end(), value.quality() * span.size(), true));
        }
        for (int end = from + 1; end <= Math.min(said.words.size(), from + WEIGHTS.length - 1); end++) {
            List<Word> span = said.words.subList(from, end);
            if (end > from + 1 && span.get(span.size() - 1).afterPause()) {
                break;
            }
            if (weights.mayBeValue(span)) {
                double weight = WEIGHTS[span.size()] * (weights.anySmall(span) ? OF_SMALL_WORDS : 1);
                matches.add(match(span, end, weight, false));
            }
        }
        return matches;
    }

    private static SlotMatch match(List<Word> span, int end, double weight, boolean known) {
        return new SlotMatch(end, weight, known, () -> List.of(new HeardValue(Utterance.value(span), List.of())));
    }

    @Override
    public boolean open() {
        return true;
    }
}
