package org.sayso.standin.language.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.words.Words;

/**
 * Reads the numbers of one language, in words, in digits, or in both. A language is told by its number words and a few
 * rules; see {@link Builder}. Immutable and thread-safe.
 *
 * <p>Written by hand rather than with ICU's spelled-out rules, which read a text and not words, know neither "double
 * five" nor "oh", and would add 14 MB; the tests read back what ICU spells.
 */
final class SpokenNumbers {

    /** Where a joining word such as "and" may stand. */
    enum Joins {
        /** After a ten: "treinta y uno". */
        TENS,
        /** Between a unit and the ten that follows: "einundzwanzig". */
        UNITS_BEFORE_TENS,
        HUNDREDS,
        THOUSANDS
    }

    /**
     * A number that was read.
     *
     * @param end the position after its last token
     */
    record Reading(long value, int end) {}

    private static final int LONGEST_DIGITS = 40;
    private static final long HUGE = 1_000_000_000_000_000L;
    private static final int LONGEST_COMPOUND = 100;

    private final Map<String, Long> cardinals;
    private final Map<String, Long> ordinals;
    private final Map<String, Integer> repeats;
    private final Map<String, Map<String, Long>> pairs;
    private final Set<String> joiners;
    private final Set<String> ones;
    private final Set<String> articles;
    private final Set<String> minus;
    private final Set<String> ordinalEndings;
    private final boolean positionsInTwo;
    private final Set<String> positionMarks;
    private final List<List<String>> positionEndings;
    private final Set<String> pieces;
    private final Set<Joins> joins;
    private final Set<Long> scores;
    private final boolean compounds;
    private final boolean myriads;
    private final Set<String> pieceBeginnings;
    private final Set<String> pieceEndings;
    private final int longestPiece;

    private SpokenNumbers(Builder builder) {
        cardinals = Map.copyOf(builder.cardinals);
        ordinals = Map.copyOf(builder.ordinals);
        repeats = Map.copyOf(builder.repeats);
        pairs = Map.copyOf(builder.pairs);
        joiners = Set.copyOf(builder.joiners);
        ones = Set.copyOf(builder.ones);
        articles = Set.copyOf(builder.articles);
        minus = Set.copyOf(builder.minus);
        ordinalEndings = Set.copyOf(builder.ordinalEndings);
        positionsInTwo = builder.positionsInTwo;
        positionMarks = Set.copyOf(builder.positionMarks);
        positionEndings = List.copyOf(builder.positionEndings);
        joins = Set.copyOf(builder.joins);
        scores = Set.copyOf(builder.scores);
        compounds = builder.compounds;
        myriads = builder.myriads;
        Set<String> all = new HashSet<>(builder.pieces);
        all.addAll(cardinals.keySet());
        all.addAll(ordinals.keySet());
        all.addAll(joiners);
        pieces = Set.copyOf(all);
        pieceBeginnings = pieces.stream().map(SpokenNumbers::beginning).collect(Collectors.toUnmodifiableSet());
        pieceEndings = pieces.stream().map(SpokenNumbers::ending).collect(Collectors.toUnmodifiableSet());
        longestPiece = pieces.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Whether a number, a position, or a code may begin with this word. */
    boolean mayBegin(String word) {
        return !word.isEmpty()
                && (Tokens.isDigit(word.charAt(0))
                        || cardinals.containsKey(word)
                        || ordinals.containsKey(word)
                        || positionMarks.contains(word)
                        || ones.contains(word)
                        || repeats.containsKey(word)
                        || minus.contains(word)
                        || (compounds && pieces(word).size() > 1));
    }

    /** Whether a token may be part of a number; not digits only. */
    boolean isPart(String token) {
        return cardinals.containsKey(token)
                || Tokens.isDigits(token)
                || joiners.contains(token)
                || ones.contains(token)
                || repeats.containsKey(token);
    }

    /** Whether the word, such as "a", means one because the next is "hundred" or the like. */
    boolean isOne(String word, String next) {
        return ones.contains(word) && isMultiplier(next);
    }

    /** How often the word repeats what follows; 1 if it does not. */
    int repeats(String word) {
        return repeats.getOrDefault(word, 1);
    }

    /** Whether the word is an article as well as a one, as "ein" is. */
    boolean isArticle(String word) {
        return articles.contains(word);
    }

    boolean isMinus(String word) {
        return minus.contains(word);
    }

    /** A word cut into the number words that it is made of; itself if it is not. */
    List<String> pieces(String word) {
        if (!mayBeCompound(word)) {
            return List.of(word);
        }
        // The position where the piece that ends at each position begins; longest pieces win, from the end.
        int[] begins = new int[word.length() + 1];
        Arrays.fill(begins, -1);
        begins[0] = 0;
        for (int end = 1; end <= word.length(); end++) {
            for (int begin = Math.max(0, end - longestPiece); begin < end; begin++) {
                if ((begin == 0 || begins[begin] >= 0) && pieces.contains(word.substring(begin, end))) {
                    begins[end] = begin;
                    break;
                }
            }
        }
        if (begins[word.length()] < 0) {
            return List.of(word);
        }
        List<String> parts = new ArrayList<>();
        for (int end = word.length(); end > 0; end = begins[end]) {
            parts.add(0, word.substring(begins[end], end));
        }
        return parts;
    }

    /** Most words that are no compounds are told by their first and last letters. */
    private boolean mayBeCompound(String word) {
        return compounds
                && word.length() <= LONGEST_COMPOUND
                && pieceBeginnings.contains(beginning(word))
                && pieceEndings.contains(ending(word))
                && !pieces.contains(word);
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(word.length(), 3));
    }

    private static String ending(String word) {
        return word.substring(Math.max(0, word.length() - 3));
    }

    /** The longest whole number that begins at a token. */
    Optional<Reading> cardinal(Tokens tokens, int at, int limit) {
        Reader reader = new Reader(tokens, at, limit, true);
        reader.read(false);
        return reader.result();
    }

    /** The position ("twenty first", "21st") that begins at a token. */
    Optional<Reading> ordinal(Tokens tokens, int at, int limit) {
        if (at + 1 < limit && Tokens.isDigits(tokens.text(at)) && ordinalEndings.contains(tokens.text(at + 1))) {
            return small(tokens.text(at)).map(value -> new Reading(value, at + 2));
        }
        Reading marked = marked(tokens, at, limit);
        if (marked != null) {
            return Optional.of(marked);
        }
        Reader reader = new Reader(tokens, at, limit, true);
        reader.read(true);
        return reader.ordinal ? reader.result() : Optional.empty();
    }

    /** A number that a word before it or after it makes a position. */
    private @Nullable Reading marked(Tokens tokens, int at, int limit) {
        if (at >= limit || (positionMarks.isEmpty() && positionEndings.isEmpty())) {
            return null;
        }
        boolean before = positionMarks.contains(tokens.text(at));
        Reading number = cardinal(tokens, before ? at + 1 : at, limit).orElse(null);
        if (number == null) {
            return null;
        }
        for (List<String> ending : positionEndings) {
            int end = number.end() + ending.size();
            if (end <= limit && ending.equals(tokens.texts(number.end(), end))) {
                return new Reading(number.value(), end);
            }
        }
        return before ? number : null;
    }

    /**
     * The digits of everything from a token to the limit, numbers read one after the other and joined, as a listener
     * does with codes: "forty eight twenty one" is 4821. Leading zeros are kept.
     *
     * @param openHundreds whether a number goes on after "hundred"; in phone numbers it does not
     * @return empty if a token is not part of a number, or the digits are more than 40
     */
    Optional<String> digits(Tokens tokens, int at, int limit, boolean openHundreds) {
        StringBuilder digits = new StringBuilder();
        while (at < limit) {
            String text = tokens.text(at);
            Integer times = repeats.get(text);
            if (Tokens.isDigits(text) && (at + 1 >= limit || !isMultiplier(tokens.text(at + 1)))) {
                digits.append(text);
                at++;
            } else if (times != null && at + 1 < limit) {
                String digit = digit(tokens.text(at + 1));
                if (digit == null) {
                    return Optional.empty();
                }
                digits.append(digit.repeat(times));
                at += 2;
            } else {
                Reader reader = new Reader(tokens, at, limit, openHundreds);
                reader.read(false);
                Reading reading = reader.result().orElse(null);
                if (reading == null) {
                    return Optional.empty();
                }
                digits.append(reading.value());
                at = reading.end();
            }
            if (digits.length() > LONGEST_DIGITS) {
                return Optional.empty();
            }
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
    }

    private @Nullable String digit(String word) {
        if (word.length() == 1 && Tokens.isDigit(word.charAt(0))) {
            return word;
        }
        Long value = cardinals.get(word);
        return value == null || value > 9 ? null : value.toString();
    }

    private boolean isMultiplier(String word) {
        Long value = cardinals.get(word);
        return value != null && multiplies(value);
    }

    private boolean multiplies(long value) {
        return value == 100 || value >= 1000 || (myriads && value == 10);
    }

    private static Optional<Long> small(String digits) {
        return digits.length() > 12 ? Optional.empty() : Optional.of(Long.parseLong(digits));
    }

    /** Reads one number: units and hundreds into a group, groups into thousands, thousands into millions. */
    private final class Reader {

        private final Tokens tokens;
        private final int start;
        private final int limit;
        private final boolean openHundreds;
        private int at;

        private long millions;
        private long millionsBelow = HUGE;
        private long thousands;
        private long thousandsBelow = 1_000_000;
        private long group;
        private long groupBelow = 1000;
        private long small = -1;
        /** What may still be added to the small number must be less. */
        private long room = 1000;

        private boolean ordinal;
        private boolean closed;

        Reader(Tokens tokens, int at, int limit, boolean openHundreds) {
            this.tokens = tokens;
            this.start = at;
            this.limit = limit;
            this.at = at;
            this.openHundreds = openHundreds;
            if (myriads) {
                groupBelow = 10_000;
            }
        }

        Optional<Reading> result() {
            return at == start
                    ? Optional.empty()
                    : Optional.of(new Reading(millions + thousands + group + Math.max(small, 0), at));
        }

        void read(boolean positions) {
            while (at < limit && !closed) {
                int before = at;
                boolean joined = at > start && joiners.contains(tokens.text(at)) && mayJoin();
                int next = joined ? at + 1 : at;
                if (next >= limit || !take(next, joined, positions)) {
                    at = before;
                    return;
                }
            }
        }

        private boolean mayJoin() {
            if (small > 0) {
                return joins.contains(Joins.TENS) && room > 1;
            }
            return joins.contains(group > 0 ? Joins.HUNDREDS : Joins.THOUSANDS);
        }

        private boolean take(int next, boolean joined, boolean positions) {
            String text = tokens.text(next);
            if (Tokens.isDigits(text)) {
                return !joined && takeDigits(next, text);
            }
            if (positions) {
                Long position = ordinals.get(text);
                if (position != null && takePosition(next, position, joined)) {
                    ordinal = true;
                    closed = true;
                    return true;
                }
            }
            if (ones.contains(text) && next + 1 < limit && isMultiplier(tokens.text(next + 1))) {
                return takeValue(next, 1, joined);
            }
            Map<String, Long> second = pairs.get(text);
            Long pair = second == null || next + 1 >= limit ? null : second.get(tokens.text(next + 1));
            if (pair != null && takeValue(next + 1, pair, joined)) {
                return true;
            }
            Long value = cardinals.get(text);
            if (value == null) {
                return false;
            }
            if (joins.contains(Joins.UNITS_BEFORE_TENS) && value > 0 && value < 10) {
                int tens = unitBeforeTens(next, value, joined, positions);
                if (tens != 0) {
                    return tens > 0;
                }
            }
            return takeValue(next, value, joined);
        }

        /** One word such as "vigésimo", or two where the language has them. */
        private boolean takePosition(int next, long position, boolean joined) {
            Long unit = positionsInTwo && next + 1 < limit && position < 100 && position % 10 == 0
                    ? ordinals.get(tokens.text(next + 1))
                    : null;
            return (unit != null && unit < 10 && takeValue(next + 1, position + unit, joined))
                    || takeValue(next, position, joined);
        }

        /** 1 if a unit, "and" and a ten were taken, 0 if they are not there. */
        private int unitBeforeTens(int next, long unit, boolean joined, boolean positions) {
            if (next + 2 >= limit || !joiners.contains(tokens.text(next + 1))) {
                return 0;
            }
            String last = tokens.text(next + 2);
            Long tens = cardinals.get(last);
            boolean position = false;
            if (tens == null && positions) {
                tens = ordinals.get(last);
                position = tens != null;
            }
            if (tens == null || tens < 20 || tens > 90 || !takeValue(next + 2, tens + unit, joined)) {
                return 0;
            }
            ordinal = position;
            closed = position;
            return 1;
        }

        /** Digits stand for a whole group: "2 thousand 500". */
        private boolean takeDigits(int next, String text) {
            boolean first = at == start;
            if (text.length() > 12 || (!first && (small >= 0 || text.charAt(0) == '0'))) {
                return false;
            }
            long value = Long.parseLong(text);
            if (!first && value >= Math.min(groupBelow, 1000)) {
                return false;
            }
            small = value;
            room = 0;
            at = next + 1;
            closed = at >= limit || !isMultiplier(tokens.text(at));
            return true;
        }

        private boolean takeValue(int next, long value, boolean joined) {
            boolean taken = multiplies(value) ? multiply(value, joined) : add(value);
            if (taken) {
                at = next + 1;
            }
            return taken;
        }

        private boolean add(long value) {
            if (value == 0) {
                if (at > start) {
                    return false;
                }
                closed = true;
                small = 0;
                return true;
            }
            if (value >= 100) {
                if (group > 0 || small >= 0) {
                    return false;
                }
                group = value;
                groupBelow = 100;
                return true;
            }
            if (value >= groupBelow || (small >= 0 && value >= room)) {
                return false;
            }
            small = Math.max(small, 0) + value;
            room = scores.contains(value) ? 20 : value % 10 == 0 && value >= 20 && tensFirst() ? 10 : 0;
            return true;
        }

        private boolean tensFirst() {
            return !joins.contains(Joins.UNITS_BEFORE_TENS);
        }

        private boolean multiply(long value, boolean joined) {
            if (joined && small >= 0) {
                return false;
            }
            if (value < (myriads ? 10_000 : 1000)) {
                return hundred(value);
            }
            long sum = group + Math.max(small, 0);
            if (value < 1_000_000) {
                if (value >= thousandsBelow || sum >= (myriads ? 10_000 : value)) {
                    return false;
                }
                thousands += (group == 0 && small < 0 ? 1 : sum) * value;
                thousandsBelow = value;
            } else {
                long lead = thousands + sum;
                boolean implied = thousands == 0 && group == 0 && small < 0;
                if (value >= millionsBelow || lead >= 1_000_000 || (!implied && lead == 0)) {
                    return false;
                }
                millions += (implied ? 1 : lead) * value;
                millionsBelow = value;
                thousands = 0;
                thousandsBelow = 1_000_000;
            }
            group = 0;
            groupBelow = myriads ? 10_000 : 1000;
            small = -1;
            room = 1000;
            return true;
        }

        private boolean hundred(long value) {
            if (value >= groupBelow || small == 0 || small >= (myriads ? 10 : 100)) {
                return false;
            }
            group += (small < 0 ? 1 : small) * value;
            groupBelow = value;
            small = -1;
            room = value;
            closed = !openHundreds;
            return true;
        }
    }

    static Builder builder() {
        return new Builder();
    }

    /** Tells the number words of a language. Words are lower case without apostrophes and hyphens. */
    static final class Builder {

        private final Map<String, Long> cardinals = new HashMap<>();
        private final Map<String, Long> ordinals = new HashMap<>();
        private final Map<String, Integer> repeats = new HashMap<>();
        private final Map<String, Map<String, Long>> pairs = new HashMap<>();
        private final Set<String> joiners = new HashSet<>();
        private final Set<String> ones = new HashSet<>();
        private final Set<String> articles = new HashSet<>();
        private final Set<String> minus = new HashSet<>();
        private final Set<String> ordinalEndings = new HashSet<>();
        private final Set<String> positionMarks = new HashSet<>();
        private final List<List<String>> positionEndings = new ArrayList<>();
        private final Set<String> pieces = new HashSet<>();
        private final Set<Joins> joins = new HashSet<>();
        private final Set<Long> scores = new HashSet<>();
        private boolean positionsInTwo;
        private boolean compounds;
        private boolean myriads;

        private Builder() {}

        /** Words for one number. 100, 1000 and a million and more multiply what is said before them. */
        Builder number(long value, String... words) {
            for (String word : words) {
                cardinals.put(Plain.word(word), value);
            }
            return this;
        }

        /** Words for consecutive numbers, separated by blanks; other forms of the same after a slash. */
        Builder numbers(long first, String words) {
            return each(first, 1, words, cardinals);
        }

        /** Words for 20, 30, ... 90. */
        Builder tens(String words) {
            return each(20, 10, words, cardinals);
        }

        /** A number of two words, such as "quatre vingt". */
        Builder pair(long value, String first, String second) {
            pairs.computeIfAbsent(Plain.word(first), word -> new HashMap<>()).put(Plain.word(second), value);
            return this;
        }

        /** Words for consecutive positions. */
        Builder ordinals(long first, String words) {
            return each(first, 1, words, ordinals);
        }

        /** Words for the 20th, 30th, ... 90th. */
        Builder ordinalTens(String words) {
            return each(20, 10, words, ordinals);
        }

        /** Words for one position. */
        Builder ordinal(long value, String... words) {
            for (String word : words) {
                ordinals.put(Plain.word(word), value);
            }
            return this;
        }

        /** What turns digits into a position: the "st" of "21st". */
        Builder ordinalEndings(String... endings) {
            List.of(endings).forEach(word -> ordinalEndings.add(Plain.word(word)));
            return this;
        }

        /** The 21st is the twentieth first: "vigésimo primero". */
        Builder positionsInTwo() {
            positionsInTwo = true;
            return this;
        }

        /** Words that make the number after them a position: 第 in Japanese. */
        Builder positionAfter(String... words) {
            List.of(words).forEach(word -> positionMarks.add(Plain.word(word)));
            return this;
        }

        /** What makes the number before it a position, longest first: 番目 in Japanese. */
        Builder positionBefore(String... endings) {
            List.of(endings).forEach(ending -> positionEndings.add(Words.texts(Words.of(ending))));
            return this;
        }

        /** The word that joins parts of a number, and where it may stand. */
        Builder joiner(String word, Joins... where) {
            joiners.add(Plain.word(word));
            joins.addAll(List.of(where));
            return this;
        }

        /** Words that repeat the digit after them: "double five". */
        Builder repeat(int times, String... words) {
            for (String word : words) {
                repeats.put(Plain.word(word), times);
            }
            return this;
        }

        /** Words that mean one before "hundred" and the like, and nothing otherwise: "a hundred". */
        Builder oneBeforeMultiplier(String... words) {
            List.of(words).forEach(word -> ones.add(Plain.word(word)));
            return this;
        }

        /** Words for one that are an article as well; tell them as numbers, too. */
        Builder articles(String... words) {
            List.of(words).forEach(word -> articles.add(Plain.word(word)));
            return this;
        }

        /** Words for a number below zero. */
        Builder minus(String... words) {
            List.of(words).forEach(word -> minus.add(Plain.word(word)));
            return this;
        }

        /** Tens that may be followed by up to nineteen: 60 and 80 in French. */
        Builder scores(long... values) {
            for (long value : values) {
                scores.add(value);
            }
            return this;
        }

        /** Numbers are written in one word; it is cut into number words and these others. */
        Builder compounds(String... others) {
            compounds = true;
            List.of(others).forEach(word -> pieces.add(Plain.word(word)));
            return this;
        }

        /** Ten multiplies, and numbers go by ten thousands, as in Japanese. */
        Builder myriads() {
            myriads = true;
            return this;
        }

        SpokenNumbers build() {
            return new SpokenNumbers(this);
        }

        private Builder each(long first, long step, String words, Map<String, Long> into) {
            long value = first;
            for (String forms : words.split(" ", -1)) {
                for (String form : forms.split("/", -1)) {
                    into.put(Plain.word(form), value);
                }
                value += step;
            }
            return this;
        }
    }
}
