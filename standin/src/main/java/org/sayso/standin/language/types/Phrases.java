package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * Phrases with places, each with what it means: {@code "in {number} {unit}"}. Immutable and thread-safe.
 *
 * <p>A phrase is words separated by blanks. {@code a|b} is one of several words, {@code (x)} may be left out,
 * {@code <next>} is one of a group of words that was named before, {@code {month}} is a {@link Place}. Where phrases fit
 * the same words, the one that was added first wins.
 *
 * @param <T> what a phrase means
 */
final class Phrases<T> {

    /**
     * A phrase that fits.
     *
     * @param end the position after its last token
     * @param weak whether it fits many things that are meant otherwise, such as a bare number taken as a time
     */
    record Hit<T>(int end, T meaning, Found found, boolean weak) {}

    /** One position of a phrase: words, or a place. */
    private record Element(Set<String> words, @Nullable Place place, boolean optional) {}

    private record Phrase<T>(List<Element> elements, T meaning, boolean weak) {}

    private final Vocabulary vocabulary;
    private final Map<String, List<Phrase<T>>> byWord;
    private final List<Phrase<T>> byNumber;

    private Phrases(Builder<T> builder) {
        vocabulary = builder.vocabulary;
        Map<String, List<Phrase<T>>> words = new HashMap<>();
        List<Phrase<T>> numbers = new ArrayList<>();
        for (Phrase<T> phrase : builder.phrases) {
            Set<String> first = new HashSet<>();
            boolean number = false;
            for (Element element : phrase.elements()) {
                first.addAll(element.place() == null ? element.words() : vocabulary.firstWords(element.place()));
                number |= element.place() != null && Vocabulary.isNumber(element.place());
                if (!element.optional()) {
                    break;
                }
            }
            first.forEach(
                    word -> words.computeIfAbsent(word, w -> new ArrayList<>()).add(phrase));
            if (number) {
                numbers.add(phrase);
            }
        }
        byWord = Map.copyOf(words);
        byNumber = List.copyOf(numbers);
    }

    /** Whether any phrase may begin with this word; quick. */
    boolean mayBegin(String word) {
        return byWord.containsKey(word)
                || (!byNumber.isEmpty() && vocabulary.numbers().mayBegin(word));
    }

    /** All phrases that begin at a token and end with a word: one for each end. */
    List<Hit<T>> at(Tokens tokens, int at) {
        Map<Integer, Hit<T>> hits = new LinkedHashMap<>();
        for (Phrase<T> phrase : byWord.getOrDefault(tokens.text(at), List.of())) {
            walk(phrase, 0, tokens, at, Found.NOTHING, hits);
        }
        if (vocabulary.numbers().mayBegin(tokens.text(at))) {
            for (Phrase<T> phrase : byNumber) {
                walk(phrase, 0, tokens, at, Found.NOTHING, hits);
            }
        }
        return List.copyOf(hits.values());
    }

    private void walk(Phrase<T> phrase, int element, Tokens tokens, int at, Found found, Map<Integer, Hit<T>> hits) {
        if (element == phrase.elements().size()) {
            if (tokens.isWordEnd(at)) {
                Hit<T> hit = new Hit<>(at, phrase.meaning(), found, phrase.weak());
                hits.merge(at, hit, (old, fresh) -> old.weak() && !fresh.weak() ? fresh : old);
            }
            return;
        }
        Element expected = phrase.elements().get(element);
        if (expected.optional()) {
            walk(phrase, element + 1, tokens, at, found, hits);
        }
        if (at >= tokens.size()) {
            return;
        }
        if (expected.place() == null) {
            if (expected.words().contains(tokens.text(at))) {
                walk(phrase, element + 1, tokens, at + 1, found, hits);
            }
        } else {
            for (SpokenNumbers.Reading reading : vocabulary.at(expected.place(), tokens, at)) {
                Found more = found.with(expected.place(), (int) reading.value());
                walk(phrase, element + 1, tokens, reading.end(), more, hits);
            }
        }
    }

    static <T> Builder<T> builder(Vocabulary vocabulary) {
        return new Builder<>(vocabulary);
    }

    /** Collects phrases. */
    static final class Builder<T> {

        private final Vocabulary vocabulary;
        private final Map<String, Set<String>> groups = new HashMap<>();
        private final List<Phrase<T>> phrases = new ArrayList<>();

        private Builder(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        /** Names a group of words, separated by blanks, for use as {@code <name>}. */
        Builder<T> group(String name, String words) {
            groups.put(name, Plain.words(words));
            return this;
        }

        /** A meaning with the phrases for it. */
        Builder<T> add(T meaning, String... phrases) {
            for (String phrase : phrases) {
                this.phrases.add(new Phrase<>(elements(phrase), meaning, false));
            }
            return this;
        }

        /** A meaning with phrases that are more often meant otherwise. */
        Builder<T> addWeak(T meaning, String... phrases) {
            for (String phrase : phrases) {
                this.phrases.add(new Phrase<>(elements(phrase), meaning, true));
            }
            return this;
        }

        Phrases<T> build() {
            return new Phrases<>(this);
        }

        private List<Element> elements(String phrase) {
            return Arrays.stream(phrase.split(" ", -1))
                    .flatMap(text -> isPlain(text) ? Words.of(text).stream().map(this::word) : Stream.of(element(text)))
                    .toList();
        }

        private static boolean isPlain(String text) {
            return text.chars().noneMatch(c -> "({<|".indexOf(c) >= 0);
        }

        /** A text may be several words where no blanks are written. */
        private Element word(Word word) {
            return new Element(Set.of(word.text()), null, false);
        }

        private Element element(String text) {
            boolean optional = text.startsWith("(");
            String inner = optional ? text.substring(1, text.length() - 1) : text;
            if (inner.startsWith("{")) {
                return new Element(Set.of(), Vocabulary.place(inner), optional);
            }
            if (inner.startsWith("<")) {
                Set<String> group = groups.get(inner.substring(1, inner.length() - 1));
                if (group == null) {
                    throw new IllegalArgumentException("No group of words is named " + inner);
                }
                return new Element(group, null, optional);
            }
            return new Element(Plain.words(inner.replace('|', ' ')), null, optional);
        }
    }
}
