package org.sayso.standin.language.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Reads a language's file: a name, an equals sign, and phrases separated by commas (Japanese ones as well) on each line. What
 * every language must have, and that no phrase means two intents, is checked here, so that a mistake names itself.
 */
final class LexiconFile {

    private static final String INTENT = "AMAZON.";
    private static final Set<String> LISTS = Set.of(
            "fillers",
            "joiners",
            "before-request",
            "after-request",
            "start-before-name",
            "start-after-name",
            "before-name",
            "after-name",
            "with-name",
            "exits",
            "longest-unlisted");
    private static final Set<String> INTENTS = Set.of(
            "Cancel",
            "Help",
            "LoopOff",
            "LoopOn",
            "More",
            "NavigateHome",
            "NavigateSettings",
            "Next",
            "No",
            "PageDown",
            "PageUp",
            "Pause",
            "Previous",
            "Repeat",
            "Resume",
            "ScrollDown",
            "ScrollLeft",
            "ScrollRight",
            "ScrollUp",
            "ShuffleOff",
            "ShuffleOn",
            "StartOver",
            "Stop",
            "Yes");

    private final String name;
    private final Map<String, String> entries;

    LexiconFile(String name, Reader text) {
        this.name = name;
        this.entries = entries(text);
        Set<String> expected = new TreeSet<>(LISTS);
        INTENTS.forEach(intent -> expected.add(INTENT + intent + "Intent"));
        entries.keySet().forEach(key -> require(expected.contains(key), key, "is not known"));
        expected.forEach(key -> require(entries.containsKey(key), key, "is missing"));
    }

    static Lexicon read(String language, UnaryOperator<String> stem) {
        String name = language + ".properties";
        try (InputStream in = LexiconFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no file of words " + name);
            }
            return new LexiconFile(name, new InputStreamReader(in, StandardCharsets.UTF_8)).lexicon(language, stem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Lexicon lexicon(String language, UnaryOperator<String> stem) {
        Map<String, Set<String>> builtIns = builtIns();
        return new WordList(
                language,
                words("fillers"),
                joiners(),
                phrases("before-request"),
                phrases("after-request"),
                phrases("start-before-name"),
                phrases("start-after-name"),
                words("before-name"),
                words("after-name"),
                words("with-name"),
                builtIns,
                exits(builtIns),
                number("longest-unlisted"),
                stem);
    }

    private Map<String, String> entries(Reader text) {
        Map<String, String> found = new TreeMap<>();
        try {
            new Properties() {
                @Override
                public synchronized Object put(Object key, Object value) {
                    require(found.put((String) key, (String) value) == null, (String) key, "is there twice");
                    return value;
                }
            }.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private Map<String, Set<String>> builtIns() {
        Map<String, Set<String>> intents = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (String intent : entries.keySet()) {
            if (intent.startsWith(INTENT)) {
                Set<String> phrases = keys(intent);
                require(!phrases.isEmpty(), intent, "has no phrases");
                for (String phrase : phrases) {
                    String owner = owners.put(phrase, intent);
                    require(owner == null, intent, "has the phrase \"" + phrase + "\" of " + owner);
                }
                intents.put(intent, phrases);
            }
        }
        return Map.copyOf(intents);
    }

    private Set<String> exits(Map<String, Set<String>> builtIns) {
        Set<String> exits = keys("exits");
        builtIns.forEach((intent, phrases) -> phrases.forEach(
                phrase -> require(!exits.contains(phrase), "exits", "has the phrase \"" + phrase + "\" of " + intent)));
        return exits;
    }

    /** With what the sign for "and" is read as, whatever the language. */
    private Set<String> joiners() {
        Set<String> joiners = new LinkedHashSet<>(words("joiners"));
        joiners.addAll(Words.texts(Words.of("&")));
        return Set.copyOf(joiners);
    }

    private Set<String> keys(String key) {
        Set<String> keys = new LinkedHashSet<>();
        phrases(key).forEach(phrase -> keys.add(String.join(" ", phrase)));
        return Set.copyOf(keys);
    }

    private Set<String> words(String key) {
        Set<String> words = new LinkedHashSet<>();
        for (List<String> phrase : phrases(key)) {
            require(phrase.size() == 1, key, "may have single words only, not \"" + String.join(" ", phrase) + "\"");
            words.add(phrase.get(0));
        }
        return Set.copyOf(words);
    }

    /** Longest first, otherwise as in the file. */
    private List<List<String>> phrases(String key) {
        Set<List<String>> phrases = new LinkedHashSet<>();
        String entry = entries.getOrDefault(key, "");
        for (String phrase : entry.isBlank() ? List.<String>of() : Arrays.asList(entry.split("[,、]", -1))) {
            List<String> words = Words.texts(Words.of(phrase));
            require(!words.isEmpty(), key, "has an empty phrase");
            phrases.add(words);
        }
        List<List<String>> sorted = new ArrayList<>(phrases);
        sorted.sort(Comparator.comparing((List<String> words) -> words.size()).reversed());
        return List.copyOf(sorted);
    }

    private int number(String key) {
        String entry = entries.getOrDefault(key, "");
        require(entry.matches("[1-9][0-9]?"), key, "is a number from 1 to 99");
        return Integer.parseInt(entry);
    }

    private void require(boolean fine, String key, String problem) {
        if (!fine) {
            throw new IllegalArgumentException(name + ": " + key + " " + problem);
        }
    }
}
