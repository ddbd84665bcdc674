package org.sayso.standin.task;

import java.util.List;
import java.util.Optional;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/** Hears a yes or a no. What could be both is a no. */
final class Answers {

    private static final int MOST_WORDS_OF_A_NO = 4;
    private static final int MOST_LETTERS_OF_A_NO = 8;

    private final List<String> yes;
    private final List<String> no;
    private final List<String> not;

    Answers(Sentences sentences) {
        yes = normal(sentences.phrases("answer.yes"));
        no = normal(sentences.phrases("answer.no"));
        not = normal(sentences.phrases("answer.not"));
    }

    private static List<String> normal(List<String> phrases) {
        return phrases.stream().map(phrase -> Words.key(Words.of(phrase))).toList();
    }

    /** Whether somebody agreed; empty if neither was heard. */
    Optional<Boolean> in(String text) {
        if (says(text, no) || says(text, not)) {
            return Optional.of(false);
        }
        return says(text, yes) ? Optional.of(true) : Optional.empty();
    }

    /** Whether somebody said no and little else, rather than anything with a "not" in it. */
    boolean refused(String text) {
        List<Word> words = Words.of(text);
        int letters = words.stream().mapToInt(word -> word.text().length()).sum();
        return (words.size() <= MOST_WORDS_OF_A_NO || letters <= MOST_LETTERS_OF_A_NO) && says(text, no);
    }

    private static boolean says(String text, List<String> phrases) {
        String heard = Words.key(Words.of(text));
        return phrases.stream().anyMatch(phrase -> says(heard, phrase));
    }

    private static boolean says(String heard, String phrase) {
        // Japanese has no blanks between words.
        return phrase.codePoints().anyMatch(Answers::standsWithoutBlanks)
                ? heard.contains(phrase)
                : (" " + heard + " ").contains(" " + phrase + " ");
    }

    private static boolean standsWithoutBlanks(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }
}
