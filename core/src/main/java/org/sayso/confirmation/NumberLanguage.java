package org.sayso.confirmation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.sayso.confirmation.NumberWord.Kind;

/** The number words of one language and the rules that join them. Immutable. */
record NumberLanguage(Map<String, List<NumberWord>> words, Set<String> fillers, int longestWord, Set<Rule> rules) {

    enum Rule {
        /** Words of one number may be written together: {@code zweiundachtzig}. */
        JOINED,
        /** There are no spaces; words around a code are written together with it. */
        UNSPACED,
        /** {@code zweiundachtzig}: the unit stands before the tens. */
        UNIT_FIRST,
        /** {@code ochenta y dos}. */
        AND_IN_TENS,
        /** {@code quatre-vingt-douze}, {@code soixante et onze}, {@code dix-sept}. */
        VIGESIMAL,
        /** {@code four hundred and two}. */
        AND_AFTER_HUNDRED,
        /** {@code nineteen hundred}. */
        TEEN_HUNDREDS,
        /** {@code one hundred}. */
        ONE_HUNDRED,
        /** {@code cent}, {@code mille}: one of them needs no number in front. */
        BARE_MULTIPLIER,
    }

    // Of accents only: the marks of kana make other syllables.
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

    /**
     * Reads a table: each line has a meaning, then the words that have it. A meaning is a number, {@code x} and a multiplier,
     * {@code *} and how often the next digit is meant, {@code and}, {@code times}, or {@code filler} for what is said around a
     * code and is no part of it. An exclamation mark after it says that the number cannot go on within its hundreds.
     */
    static NumberLanguage of(Set<Rule> rules, String table) {
        Map<String, List<NumberWord>> words = new HashMap<>();
        Set<String> fillers = new HashSet<>();
        table.lines().map(line -> List.of(line.strip().split("\\s+"))).forEach(cells -> {
            List<String> spelled = cells.subList(1, cells.size());
            if (cells.get(0).equals("filler")) {
                fillers.addAll(spelled);
            } else {
                NumberWord meaning = meaning(cells.get(0));
                spelled.forEach(word -> words.computeIfAbsent(plain(word), unknown -> new ArrayList<>())
                        .add(meaning));
            }
        });
        words.replaceAll((word, meanings) -> List.copyOf(meanings));
        int longest = words.keySet().stream().mapToInt(String::length).max().orElse(0);
        return new NumberLanguage(Map.copyOf(words), Set.copyOf(fillers), longest, Set.copyOf(rules));
    }

    private static NumberWord meaning(String cell) {
        boolean last = cell.endsWith("!");
        String name = last ? cell.substring(0, cell.length() - 1) : cell;
        return switch (name.charAt(0)) {
            case 'x' -> new NumberWord(Kind.MULTIPLIER, Integer.parseInt(name.substring(1)), last);
            case '*' -> new NumberWord(Kind.REPEAT, Integer.parseInt(name.substring(1)), last);
            case 'a' -> new NumberWord(Kind.AND, 0, last);
            case 't' -> new NumberWord(Kind.TIMES, 0, last);
            default -> number(Integer.parseInt(name), last);
        };
    }

    private static NumberWord number(int value, boolean last) {
        Kind kind = value < 10
                ? Kind.UNIT
                : value >= 100 ? Kind.HUNDREDS : value >= 20 && value % 10 == 0 ? Kind.TENS : Kind.FULL;
        return new NumberWord(kind, value, last);
    }

    /** The word without accents, since they are heard no better than they are written. */
    static String plain(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }

    boolean has(Rule rule) {
        return rules.contains(rule);
    }

    List<NumberWord> meanings(String word) {
        return words.getOrDefault(word, List.of());
    }
}
