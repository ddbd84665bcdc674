package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The samples by their words: tells which may fit an utterance, the most promising first, without laying out any. */
final class SampleIndex {

    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::bound).reversed().thenComparingInt(Candidate::number);

    private static final Posting[] NONE = {};
    /** Longer samples than anybody says are left alone. */
    private static final int LONGEST = 200;

    private final List<Sample> samples;
    private final Posting[][] byStem;

    /** A word of a sample, with the weight of all its places in it. */
    private record Posting(int sample, double weight) {}

    /**
     * A sample that may fit.
     *
     * @param number its place among the samples
     * @param found the weight of its words that were said
     * @param notMet the weight of what was said that is none of its words
     * @param most what fits weighs no more than this
     * @param bound no way to lay it out scores more than this
     * @param roughly whether that is so if all slots fit, of which nobody made sure yet
     */
    record Candidate(
            int number, Sample sample, double found, double notMet, double most, double bound, boolean roughly) {}

    SampleIndex(List<Sample> samples, int stems) {
        this.samples = List.copyOf(samples);
        byStem = new Posting[stems][];
        Map<Integer, ArrayList<Posting>> lists = new HashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            Map<Integer, Double> weights = new TreeMap<>();
            for (Sample.Element element : samples.get(i).elements) {
                if (element.slot() == null) {
                    weights.merge(element.stem(), element.weight(), Double::sum);
                }
            }
            int number = i;
            weights.forEach((stem, weight) ->
                    lists.computeIfAbsent(stem, s -> new ArrayList<>()).add(new Posting(number, weight)));
        }
        lists.forEach((stem, postings) -> byStem[stem] = postings.toArray(Posting[]::new));
    }

    /** The samples that may score so much. */
    Candidates candidates(Utterance said, double leastScore) {
        double[] found = new double[samples.size()];
        double[] met = new double[samples.size()];
        double all = 0;
        Set<Integer> seen = new HashSet<>();
        for (int token = 0; token < said.size(); token++) {
            double left = said.left(token);
            all += left;
            for (Utterance.Reading reading : said.atToken(token)) {
                boolean fresh = seen.add(reading.stem());
                for (Posting posting : postings(reading.stem())) {
                    found[posting.sample()] += fresh ? posting.weight() : 0;
                    for (int t = token; t < reading.end(); t++) {
                        met[posting.sample()] += said.left(t);
                    }
                }
            }
        }
        PriorityQueue<Candidate> candidates = new PriorityQueue<>(BEST_FIRST);
        for (int i = 0; i < found.length; i++) {
            Candidate candidate = candidate(i, samples.get(i), said, found[i], Math.max(0, all - met[i]), true);
            if (candidate.bound() >= leastScore) {
                candidates.add(candidate);
            }
        }
        return new Candidates(candidates, said);
    }

    /** Samples, the best bounds first; of equal ones the first in the model. Slots are only looked at as far as needed. */
    record Candidates(PriorityQueue<Candidate> queue, Utterance said) {

        /** The next one whose bound is not less; null if there is none. */
        @Nullable
        Candidate next(double least) {
            while (!queue.isEmpty() && queue.peek().bound() >= least) {
                Candidate first = queue.remove();
                if (!first.roughly()) {
                    return first;
                }
                queue.add(candidate(first.number(), first.sample(), said, first.found(), first.notMet(), false));
            }
            return null;
        }
    }

    /** What can fit at best: the words that are there, and in each slot the best that any words could make of it. */
    private static Candidate candidate(
            int number, Sample sample, Utterance said, double found, double notMet, boolean roughly) {
        if (sample.elements.length > LONGEST) {
            return new Candidate(number, sample, found, notMet, 0, 0, false);
        }
        double misses = Math.max(0, sample.weight - found);
        double fits = sample.weight - misses;
        if (sample.slots == 0) {
            misses += notMet;
        } else {
            double mass = SlotMatch.mass(Math.max(1, (double) said.size() / sample.slots));
            for (Sample.Element element : sample.elements) {
                if (element.slot() != null) {
                    double quality = roughly ? 1 : said.best(element.slot());
                    fits += quality * mass;
                    misses += Math.min(Alignment.SLOT_LEFT_OUT, (1 - quality) * mass);
                }
            }
        }
        return new Candidate(number, sample, found, notMet, fits, fits <= 0 ? 0 : fits / (fits + misses), roughly);
    }

    private Posting[] postings(int stem) {
        return stem < byStem.length && byStem[stem] != null ? byStem[stem] : NONE;
    }
}
