package org.sayso.benchmarks.interpret;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.sayso.standin.language.InteractionModel;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.language.Understanding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets the stand-in understand the labelled utterances, and prints the rows for docs/figures.md: how much of it is right
 * by kind and by model, how fast it is, and what a model of 10,000 values takes. The set that was held out at first has tables of its own.
 */
public final class InterpretFigures {

    private static final ZonedDateTime NOW =
            Instant.parse("2026-11-21T10:00:00Z").atZone(ZoneOffset.UTC);
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration LENGTH = Duration.ofSeconds(1);
    private static final int KEPT = 5;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String failures;
    private final Map<String, Tally> byKind = new TreeMap<>();
    private final Tally together = new Tally();
    private final Map<String, String> rows = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    private InterpretFigures(String failures) {
        this.failures = failures;
    }

    /**
     * The argument, where there is one, says which failures are printed: {@code all}, those of a kind, those of models
     * whose name starts with it, or {@code none}.
     */
    public static void main(String[] arguments) throws Exception {
        String failures = arguments.length == 0 ? "none" : arguments[0];
        InterpretFigures seen = new InterpretFigures(failures);
        seen.judgeAll("interpret");
        String large = seen.large();
        seen.print("Utterances that the matcher was finished against");
        System.out.println();
        System.out.println(large);

        InterpretFigures heldOut = new InterpretFigures(failures);
        heldOut.judgeAll("interpret-heldout");
        heldOut.print("Utterances held out from it at first, and seen since");

        InterpretFigures unseen = new InterpretFigures(failures);
        unseen.judgeAll("interpret-unseen");
        unseen.print("Utterances that it was not finished against");
    }

    private void judgeAll(String set) throws Exception {
        for (LabelledModel model : LabelledModel.all(set)) {
            judge(model);
        }
    }

    private void print(String heading) {
        System.out.println();
        System.out.println(heading);
        wrong.forEach(System.out::println);
        System.out.println("""

                | kind | utterances | intent | intent and slots |
                |---|--:|--:|--:|""");
        byKind.forEach((kind, tally) -> System.out.println("| " + kind + " | " + tally.cells() + " |"));
        System.out.println("| together | " + together.cells() + " |");
        System.out.println("""

                | model | values | utterances | intent | intent and slots | utterances in a second |
                |---|--:|--:|--:|--:|--:|""");
        rows.forEach((name, row) -> System.out.println("| " + name + " | " + row + " |"));
    }

    private void judge(LabelledModel model) {
        Optional<LanguageUnderstanding> understanding = understanding(model.name(), model.locale(), model.model());
        Tally tally = new Tally();
        for (Label label : model.inSession()) {
            judge(model.name(), label, tally, understanding.map(known -> known::inSession), false);
        }
        for (Label label : model.oneShots()) {
            judge(model.name(), label, tally, understanding.map(known -> known::outsideSession), true);
        }
        String speed =
                understanding.map(known -> speed(known, model.inSession())).orElse("not understood");
        rows.put(model.name(), model.values() + " | " + tally.cells() + " | " + speed);
    }

    /** Judges the model of 10,000 values; the line says what it takes. */
    private String large() {
        String name = "record-shop-en-US";
        LargeModel large = new LargeModel();
        JsonNode json = large.json();
        Optional<LanguageUnderstanding> warm = understanding(name, "en-US", json);
        if (warm.isEmpty()) {
            return "The model of 10,000 values is not understood.";
        }
        Tally tally = new Tally();
        List<Label> labels = large.labels();
        for (Label label : labels) {
            judge(name, label, tally, warm.map(known -> known::inSession), false);
        }
        long start = System.nanoTime();
        LanguageUnderstanding loaded = understanding(name, "en-US", json).orElseThrow();
        Duration load = Duration.ofNanos(System.nanoTime() - start);
        rows.put(name, "%,d | %s | %s".formatted(large.values(), tally.cells(), speed(loaded, labels)));

        return "%,d values: ready %d ms after its JSON was parsed, and %.1f MB of heap after a collection."
                .formatted(large.values(), load.toMillis(), heap(name, json.toString()) / 1e6);
    }

    /** What an understanding of the model keeps on the heap, in bytes: several are made, each from the text anew. */
    private long heap(String name, String text) {
        List<LanguageUnderstanding> kept = new ArrayList<>();
        long without = usedHeap();
        for (int i = 0; i < KEPT; i++) {
            kept.add(understanding(name, "en-US", JSON.readTree(text)).orElseThrow());
        }
        long with = usedHeap();
        // Used once more, so that they are reachable until here.
        kept.forEach(each -> each.inSession("help"));
        return (with - without) / KEPT;
    }

    private Optional<LanguageUnderstanding> understanding(String name, String locale, JsonNode model) {
        try {
            return Optional.of(new LanguageUnderstanding(InteractionModel.parse(locale, model), () -> NOW));
        } catch (IllegalArgumentException unusable) {
            wrong.add(name + " cannot be used: " + unusable.getMessage());
            return Optional.empty();
        }
    }

    private void judge(
            String model,
            Label label,
            Tally tally,
            Optional<Function<String, Understanding>> understanding,
            boolean oneShot) {
        Verdict verdict = understanding
                .map(known -> verdict(label, known, oneShot))
                .orElse(new Verdict(false, false, "the model cannot be used"));
        tally.add(verdict.intent(), verdict.slots());
        together.add(verdict.intent(), verdict.slots());
        byKind.computeIfAbsent(label.kind(), kind -> new Tally()).add(verdict.intent(), verdict.slots());
        boolean wanted = failures.equals("all") || failures.equals(label.kind()) || model.startsWith(failures);
        if (wanted && understanding.isPresent() && !verdict.slots()) {
            wrong.add("""
                    %s, %s: %s
                      wanted %s
                      heard  %s""".formatted(model, label.kind(), label.utterance(), Verdict.expected(label), verdict.heard()));
        }
    }

    /** Whoever throws has not understood. */
    private static Verdict verdict(Label label, Function<String, Understanding> understanding, boolean oneShot) {
        try {
            return Verdict.of(label, understanding.apply(label.utterance()), oneShot);
        } catch (RuntimeException thrown) {
            return new Verdict(false, false, "nothing, for it threw " + thrown);
        }
    }

    private static String speed(LanguageUnderstanding understanding, List<Label> labels) {
        try {
            rate(understanding, labels, WARM_UP);
            return "%,.0f".formatted(rate(understanding, labels, LENGTH));
        } catch (RuntimeException thrown) {
            return "throws";
        }
    }

    private static double rate(LanguageUnderstanding understanding, List<Label> labels, Duration length) {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        long count = 0;
        long now = start;
        while (now < end) {
            for (Label label : labels) {
                Understanding unused = understanding.inSession(label.utterance());
                count++;
            }
            now = System.nanoTime();
        }
        return count / ((now - start) / 1e9);
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
