package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The samples by their words: tells which may fit an utterance, the most promising first, without laying out any. */
final class SampleIndex {

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
     * @param most what fits weighs no more than this
     * @param bound no way to lay it out scores more than this
     */
    record Candidate(Sample sample, double most, double bound) {}

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

    /** The samples that may score so much, the best bounds first; of equal ones the first in the model. */
    List<Candidate> candidates(Utterance said, double leastScore) {
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
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            Candidate candidate = candidate(samples.get(i), said, found[i], Math.max(0, all - met[i]));
            if (candidate.bound() >= leastScore) {
                candidates.add(candidate);
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::bound).reversed());
        return candidates;
    }

    /** What can fit at best: the words that are there, and in each slot the best that any words could make of it. */
    private static Candidate candidate(Sample sample, Utterance said, double found, double notMet) {
        if (sample.elements.length > LONGEST) {
            return new Candidate(sample, 0, 0);
        }
        double misses = Math.max(0, sample.weight - found);
        double fits = sample.weight - misses;
        if (sample.slots == 0) {
            misses += notMet;
        } else {
            double mass = SlotMatch.mass(Math.max(1, (double) said.size() / sample.slots));
            for (Sample.Element element : sample.elements) {
                if (element.slot() != null) {
                    double quality = said.best(element.slot());
                    fits += quality * mass;
                    misses += Math.min(Alignment.SLOT_LEFT_OUT, (1 - quality) * mass);
                }
            }
        }
        return new Candidate(sample, fits, fits <= 0 ? 0 : fits / (fits + misses));
    }

    private Posting[] postings(int stem) {
        return stem < byStem.length && byStem[stem] != null ? byStem[stem] : NONE;
    }
}
