package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sayso.standin.language.words.Word;

/**
 * Words cut into what phrases are compared with: "5pm" is two tokens, "einundzwanzig" three. Remembers where words
 * end, because a slot takes whole words. Immutable.
 */
final class Tokens {

    private final String[] texts;
    /** The position after the word that ends with the token; -1 within a word. */
    private final int[] ends;

    private Tokens(List<String> texts, List<Integer> ends) {
        this.texts = texts.toArray(String[]::new);
        this.ends = ends.stream().mapToInt(i -> i).toArray();
    }

    /** @param most how many words are read at most */
    static Tokens of(List<Word> words, int from, int most, SpokenNumbers numbers) {
        List<String> texts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int last = Math.min(words.size(), from + most);
        for (int i = from; i < last; i++) {
            int before = texts.size();
            cut(words.get(i).text(), numbers, texts);
            for (int t = before; t < texts.size() - 1; t++) {
                ends.add(-1);
            }
            ends.add(i + 1);
        }
        return new Tokens(texts, ends);
    }

    /** One word. */
    static Tokens of(String word, SpokenNumbers numbers) {
        List<String> texts = new ArrayList<>(1);
        cut(word, numbers, texts);
        List<Integer> ends = new ArrayList<>(Collections.nCopies(texts.size(), -1));
        ends.set(ends.size() - 1, 1);
        return new Tokens(texts, ends);
    }

    int size() {
        return texts.length;
    }

    String text(int at) {
        return texts[at];
    }

    List<String> texts(int from, int to) {
        return List.of(texts).subList(from, to);
    }

    /** Whether a word ends right before the token at this position. */
    boolean isWordEnd(int at) {
        return at > 0 && ends[at - 1] >= 0;
    }

    /** The position, among the words, after the word that ends right before this token. */
    int wordEnd(int at) {
        return ends[at - 1];
    }

    private static void cut(String text, SpokenNumbers numbers, List<String> into) {
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || isDigit(text.charAt(i)) != isDigit(text.charAt(i - 1))) {
                String piece = text.substring(start, i);
                if (isDigit(piece.charAt(0))) {
                    into.add(piece);
                } else {
                    into.addAll(numbers.pieces(piece));
                }
                start = i;
            }
        }
        if (text.isEmpty()) {
            into.add("");
        }
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && isDigit(text.charAt(0)) && isDigit(text.charAt(text.length() - 1));
    }
}
