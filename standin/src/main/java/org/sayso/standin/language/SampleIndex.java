package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The samples by their words: tells which may fit an utterance, the most promising first, without laying out any. */
final class SampleIndex {

    private static final Posting[] NONE = {};

    private final List<Sample> samples;
    private final Posting[][] byStem;

    /** A word of a sample, with the weight of all its places in it. */
    private record Posting(int sample, double weight) {}

    /**
     * A sample that may fit.
     *
     * @param bound no way to lay it out scores more than about this
     */
    record Candidate(Sample sample, int number, double bound) {}

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
        Candidate[] candidates = new Candidate[samples.size()];
        int count = 0;
        for (int i = 0; i < candidates.length; i++) {
            Sample sample = samples.get(i);
            double misses = Math.max(0, sample.weight - found[i]);
            double fits = sample.weight - misses;
            if (sample.slots) {
                fits += 1 + all;
            } else {
                misses += Math.max(0, all - met[i]);
            }
            double bound = fits <= 0 ? 0 : fits / (fits + misses);
            if (bound >= leastScore) {
                candidates[count++] = new Candidate(sample, i, bound);
            }
        }
        Candidate[] kept = Arrays.copyOf(candidates, count);
        Arrays.sort(kept, (one, other) -> Double.compare(other.bound(), one.bound()));
        return List.of(kept);
    }

    private Posting[] postings(int stem) {
        return stem < byStem.length && byStem[stem] != null ? byStem[stem] : NONE;
    }
}
