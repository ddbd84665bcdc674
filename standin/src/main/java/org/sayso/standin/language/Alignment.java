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

    static final double SLOT_LEFT_OUT = 1.0;
    /** Words that do not fit count more where the sample has hardly a word of its own. */
    private static final double BARE = 2.5;

    private static final double HARDLY_A_WORD = 0.3;
    private static final double MOST_OF_IT = 0.85;
    private static final double MOST_LEFT_OUT = 0.3;
    private static final double MOST_LEFT_OUT_BY_MISFITS = 0.15;
    private static final double MOST_LEFT_OUT_BY_GUESSES = 0.1;
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
     * @param most what fits weighs no more than this
     * @return null if it scores less than {@code leastScore}
     */
    @Nullable
    Fit fit(Sample sample, double most, double leastScore) {
        mostMisses = most * (1 - leastScore) / leastScore;
        boolean fits = lay(sample, true) >= leastScore && (isSafe(sample) || lay(sample, false) >= leastScore);
        return fits && !contradicts(sample) ? trace(sample) : null;
    }

    /** Whether the opposite of a word of the sample was said in its place. */
    private boolean contradicts(Sample sample) {
        List<String> added = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int end = sample.elements.length * width + width - 1;
        for (int cell = end; how[cell] != START; cell = from[cell]) {
            if (how[cell] == TOKEN_LEFT_OUT) {
                added.add(said.text(from[cell] % width));
            } else if (how[cell] == ELEMENT_LEFT_OUT && sample.elements[from[cell] / width].slot() == null) {
                missing.add(sample.elements[from[cell] / width].text());
            }
        }
        return missing.stream().anyMatch(word -> added.stream().anyMatch(other -> said.areOpposites(word, other)));
    }

    /** The score, 0 if nothing fits. */
    private double lay(Sample sample, boolean unknown) {
        int height = sample.elements.length;
        clear((height + 1) * width);
        value[0] = 0;
        how[0] = START;
        boolean bare = sample.weight < HARDLY_A_WORD;
        for (int i = 0; i <= height; i++) {
            int row = i * width;
            for (int j = 0; j < width - 1; j++) {
                if (value[row + j] != Double.NEGATIVE_INFINITY) {
                    double left = said.left(j) * (bare && said.left(j) > Weights.SMALL ? BARE : 1);
                    reach(row + j, row + j + 1, TOKEN_LEFT_OUT, -left, 0, left);
                }
            }
            if (i < height) {
                step(sample.elements[i], row, unknown);
            }
        }
        int end = height * width + width - 1;
        return value[end] == Double.NEGATIVE_INFINITY || fits[end] <= 0 ? 0 : fits[end] / (fits[end] + misses[end]);
    }

    /** From a row of what came before an element to the row of what comes after it. */
    private void step(Sample.Element element, int row, boolean unknown) {
        SlotRecognizer slot = element.slot();
        double left = slot == null ? element.weight() : SLOT_LEFT_OUT;
        for (int token = 0; token < width; token++) {
            int cell = row + token;
            if (value[cell] == Double.NEGATIVE_INFINITY) {
                continue;
            }
            reach(cell, cell + width, ELEMENT_LEFT_OUT, -left, 0, left);
            if (token < width - 1) {
                if (slot == null) {
                    word(element, row, token);
                } else {
                    slot(slot, row, token, unknown);
                }
            }
        }
    }

    private void word(Sample.Element element, int row, int token) {
        for (Utterance.Reading reading : said.atToken(token)) {
            if (reading.stem() == element.stem()) {
                boolean same = reading.end() == token + 1 && said.text(token).equals(element.text());
                double fit = element.weight() * (same ? 1 : reading.quality());
                double miss = element.weight() - fit;
                // A word of the sample is always better there than in a slot.
                reach(row + token, row + width + reading.end(), WORD, 1 - miss, fit, miss);
            }
        }
    }

    private void slot(SlotRecognizer slot, int row, int token, boolean unknown) {
        int word = said.wordAt(token);
        if (word < 0) {
            return;
        }
        List<SlotMatch> matches = said.matches(slot, word);
        for (int m = 0; m < matches.size(); m++) {
            SlotMatch match = matches.get(m);
            if (unknown || match.known()) {
                double quality = match.quality(word);
                double mass = match.mass(word);
                reach(
                        row + token,
                        row + width + said.tokenOf(match.end()),
                        m,
                        match.gain(word),
                        quality * mass,
                        (1 - quality) * mass);
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

    /** Null if words stand where a slot is missing. */
    private @Nullable Fit trace(Sample sample) {
        int end = sample.elements.length * width + width - 1;
        Map<String, SlotMatch> slots = new HashMap<>();
        List<String> added = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> found = new ArrayList<>();
        boolean[] leftOut = new boolean[width];
        int time = -1;
        for (int cell = end; how[cell] != START; cell = from[cell]) {
            int before = from[cell];
            Sample.Element element = before / width < sample.elements.length ? sample.elements[before / width] : null;
            if (how[cell] == TOKEN_LEFT_OUT) {
                leftOut[before % width] = true;
                added.add(0, said.text(before % width));
            } else if (element != null && how[cell] == ELEMENT_LEFT_OUT) {
                missing.add(0, element.slot() == null ? element.text() : "{" + element.text() + "}");
            } else if (element != null && element.slot() != null) {
                slots.put(
                        element.text(),
                        said.matches(element.slot(), said.wordAt(before % width))
                                .get(how[cell]));
                if (element.slot().isTime()) {
                    time = before % width;
                }
            }
        }
        double fit = fits[end];
        double miss = misses[end];
        for (InteractionModel.Slot slot : sample.intent.slots()) {
            SlotRecognizer recognizer = sample.intentSlots.get(slot.name());
            // Of two slots of one type nobody could tell which is meant.
            boolean alone = sample.intentSlots.values().stream()
                            .filter(other -> other == recognizer)
                            .count()
                    == 1;
            if (recognizer != null && alone && !slots.containsKey(slot.name())) {
                double before = weight(leftOut);
                SlotMatch match = among(leftOut, recognizer);
                if (match == null && recognizer.isDay() && time >= 0) {
                    match = dayOf(said.wordAt(time), recognizer);
                }
                if (match != null) {
                    double taken = before - weight(leftOut);
                    fit += taken;
                    miss = Math.max(0, miss - taken);
                    slots.put(slot.name(), match);
                    found.add("{" + slot.name() + "}");
                }
            }
        }
        boolean slotsThere = Arrays.stream(sample.elements)
                .allMatch(element -> element.slot() == null || slots.containsKey(element.text()));
        if (!slotsThere && weight(leftOut) > MOST_LEFT_OUT) {
            return null;
        }
        List<String> slips = new ArrayList<>();
        slip(slips, "not said: ", missing);
        slip(slips, "said besides: ", added);
        slip(slips, "of these taken: ", found);
        return new Fit(sample, fit / (fit + miss), slots, slips);
    }

    private static void slip(List<String> slips, String what, List<String> words) {
        if (!words.isEmpty()) {
            slips.add(what + String.join(" ", words));
        }
    }

    /** "Tonight at eight" is a time, but begins with a day as well. */
    private @Nullable SlotMatch dayOf(int word, SlotRecognizer slot) {
        SlotMatch best = null;
        for (SlotMatch match : said.matches(slot, word)) {
            if (match.known()
                    && !said.isNumber(word, match.end())
                    && (best == null || match.weight() > best.weight())) {
                best = match;
            }
        }
        return best;
    }

    private double weight(boolean[] leftOut) {
        double weight = 0;
        for (int token = 0; token < said.size(); token++) {
            weight += leftOut[token] ? said.left(token) : 0;
        }
        return weight;
    }

    /** What a slot that is not in the sample knows among the words that do not fit it; they are its own from then on. */
    private @Nullable SlotMatch among(boolean[] leftOut, SlotRecognizer slot) {
        SlotMatch best = null;
        int start = 0;
        for (int token = 0; token < said.size(); token++) {
            int word = leftOut[token] ? said.wordAt(token) : -1;
            for (SlotMatch match : word < 0 ? List.<SlotMatch>of() : said.matches(slot, word)) {
                if (match.known()
                        && (best == null || match.weight() > best.weight())
                        && matters(leftOut, token, said.tokenOf(match.end()))) {
                    best = match;
                    start = token;
                }
            }
        }
        if (best != null) {
            Arrays.fill(leftOut, start, said.tokenOf(best.end()), false);
        }
        return best;
    }

    private boolean matters(boolean[] leftOut, int from, int end) {
        double weight = 0;
        for (int token = from; token < end; token++) {
            if (!leftOut[token]) {
                return false;
            }
            weight += said.left(token);
        }
        return weight > HARDLY_A_WORD;
    }

    private static boolean missesNumber(Sample sample) {
        return sample.intentSlots.entrySet().stream()
                .anyMatch(slot -> slot.getValue().numeric()
                        && Arrays.stream(sample.elements)
                                .noneMatch(element ->
                                        element.slot() != null && element.text().equals(slot.getKey())));
    }

    /** Words that nothing knows may fill a slot only if the sample's own words, or enough of them, are there. */
    private boolean isSafe(Sample sample) {
        double carried = 0;
        double leftOut = 0;
        int guesses = 0;
        int unlisted = 0;
        boolean open = true;
        boolean misfit = false;
        boolean slotsThere = true;
        // Whether the slot after a place took words that nothing knows, and whether the word that announces them was
        // said.
        boolean strange = false;
        boolean placed = true;
        int end = sample.elements.length * width + width - 1;
        for (int cell = end; how[cell] != START; cell = from[cell]) {
            boolean guessed = strange;
            strange = false;
            if (how[cell] == ELEMENT_LEFT_OUT) {
                slotsThere &= sample.elements[from[cell] / width].slot() == null;
            }
            if (how[cell] == TOKEN_LEFT_OUT) {
                strange = guessed;
                leftOut += said.left(from[cell] % width);
            } else if (how[cell] == ELEMENT_LEFT_OUT && guessed) {
                Sample.Element before = sample.elements[from[cell] / width];
                placed &= before.slot() != null || before.weight() <= Weights.FILLER;
                strange = before.slot() == null;
            } else if (how[cell] == WORD) {
                carried += sample.elements[from[cell] / width].weight();
            } else if (how[cell] >= 0) {
                SlotRecognizer slot = sample.elements[from[cell] / width].slot();
                int word = said.wordAt(from[cell] % width);
                SlotMatch match = slot == null ? null : said.matches(slot, word).get(how[cell]);
                if (slot != null && match != null && !match.known()) {
                    guesses++;
                    unlisted += slot.open() || slot.freeText() ? 0 : 1;
                    strange = true;
                    misfit |= match.isMisfit(word);
                    // "Set the oven to 400" does not set its level where there is a slot for degrees.
                    slotsThere &= !said.isNumber(word, match.end()) || !missesNumber(sample);
                    open &= (slot.open() && match.end() - word <= MOST_WORDS_ALONE)
                            || (slot.freeText() && sample.weight > 0);
                }
            }
        }
        if (guesses == 0) {
            return true;
        }
        boolean wordsThere = placed && slotsThere && carried >= MOST_OF_IT * sample.weight;
        if ((misfit && leftOut > MOST_LEFT_OUT_BY_MISFITS) || (unlisted > 1 && leftOut > MOST_LEFT_OUT_BY_GUESSES)) {
            return false;
        }
        if (sample.answer) {
            return wordsThere && leftOut <= MOST_LEFT_OUT;
        }
        return wordsThere && (sample.weight >= HARDLY_A_WORD || (open && leftOut <= MOST_LEFT_OUT));
    }
}
