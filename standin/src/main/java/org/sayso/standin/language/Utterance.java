package org.sayso.standin.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.types.SpokenDigits;
import org.sayso.standin.language.words.Lexicon;
import org.sayso.standin.language.words.Phrases;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

/**
 * What was said, ready to be compared: tokens, which are words, or the parts of words such as "what's". Samples are compared
 * with tokens, slots begin and end with words.
 */
final class Utterance {

    private static final double POLITE = 0.02;
    private static final double WISH = 0.04;
    private static final int LONGEST_SPELLED = 6;

    /** A reading of one or more words as one that the model knows. */
    record Reading(int end, int stem, double quality) {}

    final List<Word> words;
    /** For each word, the words of the model that may begin there. */
    private final List<List<Reading>> readings = new ArrayList<>();

    private final Wording wording;
    private final Weights weights;
    private final List<String> texts = new ArrayList<>();
    private final Reading[][] tokenReadings;
    private final List<Integer> wordOfToken = new ArrayList<>();
    private final int[] tokenOfWord;
    private final IdentityHashMap<SlotRecognizer, List<@Nullable List<SlotMatch>>> matches = new IdentityHashMap<>();
    private final IdentityHashMap<SlotRecognizer, Double> best = new IdentityHashMap<>();
    private final double[] left;
    private final boolean[] strange;
    /** Where the words of thanks begin with which it ends. */
    private int thanks;

    Utterance(List<Word> words, Vocabulary vocabulary, Lexicon lexicon, Wording wording, Weights weights) {
        this.words = words;
        this.wording = wording;
        this.weights = weights;
        tokenOfWord = new int[words.size() + 1];
        Predicate<String> known = word -> vocabulary.find(word) != Vocabulary.UNKNOWN;
        boolean hasIs = words.stream().anyMatch(word -> word.text().equals(Wording.IS));
        for (int i = 0; i < words.size(); i++) {
            readings.add(readings(i, vocabulary));
        }
        for (int i = 0; i < words.size(); i++) {
            tokenOfWord[i] = texts.size();
            for (String part : wording.parts(words.get(i), known, hasIs)) {
                texts.add(part);
                wordOfToken.add(i);
            }
        }
        tokenOfWord[words.size()] = texts.size();
        left = new double[texts.size()];
        strange = new boolean[texts.size()];
        tokenReadings = new Reading[texts.size()][];
        for (int t = 0; t < texts.size(); t++) {
            List<Reading> found = new ArrayList<>(tokenReadings(t, vocabulary));
            for (String other : wording.alike(texts.get(t))) {
                int stem = vocabulary.find(other);
                if (stem != Vocabulary.UNKNOWN) {
                    found.add(new Reading(t + 1, stem, SlotMatch.ALIKE));
                }
            }
            tokenReadings[t] = found.toArray(Reading[]::new);
            left[t] = weights.of(texts.get(t), vocabulary.find(texts.get(t)));
            strange[t] = weights.isContent(texts.get(t));
        }
        thanks = words.size();
        markPolite(lexicon, wording);
    }

    private List<Reading> readings(int at, Vocabulary vocabulary) {
        List<Reading> found = new ArrayList<>(1);
        String text = words.get(at).text();
        int stem = vocabulary.find(text);
        if (stem != Vocabulary.UNKNOWN) {
            found.add(new Reading(at + 1, stem, SlotMatch.STEM));
        } else {
            for (int near : vocabulary.near(text)) {
                found.add(new Reading(at + 1, near, SlotMatch.NEAR));
            }
        }
        for (SpokenDigits.Digits number : vocabulary.digitsAt(words, at)) {
            int digits = vocabulary.findDigits(number.digits());
            if (digits != Vocabulary.UNKNOWN) {
                found.add(new Reading(number.end(), digits, SlotMatch.STEM));
            }
        }
        StringBuilder joined = new StringBuilder(text);
        boolean spelled = text.length() == 1;
        for (int end = at + 1; end < Math.min(words.size(), at + LONGEST_SPELLED); end++) {
            Word next = words.get(end);
            joined.append(next.text());
            spelled &= next.text().length() == 1;
            if (end > at + 1 && !spelled) {
                break;
            }
            int whole = vocabulary.findWhole(joined.toString(), text.length());
            if (whole != Vocabulary.UNKNOWN) {
                found.add(new Reading(end + 1, whole, SlotMatch.STEM));
            }
        }
        return found;
    }

    private List<Reading> tokenReadings(int token, Vocabulary vocabulary) {
        int word = wordOfToken.get(token);
        if (tokenOfWord[word + 1] - tokenOfWord[word] == 1) {
            return readings.get(word).stream()
                    .map(r -> new Reading(tokenOfWord[r.end()], r.stem(), r.quality()))
                    .toList();
        }
        int stem = vocabulary.find(texts.get(token));
        return stem == Vocabulary.UNKNOWN ? List.of() : List.of(new Reading(token + 1, stem, SlotMatch.STEM));
    }

    /** How well anything that was said fits a slot, from 0 to 1. */
    double best(SlotRecognizer slot) {
        Double known = best.get(slot);
        if (known == null) {
            known = 0.0;
            for (int word = 0; word < words.size(); word++) {
                for (SlotMatch match : matches(slot, word)) {
                    known = Math.max(known, match.quality(word));
                }
            }
            best.put(slot, known);
        }
        return known;
    }

    /** What a slot may take at a word; looked for once. */
    List<SlotMatch> matches(SlotRecognizer slot, int word) {
        List<@Nullable List<SlotMatch>> known = matches.get(slot);
        if (known == null) {
            known = new ArrayList<>(Collections.nCopies(words.size(), null));
            matches.put(slot, known);
        }
        List<SlotMatch> found = known.get(word);
        if (found == null) {
            found = slot.at(this, word);
            known.set(word, found);
        }
        return found;
    }

    private void markPolite(Lexicon lexicon, Wording wording) {
        List<Word> rest = words;
        for (boolean more = true; more && !rest.isEmpty(); ) {
            List<Word> shorter = Phrases.withoutFirst(rest, lexicon.opening());
            double cost = POLITE;
            if (shorter.size() == rest.size()) {
                shorter = Phrases.withoutFirst(rest, wording.wishes());
                cost = WISH;
            }
            more = shorter.size() < rest.size();
            mark(words.size() - rest.size(), words.size() - shorter.size(), cost);
            rest = shorter;
        }
        rest = words;
        for (boolean more = true; more && !rest.isEmpty(); ) {
            List<Word> shorter = Phrases.withoutLast(rest, lexicon.closing());
            more = shorter.size() < rest.size();
            mark(shorter.size(), rest.size(), POLITE);
            if (isThanks(rest.subList(shorter.size(), rest.size()), lexicon)) {
                thanks = Math.min(thanks, shorter.size());
            }
            rest = shorter;
        }
    }

    /** "Please" and "thanks", rather than "now" or "for me", which may be part of what is asked. */
    private boolean isThanks(List<Word> closing, Lexicon lexicon) {
        return lexicon.opening().contains(Words.texts(closing))
                || (closing.stream().anyMatch(word -> weights.isContent(word.text()))
                        && closing.stream().noneMatch(word -> wording.isLight(word.text())));
    }

    /** Whether a free text that ends before this word would end with "please" or "thanks". */
    boolean isThanks(int wordEnd) {
        return wordEnd > thanks;
    }

    private void mark(int fromWord, int toWord, double cost) {
        for (int t = tokenOfWord[fromWord]; t < tokenOfWord[toWord]; t++) {
            left[t] = Math.min(left[t], cost);
            strange[t] = false;
        }
    }

    /** Words as a value: without the ending of "anna's". */
    static String value(List<Word> words) {
        String said = Words.said(words);
        return said.length() > 2 && said.endsWith("'s") ? said.substring(0, said.length() - 2) : said;
    }

    /** The number of tokens. */
    int size() {
        return texts.size();
    }

    String text(int token) {
        return texts.get(token);
    }

    /** Whether there is more than small words among words. */
    boolean saysSomething(int fromWord, int toWord) {
        for (int token = tokenOfWord[fromWord]; token < tokenOfWord[toWord]; token++) {
            if (strange[token]) {
                return true;
            }
        }
        return false;
    }

    /** What it costs to leave a token out. */
    double left(int token) {
        return left[token];
    }

    /** Whether a token carries meaning, rather than being a word of grammar or politeness. */
    boolean carriesMeaning(int token) {
        return strange[token];
    }

    /** Whether words are nothing but a number. */
    boolean isNumber(int fromWord, int toWord) {
        return weights.isNumber(words.subList(fromWord, toWord));
    }

    /** Whether one word asks for the contrary of the other, as "on" and "off" do. */
    boolean areOpposites(String one, String other) {
        return wording.areOpposites(one, other);
    }

    /** The words of the model that may begin at a token; ends are tokens. */
    Reading[] atToken(int token) {
        return tokenReadings[token];
    }

    /** The words of the model that may begin at a word; ends are words. */
    List<Reading> atWord(int word) {
        return readings.get(word);
    }

    /** The word that begins at a token, or -1 if none does. */
    int wordAt(int token) {
        int word = wordOfToken.get(token);
        return tokenOfWord[word] == token ? word : -1;
    }

    int tokenOf(int word) {
        return tokenOfWord[word];
    }
}
