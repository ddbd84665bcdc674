package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** A sample utterance, ready to be compared: words and slots in a row. */
final class Sample {

    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)\\}");

    private static final double REORDERED = 0.97;
    private static final Pattern POSSESSIVE = Pattern.compile("^['\u2019]s\\b");

    /**
     * A word or a slot.
     *
     * @param text the word, or the slot's name
     * @param stem the word's number
     * @param weight how much the word counts
     */
    record Element(
            String text, int stem, double weight, @Nullable SlotRecognizer slot) {}

    final InteractionModel.Intent intent;
    final String text;
    /** Whether this is what a person may answer who was asked for the slot. */
    final boolean answer;
    /** How much of its score an utterance keeps, less than 1 if the words are in another order than in the model. */
    final double likeness;
    /** All of the intent's slots by name. */
    final Map<String, SlotRecognizer> intentSlots;

    final Element[] elements;
    /** The weight of all its words. */
    final double weight;

    /** How many slots it has. */
    final int slots;

    private Sample(Raw raw, boolean answer, List<Element> elements) {
        this.intent = raw.intent();
        this.text = raw.text();
        this.answer = answer;
        this.likeness = raw.likeness();
        this.intentSlots = raw.slots();
        this.elements = elements.toArray(Element[]::new);
        this.weight = elements.stream().mapToDouble(Element::weight).sum();
        this.slots = (int)
                elements.stream().filter(element -> element.slot() != null).count();
    }

    /**
     * @param slots the intent's slots by name
     * @throws IllegalArgumentException if the sample names a slot that the intent does not have
     */
    static Raw cut(
            InteractionModel.Intent intent,
            String text,
            Map<String, SlotRecognizer> slots,
            Vocabulary vocabulary,
            Wording wording) {
        List<Element> elements = new ArrayList<>();
        int end = 0;
        for (Matcher matcher = SLOT.matcher(text); matcher.find(); end = matcher.end()) {
            addWords(elements, afterSlot(text.substring(end, matcher.start()), end), vocabulary, wording);
            String name = matcher.group(1).strip();
            SlotRecognizer slot = slots.get(name);
            if (slot == null) {
                throw new IllegalArgumentException("Sample \"" + text + "\" of " + intent.name()
                        + " names a slot that the intent does not have: " + name);
            }
            elements.add(new Element(name, Vocabulary.UNKNOWN, 0, slot));
        }
        addWords(elements, afterSlot(text.substring(end), end), vocabulary, wording);
        return new Raw(intent, text, slots, elements, 1);
    }

    /** "{name}'s birthday" is cut as "{name} birthday": the ending belongs to whatever is said for the slot. */
    private static String afterSlot(String part, int start) {
        return start == 0 ? part : POSSESSIVE.matcher(part).replaceFirst("");
    }

    private static void addWords(List<Element> elements, String part, Vocabulary vocabulary, Wording wording) {
        for (Word word : Words.of(part)) {
            for (String text : wording.parts(word)) {
                elements.add(new Element(text, vocabulary.add(text), 0, null));
            }
        }
    }

    /** A sample that is cut, but not yet weighed. */
    record Raw(
            InteractionModel.Intent intent,
            String text,
            Map<String, SlotRecognizer> slots,
            List<Element> elements,
            double likeness) {

        Raw inOrder(List<Element> other) {
            return new Raw(intent, text, slots, other, REORDERED);
        }
    }

    /** Once all samples are cut and it is known how many intents use each word. */
    static Sample weighed(Raw raw, boolean answer, Weights weights) {
        List<Element> elements = new ArrayList<>();
        int last = raw.elements().size() - 1;
        for (Element element : raw.elements()) {
            double weight = element.slot() != null
                    ? 0
                    : elements.size() == last && last > 0
                            ? weights.ofLast(element.text(), element.stem())
                            : weights.of(element.text(), element.stem());
            elements.add(element.slot() != null ? element : new Element(element.text(), element.stem(), weight, null));
        }
        return new Sample(raw, answer, elements);
    }
}
