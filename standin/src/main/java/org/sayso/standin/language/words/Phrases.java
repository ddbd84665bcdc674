package org.sayso.standin.language.words;

import java.util.List;

/** Takes phrases off the ends of an utterance. */
public final class Phrases {

    private Phrases() {}

    public static boolean startsWith(List<Word> words, List<String> phrase) {
        return words.size() >= phrase.size()
                && Words.texts(words.subList(0, phrase.size())).equals(phrase);
    }

    public static boolean endsWith(List<Word> words, List<String> phrase) {
        return words.size() >= phrase.size()
                && Words.texts(words.subList(words.size() - phrase.size(), words.size()))
                        .equals(phrase);
    }

    /** The words without the first phrase that they begin with; the same words if there is none. */
    public static List<Word> withoutFirst(List<Word> words, List<List<String>> phrases) {
        for (List<String> phrase : phrases) {
            if (startsWith(words, phrase)) {
                return words.subList(phrase.size(), words.size());
            }
        }
        return words;
    }

    /** The words without the first phrase that they end with; the same words if there is none. */
    public static List<Word> withoutLast(List<Word> words, List<List<String>> phrases) {
        for (List<String> phrase : phrases) {
            if (endsWith(words, phrase)) {
                return words.subList(0, words.size() - phrase.size());
            }
        }
        return words;
    }
}
