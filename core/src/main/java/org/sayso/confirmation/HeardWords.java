package org.sayso.confirmation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.sayso.confirmation.NumberLanguage.Rule;

/**
 * What was heard as a graph: positions are places between letters, spaces and hyphens left out, and each edge is a word or a run
 * of digits that lies between two of them.
 */
final class HeardWords {

    /** A word with a meaning, up to a position. */
    record Word(int end, NumberWord meaning) {}

    /** Text that stands for itself, up to a position: digits, or nothing for words around a code. */
    record Text(int end, String digits) {}

    private static final Pattern SPACES = Pattern.compile("[\\s,.;:]+");
    private static final Pattern HYPHENS = Pattern.compile("[\\-\u2010-\u2014]+");

    private final NumberLanguage language;
    private final List<List<Word>> words = new ArrayList<>();
    private final List<List<Text>> texts = new ArrayList<>();

    /** Where what is written without a space begins; and the end. */
    private final List<Integer> chunks = new ArrayList<>();

    HeardWords(String heard, NumberLanguage language) {
        this.language = language;
        SPACES.splitAsStream(heard).forEach(chunk -> {
            chunks.add(end());
            Arrays.stream(HYPHENS.split(chunk)).filter(part -> !part.isEmpty()).forEach(this::add);
        });
        chunks.add(end());
    }

    private void add(String spelled) {
        String part = NumberLanguage.plain(spelled);
        int start = end();
        for (int at = 0; at < part.length(); at++) {
            words.add(new ArrayList<>());
            texts.add(new ArrayList<>());
        }
        addFillers(spelled, part, start);
        if (language.has(Rule.JOINED)) {
            addWordsWithin(part, start);
        } else {
            addWord(part, 0, part.length(), start);
        }
    }

    private void addFillers(String spelled, String part, int start) {
        if (language.fillers().contains(spelled)) {
            texts.get(start).add(new Text(end(), ""));
        } else if (language.has(Rule.UNSPACED)) {
            language.fillers().stream().map(NumberLanguage::plain).forEach(filler -> {
                for (int at = part.indexOf(filler); at >= 0; at = part.indexOf(filler, at + 1)) {
                    texts.get(start + at).add(new Text(start + at + filler.length(), ""));
                }
            });
        }
    }

    private void addWordsWithin(String part, int start) {
        for (int from = 0; from < part.length(); from++) {
            int longest = Math.min(part.length(), from + language.longestWord());
            for (int to = from + 1; to <= longest; to++) {
                addWord(part, from, to, start);
            }
        }
    }

    private void addWord(String part, int from, int to, int start) {
        String word = part.substring(from, to);
        if (SpokenCode.isDigits(word)) {
            texts.get(start + from).add(new Text(start + to, word));
        }
        language.meanings(word).forEach(meaning -> words.get(start + from).add(new Word(start + to, meaning)));
    }

    NumberLanguage language() {
        return language;
    }

    int end() {
        return words.size();
    }

    List<Integer> chunks() {
        return chunks;
    }

    List<Word> wordsAt(int position) {
        return position < end() ? words.get(position) : List.of();
    }

    List<Text> textsAt(int position) {
        return position < end() ? texts.get(position) : List.of();
    }
}
