package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sayso.standin.language.InteractionModel.Value;
import org.sayso.standin.language.types.SpokenDigits;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** The values that a slot type lists, by name and synonym, to be found in what was said. */
final class ValueIndex {

    static final ValueIndex EMPTY = new ValueIndex();

    private static final double NAME = 0.99;
    private static final double SYNONYM = 0.985;
    private static final int MOST_STEPS = 500;
    /** In place of the hash of a text, for words that the model does not write so. */
    private static final int NOT_AS_WRITTEN = 0;

    private static final Map<String, Integer> ROMAN =
            Map.of("ii", 2, "iii", 3, "iv", 4, "v", 5, "vi", 6, "vii", 7, "viii", 8, "ix", 9, "x", 10, "xi", 11);

    private final Entity[] entities;
    private final ValueTrie trie = new ValueTrie();

    private ValueIndex() {
        entities = new Entity[0];
    }

    ValueIndex(List<Value> values, Vocabulary vocabulary) {
        entities = new Entity[values.size()];
        for (int i = 0; i < entities.length; i++) {
            Value value = values.get(i);
            entities[i] = value.entity();
            add(value.entity().name(), i, vocabulary);
            for (String synonym : value.synonyms()) {
                add(synonym, i, vocabulary);
            }
        }
    }

    /** Words that are values of the list. */
    record Listed(int end, double quality, List<Entity> entities) {}

    private void add(String phrase, int value, Vocabulary vocabulary) {
        List<Word> words = Words.of(phrase);
        if (words.isEmpty()) {
            return;
        }
        int[] numbers = numbers(words, vocabulary);
        trie.add(numbers, text(words, 0, words.size()), value);
        if (words.size() > 1 && (spelled(words) || words.size() == 2)) {
            String joined = String.join("", Words.texts(words));
            trie.add(new int[] {vocabulary.add(joined)}, joined.hashCode(), value);
        }
        int[] digits = withNumbers(phrase, words, vocabulary);
        if (!Arrays.equals(numbers, digits)) {
            trie.add(digits, NOT_AS_WRITTEN, value);
        }
        // "Play Matrix" for "The Matrix".
        if (digits.length > 1 && vocabulary.isFiller(words.get(0).text())) {
            trie.add(Arrays.copyOfRange(digits, 1, digits.length), NOT_AS_WRITTEN, value);
        }
    }

    /** Numbers of several words as one: "two thousand and one" as 2001; "IV" as 4. */
    private static int[] withNumbers(String phrase, List<Word> words, Vocabulary vocabulary) {
        List<Integer> numbers = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            List<SpokenDigits.Digits> digits = vocabulary.digitsAt(words, at);
            Integer roman = at > 0 ? ROMAN.get(words.get(at).text()) : null;
            if (!digits.isEmpty()) {
                SpokenDigits.Digits longest = digits.get(digits.size() - 1);
                numbers.add(vocabulary.addDigits(longest.digits()));
                at = longest.end();
            } else if (roman != null && phrase.contains(words.get(at).text().toUpperCase(Locale.ROOT))) {
                numbers.add(vocabulary.addDigits(roman.toString()));
                at++;
            } else {
                numbers.add(vocabulary.add(words.get(at).text()));
                at++;
            }
        }
        return numbers.stream().mapToInt(number -> number).toArray();
    }

    private static int[] numbers(List<Word> words, Vocabulary vocabulary) {
        return words.stream().mapToInt(word -> vocabulary.add(word.text())).toArray();
    }

    private static boolean spelled(List<Word> words) {
        return words.stream().allMatch(word -> word.text().length() == 1);
    }

    private static int text(List<Word> words, int from, int end) {
        int hash = 0;
        for (int i = from; i < end; i++) {
            hash = hash * 31 + words.get(i).text().hashCode();
        }
        return hash;
    }

    /** The values that begin at a word, the best for each end. */
    List<Listed> at(Utterance said, int from) {
        if (entities.length == 0) {
            return List.of();
        }
        Search search = new Search(said, from);
        search.walk(ValueTrie.ROOT, from, 1);
        return search.listed();
    }

    private final class Search {

        private final Utterance said;
        private final int from;
        private final List<Integer> nodes = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();
        private final List<Double> qualities = new ArrayList<>();
        private int steps;

        Search(Utterance said, int from) {
            this.said = said;
            this.from = from;
        }

        void walk(int node, int word, double quality) {
            if (node != ValueTrie.ROOT && trie.first(node) != ValueTrie.NONE) {
                nodes.add(node);
                ends.add(word);
                qualities.add(quality);
            }
            if (word >= said.words.size()) {
                return;
            }
            for (Utterance.Reading reading : said.atWord(word)) {
                int child = trie.child(node, reading.stem());
                if (child != ValueTrie.NONE && steps++ < MOST_STEPS) {
                    walk(child, reading.end(), Math.min(quality, reading.quality()));
                }
            }
        }

        List<Listed> listed() {
            List<Listed> listed = new ArrayList<>(nodes.size());
            for (int i = 0; i < nodes.size(); i++) {
                keepBetter(listed, listed(nodes.get(i), ends.get(i), qualities.get(i)));
            }
            return listed;
        }

        private void keepBetter(List<Listed> listed, Listed found) {
            for (int i = 0; i < listed.size(); i++) {
                if (listed.get(i).end() == found.end()) {
                    if (found.quality() > listed.get(i).quality()) {
                        listed.set(i, found);
                    }
                    return;
                }
            }
            listed.add(found);
        }

        /** Values whose words are written just so come alone; otherwise all whose words are alike. */
        private Listed listed(int node, int end, double quality) {
            int text = text(said.words, from, end);
            int[] exact = new int[4];
            int[] alike = new int[4];
            int exactly = 0;
            int all = 0;
            for (int entry = trie.first(node); entry != ValueTrie.NONE; entry = trie.next(entry)) {
                if (trie.text(entry) == text) {
                    exact = put(exact, exactly++, trie.value(entry));
                }
                alike = put(alike, all++, trie.value(entry));
            }
            boolean justSo = exactly > 0;
            List<Entity> found = Arrays.stream(justSo ? exact : alike)
                    .limit(justSo ? exactly : all)
                    .distinct()
                    .mapToObj(value -> entities[value])
                    .toList();
            double best = justSo ? isName(found.get(0), end) ? NAME : SYNONYM : quality;
            return new Listed(end, best, found);
        }

        private boolean isName(Entity entity, int end) {
            return Words.key(Words.of(entity.name())).equals(Words.key(said.words.subList(from, end)));
        }
    }

    private static int[] put(int[] array, int at, int value) {
        int[] bigger = at < array.length ? array : Arrays.copyOf(array, at * 2);
        bigger[at] = value;
        return bigger;
    }
}
