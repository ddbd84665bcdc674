package org.sayso.standin.language.words;

import java.util.List;

/** Takes phrases off the ends of an utterance. */
public final class Phrases {

    private Phrases() {}

    public static boolean startsWith(List<Word> words, List<String> phrase) {
        return matches(words, 0, phrase);
    }

    public static boolean endsWith(List<Word> words, List<String> phrase) {
        return matches(words, words.size() - phrase.size(), phrase);
    }

    private static boolean matches(List<Word> words, int from, List<String> phrase) {
        if (from < 0 || words.size() - from < phrase.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (!words.get(from + i).text().equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
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
