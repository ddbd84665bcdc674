package org.sayso.standin.language;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.InteractionModel.Intent;
import org.sayso.standin.language.InteractionModel.Slot;
import org.sayso.standin.language.InteractionModel.Value;
import org.sayso.standin.language.types.BuiltInLists;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** An interaction model made ready for comparing. Immutable once made. */
final class CompiledModel {

    private static final double PER_PADDING = 0.02;
    /** Samples of built-in intents are hardly generalized. */
    private static final double BUILT_IN_SAMPLE = 0.8;
    /** Guesses below this are not worth telling. */
    private static final double WORTH_TELLING = 0.4;
    /** What was asked for is taken more readily. */
    private static final double ANSWERS = 0.25;
    /** Guesses so far behind the best are not looked for. */
    private static final double BEHIND = 0.1;

    private static final int MOST_CONSIDERED = 5;
    private static final int MOST_REPEATED = 8;
    private static final long MOST_STEPS = 4_000_000;
    private static final String AMAZON = "AMAZON.";
    private static final String NEXT = "AMAZON.NextIntent";
    /** "Go on" is "next" to a skill that cannot be paused. */
    private static final String RESUME = "AMAZON.ResumeIntent";

    final Lexicon lexicon;
    final Wording wording;
    final Politeness politeness;
    private final InteractionModel model;
    private final Supplier<ZonedDateTime> now;
    private final Map<String, ValueIndex> listed;
    private final Map<String, ValueIndex> amazons;
    private final Vocabulary base;
    private final Vocabulary vocabulary;
    private final Weights weights;
    private final SampleIndex index;
    private final Map<String, String> fixedPhrases = new HashMap<>();
    /** The first words of the fixed phrases. */
    private final Set<String> phraseBeginnings = new HashSet<>();

    private final Map<String, List<Sample>> answers = new HashMap<>();
    private final Map<String, Intent> intents = new LinkedHashMap<>();

    private CompiledModel(
            InteractionModel model,
            Supplier<ZonedDateTime> now,
            Lexicon lexicon,
            Wording wording,
            Vocabulary base,
            Map<String, ValueIndex> listed,
            Map<String, ValueIndex> amazons,
            Map<String, List<Value>> given) {
        this.model = model;
        this.now = now;
        this.lexicon = lexicon;
        this.wording = wording;
        this.politeness = new Politeness(lexicon);
        this.base = base;
        this.listed = listed;
        this.amazons = amazons;
        this.vocabulary = new Vocabulary(lexicon, base);
        this.weights = new Weights(wording, lexicon);
        Map<String, ValueIndex> added = new HashMap<>();
        given.forEach((type, values) -> added.put(type, new ValueIndex(values, vocabulary)));
        SlotRecognizers recognizers = new SlotRecognizers(lexicon, weights, now, listed, added, amazons);
        this.index = new SampleIndex(samples(recognizers), vocabulary.size());
        vocabulary.complete();
        fixedPhrases.keySet().forEach(phrase -> phraseBeginnings.add(phrase.split(" ", 2)[0]));
    }

    /** @throws IllegalArgumentException if the model's language or one of its slot types is not understood */
    static CompiledModel of(InteractionModel model, Supplier<ZonedDateTime> now) {
        Lexicon lexicon = Lexicon.forLocale(model.locale());
        Vocabulary vocabulary = new Vocabulary(lexicon, null);
        Map<String, ValueIndex> listed = new HashMap<>();
        model.types().forEach((name, type) -> listed.put(name, new ValueIndex(type.values(), vocabulary)));
        Map<String, ValueIndex> amazons = new HashMap<>();
        for (Intent intent : model.intents()) {
            for (Slot slot : intent.slots()) {
                amazons.computeIfAbsent(slot.type(), type -> new ValueIndex(amazons(type, lexicon), vocabulary));
            }
        }
        vocabulary.complete();
        return new CompiledModel(
                model,
                now,
                lexicon,
                Wording.of(lexicon),
                vocabulary,
                Map.copyOf(listed),
                Map.copyOf(amazons),
                Map.of());
    }

    private static List<Value> amazons(String type, Lexicon lexicon) {
        return BuiltInLists.values(type, lexicon.language()).stream()
                .map(name -> Value.of(name, null, List.of()))
                .toList();
    }

    /** The same with more values for this session. */
    CompiledModel with(Map<String, List<Value>> given) {
        return new CompiledModel(model, now, lexicon, wording, base, listed, amazons, given);
    }

    private List<Sample> samples(SlotRecognizers recognizers) {
        List<Sample.Raw> raws = new ArrayList<>();
        Map<String, List<Sample.Raw>> rawAnswers = new LinkedHashMap<>();
        for (Intent intent : model.intents()) {
            intents.putIfAbsent(intent.name(), intent);
            lexicon.builtIns()
                    .getOrDefault(intent.name(), Set.of())
                    .forEach(phrase -> fixedPhrases.putIfAbsent(phrase, intent.name()));
            if (intent.name().equals(NEXT) && !model.has(RESUME)) {
                lexicon.builtIns()
                        .getOrDefault(RESUME, Set.of())
                        .forEach(phrase -> fixedPhrases.putIfAbsent(phrase, NEXT));
            }
            Map<String, SlotRecognizer> slots = new HashMap<>();
            intent.slots().forEach(slot -> slots.put(slot.name(), recognizers.of(slot, intent.name())));
            Set<Integer> stems = new HashSet<>();
            for (String text : intent.samples()) {
                Sample.Raw raw = Sample.cut(intent, text, slots, vocabulary, wording);
                raws.add(raw);
                Rewording.of(raw.elements(), wording).forEach(order -> raws.add(raw.inOrder(order)));
                raw.elements().stream().filter(e -> e.slot() == null).forEach(e -> stems.add(e.stem()));
            }
            stems.forEach(weights::used);
            for (Slot slot : intent.slots()) {
                List<Sample.Raw> own = new ArrayList<>();
                List<String> texts = new ArrayList<>(slot.samples());
                texts.add("{" + slot.name() + "}");
                for (String text : texts) {
                    own.add(Sample.cut(intent, text, slots, vocabulary, wording));
                }
                rawAnswers.putIfAbsent(key(intent.name(), slot.name()), own);
            }
        }
        rawAnswers.forEach((key, own) -> answers.put(
                key, own.stream().map(raw -> Sample.weighed(raw, true, weights)).toList()));
        return raws.stream()
                .filter(raw -> !raw.elements().isEmpty())
                .map(raw -> Sample.weighed(raw, false, weights))
                .toList();
    }

    private static String key(String intent, String slot) {
        return intent + " " + slot;
    }

    Intent intent(String name) {
        Intent intent = intents.get(name);
        if (intent == null) {
            throw new IllegalArgumentException("The model has no intent " + name);
        }
        return intent;
    }

    /** What a person may answer who was asked for a slot. */
    List<Sample> answers(String intent, String slot) {
        List<Sample> samples = answers.get(key(intent, slot));
        if (samples == null) {
            throw new IllegalArgumentException("The model's intent " + intent + " has no slot " + slot);
        }
        return samples;
    }

    /** The score that words must reach to mean an intent. */
    double threshold(String intent) {
        double custom = switch (model.sensitivity()) {
            case LOW -> 0.5;
            case MEDIUM -> 0.55;
            case HIGH -> 0.63;
        };
        return intent.startsWith(AMAZON) ? BUILT_IN_SAMPLE : custom;
    }

    Hearing hear(List<Word> words, List<Sample> answersToo) {
        Map<String, Hearing.Guess> guesses = new LinkedHashMap<>();
        fixedPhrases(words, guesses);
        Utterance said = new Utterance(words, vocabulary, lexicon, wording, weights);
        Alignment alignment = new Alignment(said);
        for (Sample answer : answersToo) {
            Fit fit = alignment.fit(answer, said.size(), ANSWERS);
            if (fit != null) {
                // An answer that was asked for is welcome, also if nothing knows its words.
                keepBetter(guesses, guess(fit, 0.5 + fit.score() / 2));
            }
        }
        double best = guesses.values().stream()
                .mapToDouble(Hearing.Guess::score)
                .max()
                .orElse(0);
        SampleIndex.Candidates candidates = index.candidates(said, WORTH_TELLING);
        for (SampleIndex.Candidate candidate = candidates.next(best - BEHIND);
                candidate != null && alignment.steps() <= MOST_STEPS;
                candidate = candidates.next(best - BEHIND)) {
            Hearing.Guess same = guesses.get(candidate.sample().intent.name());
            double least = Math.max(WORTH_TELLING, Math.max(best - BEHIND, same == null ? 0 : same.score()));
            Fit fit = candidate.bound() < least ? null : alignment.fit(candidate.sample(), candidate.most(), least);
            if (fit != null) {
                double score = fit.score() * candidate.sample().likeness;
                keepBetter(guesses, guess(fit, score));
                best = Math.max(best, score);
            }
        }
        return hearing(guesses);
    }

    private void fixedPhrases(List<Word> words, Map<String, Hearing.Guess> guesses) {
        int removed = 0;
        for (List<Word> variant : politeness.variants(words)) {
            String phrase = Words.key(variant);
            String intent = fixedPhrases.get(phrase);
            if (intent != null) {
                keepBetter(
                        guesses,
                        new Hearing.Guess(
                                intent,
                                Math.max(BUILT_IN_SAMPLE, 1 - PER_PADDING * removed),
                                "The fixed phrase \"" + phrase + "\"",
                                Map.of()));
            }
            removed++;
        }
        String often = saidOften(words);
        if (often != null) {
            keepBetter(
                    guesses, new Hearing.Guess(often, BUILT_IN_SAMPLE, "Fixed phrases one after the other", Map.of()));
        }
    }

    /** The intent of which all phrases are, as in "yes please, sure"; null if there is none. */
    private @Nullable String saidOften(List<Word> words) {
        int most = words.size();
        if (most < 2
                || most > MOST_REPEATED
                || !phraseBeginnings.contains(words.get(0).text())) {
            return null;
        }
        // For each position, the intent of the phrases up to there.
        Map<Integer, String> until = new HashMap<>();
        for (int end = 1; end <= most; end++) {
            boolean polite = politeness.bare(words.subList(end - 1, end)).isEmpty();
            for (int from = end - 1; from >= 0; from--) {
                String phrase = fixedPhrases.get(Words.key(words.subList(from, end)));
                String before = until.get(from);
                if (phrase != null && (from == 0 || phrase.equals(before))) {
                    until.putIfAbsent(end, phrase);
                }
            }
            String before = until.get(end - 1);
            if (polite && before != null) {
                until.putIfAbsent(end, before);
            }
        }
        return until.get(most);
    }

    private static Hearing.Guess guess(Fit fit, double score) {
        String slips = fit.slips().isEmpty() ? "" : fit.slips().stream().collect(Collectors.joining("; ", " (", ")"));
        return new Hearing.Guess(
                fit.sample().intent.name(),
                score,
                (fit.sample().answer ? "The answer \"" : "The sample \"") + fit.sample().text + "\"" + slips,
                fit.slots());
    }

    private static void keepBetter(Map<String, Hearing.Guess> guesses, Hearing.Guess guess) {
        guesses.merge(guess.intent(), guess, (old, fresh) -> fresh.score() > old.score() + 1e-9 ? fresh : old);
    }

    private Hearing hearing(Map<String, Hearing.Guess> found) {
        List<Hearing.Guess> guesses = new ArrayList<>(found.values());
        List<String> order = List.copyOf(intents.keySet());
        // Of equal guesses the one that comes first in the model; scores differ by less than that only in rounding.
        guesses.sort(Comparator.comparingLong((Hearing.Guess guess) -> -Math.round(guess.score() * 1e9))
                .thenComparing(guess -> order.indexOf(guess.intent())));
        Hearing.Guess best = guesses.stream()
                .filter(guess -> guess.score() >= threshold(guess.intent()))
                .findFirst()
                .orElse(null);
        return new Hearing(best, guesses.subList(0, Math.min(guesses.size(), MOST_CONSIDERED)));
    }
}
