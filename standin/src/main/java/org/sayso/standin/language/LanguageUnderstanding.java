package org.sayso.standin.language;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.InteractionModel.Value;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * Understands utterances by an interaction model. The same words always mean the same; words that fit several samples
 * equally well mean the one that comes first in the model. Built-in intents answer to their fixed phrases and to the model's
 * own samples, and only if the model has them: "stop" is out of a model without {@code AMAZON.StopIntent}. Immutable and
 * thread-safe.
 */
public final class LanguageUnderstanding {

    static final String FALLBACK = "AMAZON.FallbackIntent";

    private static final String YES = "AMAZON.YesIntent";
    private static final String NO = "AMAZON.NoIntent";
    /** Words beyond this many are not listened to. */
    private static final int LONGEST = 80;

    private final InteractionModel model;
    private final CompiledModel compiled;
    private final Invocation invocation;

    /**
     * Understands what is said where the time is the machine's.
     *
     * @throws IllegalArgumentException if the model's language or one of its slot types is not understood
     */
    public LanguageUnderstanding(InteractionModel model) {
        this(model, ZonedDateTime::now);
    }

    /**
     * Understands what is said at a device.
     *
     * @param now where the device is: days such as "tomorrow" are counted from there
     * @throws IllegalArgumentException if the model's language or one of its slot types is not understood
     */
    public LanguageUnderstanding(InteractionModel model, Supplier<ZonedDateTime> now) {
        this(model, CompiledModel.of(model, now));
    }

    private LanguageUnderstanding(InteractionModel model, CompiledModel compiled) {
        this.model = model;
        this.compiled = compiled;
        this.invocation = new Invocation(model.invocationName(), compiled.lexicon, compiled.wording);
    }

    /**
     * Understands the same and, as values of the model's slot types, what a skill gives for the session
     * ({@code Dialog.UpdateDynamicEntities}); replaces what was given before.
     *
     * @param given values by slot type; types that the model does not use count for nothing
     */
    public LanguageUnderstanding withEntities(Map<String, List<Value>> given) {
        return new LanguageUnderstanding(model, compiled.with(given));
    }

    /** The language that is understood, and its region. */
    public Locale locale() {
        return Locale.forLanguageTag(model.locale());
    }

    /** Understands what is said while the skill's session is open. */
    public Understanding inSession(String text) {
        return inSession(listen(text), List.of());
    }

    /**
     * Understands what is said while the skill's session is open and the person was asked for a slot: the slot's own samples
     * and a bare value fit as well.
     *
     * @throws IllegalArgumentException if the model has no such intent or slot
     */
    public Understanding inDialog(String text, String intent, String slot) {
        return inSession(listen(text), compiled.answers(intent, slot));
    }

    private Understanding inSession(List<Word> words, List<Sample> answers) {
        for (List<Word> variant : compiled.politeness.variants(words)) {
            if (compiled.lexicon.exits().contains(Words.key(variant))) {
                return new Understanding.Exit("Alexa's own word for leaving a skill");
            }
        }
        return understood(words, answers);
    }

    /** Whether the words mean yes or no, by the built-in phrases and whatever the model has; empty if they mean neither. */
    public Optional<Boolean> yesOrNo(String text) {
        Map<String, Set<String>> phrases = compiled.lexicon.builtIns();
        for (List<Word> variant : compiled.politeness.variants(listen(text))) {
            String key = Words.key(variant);
            if (phrases.getOrDefault(YES, Set.of()).contains(key)) {
                return Optional.of(true);
            }
            if (phrases.getOrDefault(NO, Set.of()).contains(key)) {
                return Optional.of(false);
            }
        }
        return Optional.empty();
    }

    /** Understands what is said to the device while no session is open; the skill must be named. */
    public Understanding outsideSession(String text) {
        Optional<Invocation.Invoked> invoked = invocation.find(listen(text));
        if (invoked.isEmpty()) {
            return new Understanding.NotMeant("The words do not name the skill, \"" + model.invocationName() + "\"");
        }
        if (invoked.get().wishes().isEmpty()) {
            return new Understanding.Launch("The skill is named without a wish");
        }
        Understanding.Intent best = null;
        Understanding first = null;
        for (List<Word> wish : invoked.get().wishes()) {
            Understanding heard = understood(wish, List.of());
            first = first == null ? heard : first;
            if (heard instanceof Understanding.Intent intent
                    && intent.exact()
                    && (best == null || intent.score() > best.score())) {
                best = intent;
            }
        }
        if (best != null) {
            return best;
        }
        if (!invoked.get().sure()) {
            return new Understanding.NotMeant(
                    "The skill is named, but without a word such as \"open\" before its name, and"
                            + " the other words fit no sample");
        }
        return first instanceof Understanding.Intent fallback
                ? fallback
                : new Understanding.Launch("The skill is named with a wish that fits no sample");
    }

    /** How an utterance names the skill, if it does. */
    public Optional<Naming> naming(String text) {
        return invocation.find(listen(text)).map(invocation::naming);
    }

    private static List<Word> listen(String text) {
        List<Word> words = Words.of(text);
        return words.subList(0, Math.min(words.size(), LONGEST));
    }

    private Understanding understood(List<Word> words, List<Sample> answers) {
        Hearing hearing = compiled.hear(words, answers);
        Hearing.Guess best = hearing.best();
        List<Understanding.Considered> considered = considered(hearing, best);
        if (best != null) {
            String explanation = String.format(
                    Locale.ROOT,
                    "%s of %s fits best (%.2f)%s",
                    best.because(),
                    best.intent(),
                    best.score(),
                    second(best, considered));
            return new Understanding.Intent(best.intent(), slots(best), best.score(), true, explanation, considered);
        }
        String closest = considered.isEmpty()
                ? "The words fit no sample"
                : String.format(
                        Locale.ROOT,
                        "The words fit no sample; %s of %s is the nearest (%.2f, less than %.2f)",
                        considered.get(0).because(),
                        considered.get(0).intent(),
                        considered.get(0).score(),
                        compiled.threshold(considered.get(0).intent()));
        return model.has(FALLBACK)
                ? new Understanding.Intent(FALLBACK, List.of(), 0, false, closest, considered)
                : new Understanding.NotUnderstood(closest + ". The model has no " + FALLBACK);
    }

    /** What came next, and why that did not win. */
    private static String second(Hearing.Guess best, List<Understanding.Considered> considered) {
        if (considered.isEmpty()) {
            return ". No other intent comes near";
        }
        Understanding.Considered second = considered.get(0);
        boolean equal = best.score() - second.score() < 1e-9;
        return String.format(
                Locale.ROOT,
                ". Next: %s of %s (%.2f%s)",
                second.because(),
                second.intent(),
                second.score(),
                equal ? ", as well, but it comes later in the model" : "");
    }

    private static List<Understanding.Considered> considered(Hearing hearing, Hearing.@Nullable Guess best) {
        return hearing.guesses().stream()
                .filter(guess -> best == null || !guess.intent().equals(best.intent()))
                .map(guess -> new Understanding.Considered(guess.intent(), guess.score(), guess.because()))
                .toList();
    }

    private List<HeardSlot> slots(Hearing.Guess guess) {
        List<HeardSlot> slots = new ArrayList<>();
        for (InteractionModel.Slot slot : compiled.intent(guess.intent()).slots()) {
            SlotMatch match = guess.slots().get(slot.name());
            slots.add(new HeardSlot(
                    slot.name(), match == null ? List.of() : match.values().get()));
        }
        return slots;
    }
}
