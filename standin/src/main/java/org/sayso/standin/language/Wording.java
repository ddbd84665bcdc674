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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * How much the words of a language say by themselves, and which of them are two words in one. Read from
 * {@code wording_LANGUAGE.properties}; a language without such a file has words of one kind only.
 */
final class Wording {

    static final String IS = "is";
    private static final String INFINITIVE = "en";
    private static final String ENDING_OF_IS = "s";
    private static final int SHORTEST_BASE = 3;

    private final Set<String> small;
    private final Set<String> light;
    private final List<List<String>> wishes;
    private final Map<String, List<String>> contractions = new HashMap<>();

    private final Map<String, Set<String>> alike = new HashMap<>();
    private final @Nullable Pattern separable;
    private final List<String> endings;
    private final Map<String, Set<String>> opposites = new HashMap<>();
    private final Set<String> particles;
    private final boolean verbsMayGoLast;
    private final Lexicon lexicon;
    private final Set<String> fixedPhrases = new HashSet<>();

    private Wording(Lexicon lexicon, Properties lists) {
        this.lexicon = lexicon;
        particles = new HashSet<>(words(lists, "particles"));
        particles.addAll(words(lists, "separable-parts"));
        separable = separable(lists);
        endings = Words.texts(Words.of(lists.getProperty("endings", "")));
        for (String pair : list(lists, "opposites")) {
            String[] sides = pair.split(":", 2);
            List<String> ones = Words.texts(Words.of(sides[0]));
            List<String> others = Words.texts(Words.of(sides[1]));
            for (String one : ones) {
                for (String other : others) {
                    oppose(one, other);
                    oppose(other, one);
                }
            }
        }
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
            for (String word : words) {
                Set<String> others = alike.computeIfAbsent(word, known -> new LinkedHashSet<>());
                words.stream().filter(other -> !other.equals(word)).forEach(others::add);
            }
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
    Set<String> alike(String word) {
        return alike.getOrDefault(word, Set.of());
    }

    private void oppose(String one, String other) {
        opposites.computeIfAbsent(lexicon.stem(one), word -> new HashSet<>()).add(lexicon.stem(other));
    }

    /** Whether one word asks for the contrary of the other, as "on" and "off" do. */
    boolean areOpposites(String one, String other) {
        Set<String> found = opposites.get(lexicon.stem(one));
        return found != null && found.contains(lexicon.stem(other));
    }

    /** Whether the word belongs to the verb before it and may also stand after what that acts on: "turn the light on". */
    boolean isParticle(String word) {
        return particles.contains(word);
    }

    /** Whether "bestelle Butter" may as well be said as "(kannst du) Butter bestellen". */
    boolean verbsMayGoLast() {
        return verbsMayGoLast;
    }

    /** The words that a word stands for: "what" and "is" for "what's"; most stand for themselves. */
    List<String> parts(Word word) {
        List<String> parts = contractions.get(word.said());
        if (parts != null) {
            return parts;
        }
        Matcher verb = separable == null ? null : separable.matcher(word.text());
        return verb != null && verb.matches()
                ? List.of(verb.group(1), verb.group(2) + INFINITIVE)
                : List.of(word.text());
    }

    /**
     * The parts of a word of an utterance, where the model knows the first but not the whole: "name's" is "name is",
     * "pídeme" is "pide me".
     *
     * @param known whether the model has a word
     * @param hasIs whether another word says "is", so that "name's" does not
     */
    List<String> parts(Word word, Predicate<String> known, boolean hasIs) {
        List<String> parts = parts(word);
        boolean is = !hasIs && word.said().endsWith("'" + ENDING_OF_IS);
        if (parts.size() > 1 || endings.isEmpty() || (!is && known.test(word.text()))) {
            return parts;
        }
        String text = word.text();
        for (String ending : endings) {
            String base = text.substring(0, Math.max(0, text.length() - ending.length()));
            boolean plural = ending.equals(ENDING_OF_IS) && !is;
            if (base.length() >= SHORTEST_BASE && text.endsWith(ending) && !plural && known.test(base)) {
                return List.of(base, ending.equals(ENDING_OF_IS) ? IS : ending);
            }
        }
        return parts;
    }

    /** Whether two words are a verb that may stand apart: "ein" and "schalten". */
    boolean isSeparable(String part, String verb) {
        return separable != null && separable.matcher(part + verb).matches();
    }

    /** "Einschalten", "einzuschalten" and "ausgeschaltet": verbs of two parts that may stand apart. */
    private static @Nullable Pattern separable(Properties lists) {
        String parts = lists.getProperty("separable-parts", "");
        String verbs = lists.getProperty("separable-verbs", "");
        return parts.isBlank()
                ? null
                : Pattern.compile("(" + String.join("|", Words.texts(Words.of(parts))) + ")(?:zu|ge)?("
                        + String.join("|", Words.texts(Words.of(verbs))) + ")(?:e|st|t|en|n|est|et)?");
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
