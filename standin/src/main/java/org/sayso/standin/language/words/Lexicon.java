package org.sayso.standin.language.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is particular to a language: its small words, its numbers, its built-in phrases. */
public interface Lexicon {

    /** The language's code, such as {@code de}. */
    String language();

    /** Words that may be left out or added without changing what is meant. */
    Set<String> fillers();

    /** Words that join the values of a list. */
    Set<String> joiners();

    /** What people say before a request out of politeness, or to wake the device. */
    List<List<String>> opening();

    /** What people say after a request out of politeness. */
    List<List<String>> closing();

    /** Phrases that start a skill when its name follows. */
    List<List<String>> starts();

    /** Phrases that start a skill when its name stands right before them; a wish may follow. */
    default List<List<String>> startsAfter() {
        return List.of();
    }

    /** Words that may stand before a skill's name as if they were part of it, such as "the". */
    default Set<String> articles() {
        return Set.of("the", "my");
    }

    /** The most words that a value of a list may have when it is not on the list. */
    default int longestUnlisted() {
        return 3;
    }

    /** Words between the skill's name and what is asked of it. */
    Set<String> connectors();

    /** Words between what is asked and the skill's name, when the name comes last. */
    Set<String> agents();

    /** The fixed phrases of the built-in intents. */
    Map<String, Set<String>> builtIns();

    /** Phrases with which a session is left without asking the skill. */
    Set<String> exits();

    /** The word without its plural ending. */
    String stem(String word);

    /**
     * The lexicon of a language tag such as {@code en-US}.
     *
     * @throws IllegalArgumentException if the language is not spoken here
     */
    static Lexicon forLocale(String locale) {
        if (Locale.forLanguageTag(locale).getLanguage().equals("en")) {
            return new English();
        }
        throw new IllegalArgumentException(
                "The stand-in does not speak " + locale + "; it speaks English (en-US, ...)");
    }
}
