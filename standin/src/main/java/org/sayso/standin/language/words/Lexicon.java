package org.sayso.standin.language.words;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is particular to a language: its small words, its fixed phrases, its word endings. All of it is as {@link Word#text}
 * has it, phrases longest first. Immutable and thread-safe.
 */
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

    /** Phrases that start a skill when its name follows: "open NAME". */
    List<List<String>> starts();

    /** Phrases that start a skill when its name stands right before them: "NAME öffnen"; a wish may follow. */
    List<List<String>> startsAfter();

    /** Words that may stand before a skill's name as if they were part of it, such as "the". */
    Set<String> articles();

    /** Words between the skill's name and what is asked of it. */
    Set<String> connectors();

    /** Words between what is asked and the skill's name, when the name comes last. */
    Set<String> agents();

    /** The fixed phrases of the built-in intents, words separated by blanks; no phrase belongs to two of them. */
    Map<String, Set<String>> builtIns();

    /** Phrases with which a session is left without asking the skill. */
    Set<String> exits();

    /** The most words that a value of a list may have when it is not on the list. */
    int longestUnlisted();

    /** The word without the ending of its plural or its gender; the same for "olive" and "olives", not always a word. */
    String stem(String word);

    /**
     * The lexicon of a language tag such as {@code en-US}; regions of a language share one.
     *
     * @throws IllegalArgumentException if the language is not spoken here, naming those that are
     */
    static Lexicon forLocale(String locale) {
        return SpokenLanguages.of(locale);
    }
}
