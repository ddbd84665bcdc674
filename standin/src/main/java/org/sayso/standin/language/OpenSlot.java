package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.List;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** A slot of a list that Amazon keeps and that is not known here, such as cities: takes the words as they are spoken. */
final class OpenSlot implements SlotRecognizer {

    /** Weights of a value of so many words. */
    private static final double[] WEIGHTS = {0, 0.65, 1.2, 1.5, 1.6};

    private static final double OF_SMALL_WORDS = 0.6;

    private final Weights weights;

    OpenSlot(Weights weights) {
        this.weights = weights;
    }

    @Override
    public List<SlotMatch> at(Utterance said, int from) {
        List<SlotMatch> matches = new ArrayList<>();
        for (int end = from + 1; end <= Math.min(said.words.size(), from + WEIGHTS.length - 1); end++) {
            List<Word> span = said.words.subList(from, end);
            if (end > from + 1 && span.get(span.size() - 1).afterPause()) {
                break;
            }
            if (!weights.isSmall(span.get(0).text())
                    && !weights.isSmall(span.get(span.size() - 1).text())) {
                boolean small = span.stream().anyMatch(word -> weights.isSmall(word.text()));
                matches.add(new SlotMatch(
                        end,
                        WEIGHTS[span.size()] * (small ? OF_SMALL_WORDS : 1),
                        false,
                        () -> List.of(new HeardValue(Words.said(span), List.of()))));
            }
        }
        return matches;
    }

    @Override
    public boolean open() {
        return true;
    }
}
