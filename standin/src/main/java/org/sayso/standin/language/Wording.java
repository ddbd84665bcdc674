package org.sayso.standin.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * How much the words of a language say by themselves, and which of them are two words in one. Read from
 * {@code wording_LANGUAGE.properties}; a language without such a file has words of one kind only.
 */
final class Wording {

    private final Set<String> small;
    private final Set<String> light;
    private final List<List<String>> wishes;
    private final Map<String, List<String>> contractions = new HashMap<>();

    private final Map<String, List<String>> alike = new HashMap<>();
    private final boolean verbsMayGoLast;
    private final Set<String> fixedPhrases = new HashSet<>();

    private Wording(Lexicon lexicon, Properties lists) {
        lexicon.builtIns().values().forEach(fixedPhrases::addAll);
        fixedPhrases.addAll(lexicon.exits());
        small = words(lists, "small");
        light = words(lists, "light");
        List<List<String>> phrases = new ArrayList<>();
        for (String phrase : list(lists, "wishes")) {
            phrases.add(Words.texts(Words.of(phrase)));
        }
        phrases.sort(
                Comparator.comparing((List<String> phrase) -> phrase.size()).reversed());
        wishes = List.copyOf(phrases);
        verbsMayGoLast = lists.getProperty("verbs-may-go-last", "no").equals("yes");
        for (String group : list(lists, "alike")) {
            List<String> words = Words.texts(Words.of(group));
            words.forEach(word -> alike.put(
                    word, words.stream().filter(other -> !other.equals(word)).toList()));
        }
        for (String pair : list(lists, "contractions")) {
            String[] sides = pair.split(":", 2);
            contractions.put(sides[0].strip(), Words.texts(Words.of(sides[1])));
        }
    }

    static Wording of(Lexicon lexicon) {
        Properties lists = new Properties();
        String file = "wording_" + lexicon.language() + ".properties";
        try (InputStream in = Wording.class.getResourceAsStream(file)) {
            if (in != null) {
                lists.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Wording(lexicon, lists);
    }

    /** Whether words are a fixed phrase of a built-in intent, such as "yes"; nothing that nobody knows is called so. */
    boolean isFixedPhrase(List<Word> words) {
        return fixedPhrases.contains(Words.key(words));
    }

    /** Words of grammar, such as articles and pronouns. */
    boolean isSmall(String word) {
        return small.contains(word);
    }

    /** Words that many wishes have, such as "get" and "where". */
    boolean isLight(String word) {
        return light.contains(word);
    }

    /** What people say before they come to what they want, such as "I would like to". */
    List<List<String>> wishes() {
        return wishes;
    }

    /** Words that may stand for a word without changing much, such as "was" for "is". */
    List<String> alike(String word) {
        return alike.getOrDefault(word, List.of());
    }

    /** Whether "bestelle Butter" may as well be said as "(kannst du) Butter bestellen". */
    boolean verbsMayGoLast() {
        return verbsMayGoLast;
    }

    /** The words that a word stands for: "what" and "is" for "what's"; most stand for themselves. */
    List<String> parts(Word word) {
        List<String> parts = contractions.get(word.said());
        return parts == null ? List.of(word.text()) : parts;
    }

    private static Set<String> words(Properties lists, String name) {
        Set<String> words = new HashSet<>();
        list(lists, name).forEach(text -> words.addAll(Words.texts(Words.of(text))));
        return Set.copyOf(words);
    }

    private static List<String> list(Properties lists, String name) {
        String list = lists.getProperty(name, "");
        return list.isBlank() ? List.of() : List.of(list.strip().split("\\s*,\\s*"));
    }
}
