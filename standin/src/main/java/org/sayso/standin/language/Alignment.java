package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays utterances against samples: each word of either side meets one of the other or is left out, each slot takes words or
 * is left out. The best of all ways is found step by step, in time that grows with the product of both lengths. Used by one
 * thread for one utterance.
 */
final class Alignment {

    private static final double SLOT_LEFT_OUT = 0.8;
    /** Words that do not fit count more where the sample has hardly a word of its own. */
    private static final double BARE = 2.5;

    private static final double HARDLY_A_WORD = 0.3;
    private static final double MOST_OF_IT = 0.6;
    private static final double MOST_LEFT_OUT = 0.3;
    private static final int MOST_WORDS_ALONE = 2;

    private static final int START = -1;
    private static final int TOKEN_LEFT_OUT = -2;
    private static final int ELEMENT_LEFT_OUT = -3;
    private static final int WORD = -4;

    private final Utterance said;
    private final int width;
    private double[] value = {};
    private double[] fits = {};
    private double[] misses = {};
    private int[] from = {};
    /** One of the constants above, or which of its matches a slot took. */
    private int[] how = {};

    private double mostMisses;
    private long steps;

    Alignment(Utterance said) {
        this.said = said;
        this.width = said.size() + 1;
    }

    /** How much was done so far. */
    long steps() {
        return steps;
    }

    /**
     * The best way to lay the utterance against a sample.
     *
     * @param leastScore below this the answer may be null
     */
    @Nullable
    Fit fit(Sample sample, double leastScore) {
        // What fits weighs about as much as the utterance at most.
        double most = sample.weight + said.size() + 1;
        mostMisses = most * (1 - leastScore) / leastScore;
        Fit open = lay(sample, true);
        return open == null || isSafe(open, sample) ? open : lay(sample, false);
    }

    private @Nullable Fit lay(Sample sample, boolean unknown) {
        int height = sample.elements.size();
        clear((height + 1) * width);
        value[0] = 0;
        how[0] = START;
        boolean bare = sample.weight < HARDLY_A_WORD;
        for (int i = 0; i <= height; i++) {
            Sample.Element element = i < height ? sample.elements.get(i) : null;
            for (int j = 0; j < width; j++) {
                int cell = i * width + j;
                if (value[cell] == Double.NEGATIVE_INFINITY) {
                    continue;
                }
                if (j < width - 1) {
                    double left = said.left(j) * (bare && said.carriesMeaning(j) ? BARE : 1);
                    reach(cell, cell + 1, TOKEN_LEFT_OUT, -left, 0, left);
                }
                if (element != null) {
                    step(element, cell, (i + 1) * width, j, unknown);
                }
            }
        }
        return value[height * width + width - 1] == Double.NEGATIVE_INFINITY ? null : trace(sample);
    }

    private void step(Sample.Element element, int cell, int row, int token, boolean unknown) {
        SlotRecognizer slot = element.slot();
        double left = slot == null ? element.weight() : SLOT_LEFT_OUT;
        reach(cell, row + token, ELEMENT_LEFT_OUT, -left, 0, left);
        if (token == width - 1) {
            return;
        }
        if (slot == null) {
            for (Utterance.Reading reading : said.atToken(token)) {
                if (reading.stem() == element.stem()) {
                    boolean same =
                            reading.end() == token + 1 && said.text(token).equals(element.text());
                    double fit = element.weight() * (same ? 1 : reading.quality());
                    double miss = element.weight() - fit;
                    reach(cell, row + reading.end(), WORD, fit - miss, fit, miss);
                }
            }
            return;
        }
        int word = said.wordAt(token);
        if (word >= 0) {
            List<SlotMatch> matches = said.matches(slot, word);
            for (int m = 0; m < matches.size(); m++) {
                SlotMatch match = matches.get(m);
                if (unknown || match.known()) {
                    int words = match.end() - word;
                    double quality = Math.min(1, match.weight() / words);
                    // Many words of a slot are one thing that was said.
                    double mass = 1 + 0.5 * Math.log(words);
                    reach(
                            cell,
                            row + said.tokenOf(match.end()),
                            m,
                            match.weight(),
                            quality * mass,
                            (1 - quality) * mass);
                }
            }
        }
    }

    private void reach(int cell, int next, int way, double gain, double fit, double miss) {
        steps++;
        double total = value[cell] + gain;
        if (total > value[next] + 1e-9 && misses[cell] + miss <= mostMisses) {
            value[next] = total;
            fits[next] = fits[cell] + fit;
            misses[next] = misses[cell] + miss;
            from[next] = cell;
            how[next] = way;
        }
    }

    private void clear(int cells) {
        if (value.length < cells) {
            value = new double[cells * 2];
            fits = new double[cells * 2];
            misses = new double[cells * 2];
            from = new int[cells * 2];
            how = new int[cells * 2];
        }
        Arrays.fill(value, 0, cells, Double.NEGATIVE_INFINITY);
        fits[0] = 0;
        misses[0] = 0;
    }

    private @Nullable Fit trace(Sample sample) {
        int end = sample.elements.size() * width + width - 1;
        double fit = fits[end];
        if (fit <= 0) {
            return null;
        }
        Map<String, SlotMatch> slots = new HashMap<>();
        List<String> slips = new ArrayList<>();
        for (int cell = end; how[cell] != START; cell = from[cell]) {
            int before = from[cell];
            Sample.Element element =
                    before / width < sample.elements.size() ? sample.elements.get(before / width) : null;
            if (how[cell] == TOKEN_LEFT_OUT) {
                slips.add(0, "+" + said.text(before % width));
            } else if (element != null && how[cell] == ELEMENT_LEFT_OUT) {
                slips.add(0, "-" + (element.slot() == null ? element.text() : "{" + element.text() + "}"));
            } else if (element != null && element.slot() != null) {
                slots.put(
                        element.text(),
                        said.matches(element.slot(), said.wordAt(before % width))
                                .get(how[cell]));
            }
        }
        return new Fit(sample, fit / (fit + misses[end]), slots, slips);
    }

    /** Words that nothing knows may fill a slot only if the sample's own words, or enough of them, are there. */
    private boolean isSafe(Fit fit, Sample sample) {
        if (sample.answer || fit.slots().values().stream().allMatch(SlotMatch::known)) {
            return true;
        }
        double carried = 0;
        double leftOut = 0;
        boolean open = true;
        int end = sample.elements.size() * width + width - 1;
        for (int cell = end; how[cell] != START; cell = from[cell]) {
            Sample.Element element = sample.elements.get(Math.min(from[cell] / width, sample.elements.size() - 1));
            if (how[cell] == WORD) {
                carried += element.weight();
            } else if (how[cell] == TOKEN_LEFT_OUT) {
                leftOut += said.left(from[cell] % width);
            } else if (how[cell] >= 0 && element.slot() != null) {
                SlotMatch match = said.matches(element.slot(), said.wordAt(from[cell] % width))
                        .get(how[cell]);
                int words = match.end() - said.wordAt(from[cell] % width);
                boolean few = element.slot().open() && words <= MOST_WORDS_ALONE;
                boolean text = element.slot().freeText() && sample.weight > 0;
                open &= match.known() || few || text;
            }
        }
        if (sample.weight >= HARDLY_A_WORD) {
            return carried >= MOST_OF_IT * sample.weight;
        }
        return open && carried >= sample.weight - 1e-9 && leftOut <= MOST_LEFT_OUT;
    }
}
