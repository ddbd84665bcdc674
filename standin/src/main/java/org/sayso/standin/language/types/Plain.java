package org.sayso.standin.language.types;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** Words of our tables as the words of an utterance are compared. */
final class Plain {

    private Plain() {}

    /** @throws IllegalArgumentException if it is not one word */
    static String word(String word) {
        List<Word> words = Words.of(word);
        if (words.size() != 1) {
            throw new IllegalArgumentException("Not one word: " + word);
        }
        return words.get(0).text();
    }

    /** Words separated by blanks. */
    static Set<String> words(String words) {
        return Arrays.stream(words.split(" ", -1)).map(Plain::word).collect(Collectors.toUnmodifiableSet());
    }
}
