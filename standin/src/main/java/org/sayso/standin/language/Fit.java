package org.sayso.standin.language;

import java.util.List;
import java.util.Map;

/**
 * How an utterance fits a sample.
 *
 * @param score the weight of what fits, as a share of all
 * @param slots what the slots take
 * @param slips in words for a developer, what does not fit
 */
record Fit(Sample sample, double score, Map<String, SlotMatch> slots, List<String> slips) {}
