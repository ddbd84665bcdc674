package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** A sample utterance, ready to be compared. */
final class Sample {

    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)\\}");
    private static final double SKIPPED = -0.1;

    /** A word, or a slot with its recognizer. */
    private record Element(String word, @Nullable SlotRecognizer slot) {}

    /** How the rest of the sample fits the rest of the words. */
    private record Fit(double weight, Map<String, List<HeardValue>> slots) {}

    final String intent;
    final String text;
    private final List<Element> elements = new ArrayList<>();
    private final Set<String> fillers;
    private final boolean carried;

    /** @throws IllegalArgumentException if the sample names a slot that the intent does not have */
    Sample(InteractionModel.Intent intent, String text, Map<String, SlotRecognizer> slots, Set<String> fillers) {
        this.intent = intent.name();
        this.text = text;
        this.fillers = fillers;
        int end = 0;
        for (Matcher matcher = SLOT.matcher(text); matcher.find(); end = matcher.end()) {
            addWords(text.substring(end, matcher.start()));
            String name = matcher.group(1).strip();
            SlotRecognizer slot = slots.get(name);
            if (slot == null) {
                throw new IllegalArgumentException("Sample \"" + text + "\" of " + intent.name()
                        + " names a slot that the intent does not have: " + name);
            }
            elements.add(new Element(name, slot));
        }
        addWords(text.substring(end));
        carried = elements.stream().anyMatch(e -> e.slot() == null && !fillers.contains(e.word()));
    }

    private void addWords(String part) {
        Words.of(part).forEach(word -> elements.add(new Element(word.text(), null)));
    }

    /** The slots' values and the share of the words that fit; empty if the sample does not fit at all. */
    Optional<Match> match(List<Word> words) {
        Fit fit = fit(words, 0, 0, new HashMap<>());
        return fit == null ? Optional.empty() : Optional.of(new Match(this, fit.weight() / words.size(), fit.slots()));
    }

    /** @param score 1 if every word fits */
    record Match(Sample sample, double score, Map<String, List<HeardValue>> slots) {}

    private @Nullable Fit fit(List<Word> words, int element, int word, Map<Integer, Optional<Fit>> known) {
        int key = element * (words.size() + 1) + word;
        Optional<Fit> before = known.get(key);
        if (before == null) {
            before = Optional.ofNullable(compute(words, element, word, known));
            known.put(key, before);
        }
        return before.orElse(null);
    }

    private @Nullable Fit compute(List<Word> words, int element, int word, Map<Integer, Optional<Fit>> known) {
        if (element == elements.size() && word == words.size()) {
            return new Fit(0, Map.of());
        }
        Fit best = null;
        if (element < elements.size()) {
            Element expected = elements.get(element);
            if (expected.slot() != null) {
                best = slot(expected.word(), expected.slot(), words, element, word, known);
            } else {
                if (word < words.size() && words.get(word).text().equals(expected.word())) {
                    best = plus(1, fit(words, element + 1, word + 1, known));
                }
                if (fillers.contains(expected.word())) {
                    best = better(best, plus(SKIPPED, fit(words, element + 1, word, known)));
                }
            }
        }
        if (word < words.size() && fillers.contains(words.get(word).text())) {
            best = better(best, plus(SKIPPED, fit(words, element, word + 1, known)));
        }
        return best;
    }

    private @Nullable Fit slot(
            String name,
            SlotRecognizer slot,
            List<Word> words,
            int element,
            int word,
            Map<Integer, Optional<Fit>> known) {
        Fit best = null;
        for (SlotMatch match : word < words.size() ? slot.at(words, word) : List.<SlotMatch>of()) {
            Fit rest = match.known() || carried ? fit(words, element + 1, match.end(), known) : null;
            if (rest != null) {
                Map<String, List<HeardValue>> slots = new HashMap<>(rest.slots());
                slots.put(name, match.values());
                best = better(best, new Fit(rest.weight() + match.weight(), Map.copyOf(slots)));
            }
        }
        return best;
    }

    private static @Nullable Fit plus(double weight, @Nullable Fit fit) {
        return fit == null ? null : new Fit(fit.weight() + weight, fit.slots());
    }

    private static @Nullable Fit better(@Nullable Fit one, @Nullable Fit other) {
        return one == null || (other != null && other.weight() > one.weight()) ? other : one;
    }
}
