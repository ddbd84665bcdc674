package org.sayso.standin.task;

import java.util.List;
import java.util.Optional;
import org.sayso.standin.language.words.Words;

/** Hears a yes or a no. What could be both is a no. */
final class Answers {

    private static final int MOST_WORDS_OF_A_NO = 4;

    private final List<String> yes;
    private final List<String> no;

    Answers(Sentences sentences) {
        yes = normal(sentences.phrases("answer.yes"));
        no = normal(sentences.phrases("answer.no"));
    }

    private static List<String> normal(List<String> phrases) {
        return phrases.stream().map(phrase -> Words.key(Words.of(phrase))).toList();
    }

    /** Whether somebody agreed; empty if neither was heard. */
    Optional<Boolean> in(String text) {
        String heard = Words.key(Words.of(text));
        if (no.stream().anyMatch(phrase -> says(heard, phrase))) {
            return Optional.of(false);
        }
        return yes.stream().anyMatch(phrase -> says(heard, phrase)) ? Optional.of(true) : Optional.empty();
    }

    /** Whether somebody said no and little else; longer sentences with a "not" in them may mean anything. */
    boolean refused(String text) {
        return Words.of(text).size() <= MOST_WORDS_OF_A_NO && !in(text).orElse(true);
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
