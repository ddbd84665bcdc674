package org.sayso.standin.language;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Phrases;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * Understands utterances by an interaction model. The same words always mean the same; words that fit several samples
 * equally well mean the one that comes first in the model. Immutable and thread-safe.
 */
public final class LanguageUnderstanding {

    static final String FALLBACK = "AMAZON.FallbackIntent";

    /** Words beyond this many are not listened to. */
    private static final int LONGEST = 80;

    private static final double GOOD_ENOUGH = 0.6;
    private static final double PER_PADDING = 0.02;

    private final InteractionModel model;
    private final Lexicon lexicon;
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, String> builtIns = new HashMap<>();
    private final Invocation invocation;
    private final Supplier<ZonedDateTime> now;
    private final Map<String, Sample> bareSlots = new HashMap<>();

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
        this.model = model;
        this.now = now;
        this.lexicon = Lexicon.forLocale(model.locale());
        this.invocation = new Invocation(model.invocationName(), lexicon);
        for (InteractionModel.Intent intent : model.intents()) {
            Map<String, SlotRecognizer> slots = new HashMap<>();
            intent.slots()
                    .forEach(slot -> slots.put(slot.name(), SlotRecognizer.of(slot, model.types(), lexicon, now)));
            intent.samples().forEach(text -> samples.add(new Sample(intent, text, slots, lexicon.fillers())));
            slots.keySet()
                    .forEach(name -> bareSlots.put(
                            intent.name() + "\n" + name,
                            new Sample(intent, "{" + name + "}", slots, lexicon.fillers())));
            lexicon.builtIns()
                    .getOrDefault(intent.name(), Set.of())
                    .forEach(phrase -> builtIns.putIfAbsent(phrase, intent.name()));
        }
    }

    /** Understands what is said while the skill's session is open. */
    public Understanding inSession(String text) {
        List<Word> words = listen(text);
        if (lexicon.exits().contains(Words.key(withoutPadding(words)))) {
            return new Understanding.Exit("Alexa's own word for leaving a skill");
        }
        return intent(words).<Understanding>map(i -> i).orElseGet(this::fallback);
    }

    /** Understands what is said to the device while no session is open; the skill must be named. */
    public Understanding outsideSession(String text) {
        Optional<Invocation.Invoked> invoked = invocation.find(withoutPadding(listen(text)));
        if (invoked.isEmpty()) {
            return new Understanding.NotMeant("The words do not name the skill, \"" + model.invocationName() + "\"");
        }
        List<List<Word>> wishes = invoked.get().wishes();
        if (wishes.isEmpty()) {
            return new Understanding.Launch("The skill is named without a wish");
        }
        Optional<Understanding.Intent> best = Optional.empty();
        for (List<Word> wish : wishes) {
            Optional<Understanding.Intent> heard = intent(wish);
            if (heard.isPresent()
                    && (best.isEmpty() || heard.get().score() > best.get().score())) {
                best = heard;
            }
        }
        if (best.isPresent()) {
            return best.get();
        }
        if (!invoked.get().nameFirst()) {
            return new Understanding.NotMeant("The skill's name comes last and the words before it fit no sample");
        }
        return model.has(FALLBACK)
                ? fallback()
                : new Understanding.Launch("The skill is named with a wish that fits no sample");
    }

    /**
     * Understands what is said after the person was asked for a slot: as in a session, but the bare value fits as well.
     *
     * @param intent whose slot it is
     */
    public Understanding inDialog(String text, String intent, String slot) {
        List<Word> words = withoutPadding(listen(text));
        Sample bare = bareSlots.get(intent + "\n" + slot);
        boolean fixed =
                builtIns.containsKey(Words.key(words)) || lexicon.exits().contains(Words.key(words));
        if (fixed || bare == null || words.isEmpty()) {
            return inSession(text);
        }
        return bare.match(words)
                .filter(match -> match.score() >= 1)
                .<Understanding>map(match -> heard(intent, match.slots(), 1, "The slot that was asked for"))
                .orElseGet(() -> inSession(text));
    }

    /** Whether these are the plain words for yes or no, whatever the model has; empty if they are neither. */
    public Optional<Boolean> yesOrNo(String text) {
        String words = Words.key(withoutPadding(listen(text)));
        if (lexicon.builtIns().getOrDefault("AMAZON.YesIntent", Set.of()).contains(words)) {
            return Optional.of(true);
        }
        return lexicon.builtIns().getOrDefault("AMAZON.NoIntent", Set.of()).contains(words)
                ? Optional.of(false)
                : Optional.empty();
    }

    /**
     * The same, with more values of some slot types.
     *
     * @param added by the name of the type; those that the model does not have are left out
     */
    public LanguageUnderstanding withEntities(Map<String, List<AddedValue>> added) {
        Map<String, InteractionModel.SlotType> types = new HashMap<>(model.types());
        added.forEach((name, values) -> types.computeIfPresent(name, (same, type) -> {
            List<InteractionModel.Value> all = new ArrayList<>();
            values.forEach(value -> all.add(new InteractionModel.Value(value.entity(), value.synonyms())));
            all.addAll(type.values());
            return new InteractionModel.SlotType(name, List.copyOf(all));
        }));
        return new LanguageUnderstanding(
                new InteractionModel(model.locale(), model.invocationName(), model.intents(), types), now);
    }

    /** How an utterance names the skill, if it does. */
    public Optional<Naming> naming(String text) {
        return invocation.find(withoutPadding(listen(text))).map(invocation::naming);
    }

    private static List<Word> listen(String text) {
        List<Word> words = Words.of(text);
        return words.subList(0, Math.min(words.size(), LONGEST));
    }

    private Understanding fallback() {
        return model.has(FALLBACK)
                ? new Understanding.Intent(FALLBACK, List.of(), 0, false, "The words fit no sample")
                : new Understanding.NotUnderstood("The words fit no sample, and the model has no " + FALLBACK);
    }

    private Optional<Understanding.Intent> intent(List<Word> words) {
        Understanding.Intent best = null;
        int removed = 0;
        for (List<Word> variant : variants(words)) {
            double penalty = PER_PADDING * removed++;
            String builtIn = builtIns.get(Words.key(variant));
            if (builtIn != null && (best == null || 1 - penalty > best.score())) {
                best = heard(builtIn, Map.of(), 1 - penalty, "The fixed phrase \"" + Words.key(variant) + "\"");
            }
            for (Sample sample : samples) {
                Sample.Match match = sample.match(variant).orElse(null);
                if (match != null
                        && match.score() >= GOOD_ENOUGH
                        && (best == null || match.score() - penalty > best.score())) {
                    best = heard(
                            sample.intent,
                            match.slots(),
                            match.score() - penalty,
                            "The sample \"" + sample.text + "\"");
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Understanding.Intent heard(
            String name, Map<String, List<HeardValue>> values, double score, String because) {
        List<HeardSlot> slots = new ArrayList<>();
        for (InteractionModel.Intent intent : model.intents()) {
            if (intent.name().equals(name)) {
                intent.slots()
                        .forEach(slot ->
                                slots.add(new HeardSlot(slot.name(), values.getOrDefault(slot.name(), List.of()))));
                break;
            }
        }
        String explanation = String.format(Locale.ROOT, "%s of %s fits (%.2f)", because, name, score);
        return new Understanding.Intent(name, slots, score, true, explanation);
    }

    /** The words as they are, then with one more polite phrase taken away at a time. */
    private Set<List<Word>> variants(List<Word> words) {
        Set<List<Word>> variants = new LinkedHashSet<>();
        for (List<Word> rest = words; !rest.isEmpty(); ) {
            variants.add(rest);
            List<Word> shorter = Phrases.withoutFirst(rest, lexicon.opening());
            if (shorter.size() == rest.size()) {
                shorter = Phrases.withoutLast(rest, lexicon.closing());
            }
            if (shorter.size() == rest.size()) {
                break;
            }
            rest = shorter;
        }
        return variants;
    }

    private List<Word> withoutPadding(List<Word> words) {
        List<Word> last = words;
        for (List<Word> variant : variants(words)) {
            last = variant;
        }
        return last;
    }
}
