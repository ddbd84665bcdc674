package org.sayso.standin.language.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads spoken English numbers as digits. The longest well-formed numbers are read one after the other and joined, as
 * a listener does with codes: "forty eight twenty one ninety three" is 482193, "one hundred and five" is 105.
 */
final class EnglishNumbers {

    private static final int LONGEST = 40;
    private static final Map<String, Integer> UNITS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9));
    private static final Map<String, Integer> TEENS = Map.ofEntries(
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);
    private static final Map<String, Integer> REPEATS = Map.of("double", 2, "triple", 3);

    private final List<String> words;
    private int at;

    private EnglishNumbers(List<String> words) {
        this.words = words;
    }

    /** The digits, leading zeros kept; empty if any word is not part of a number. */
    static Optional<String> digits(List<String> words) {
        EnglishNumbers reader = new EnglishNumbers(words);
        StringBuilder digits = new StringBuilder();
        while (reader.at < words.size()) {
            String part = reader.part();
            if (part == null || digits.length() + part.length() > LONGEST) {
                return Optional.empty();
            }
            digits.append(part);
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
    }

    private @Nullable String part() {
        String word = words.get(at);
        if (word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            at++;
            return word;
        }
        if (REPEATS.containsKey(word) && at + 1 < words.size()) {
            int times = REPEATS.getOrDefault(word, 1);
            String digit = digit(words.get(at + 1));
            at += 2;
            return digit == null ? null : digit.repeat(times);
        }
        if (isZero(word)) {
            at++;
            return "0";
        }
        int value = cardinal();
        return value < 0 ? null : Integer.toString(value);
    }

    private static boolean isZero(String word) {
        return word.equals("zero") || word.equals("oh") || word.equals("o") || word.equals("nought");
    }

    private static @Nullable String digit(String word) {
        if (isZero(word)) {
            return "0";
        }
        if (word.length() == 1 && word.charAt(0) >= '0' && word.charAt(0) <= '9') {
            return word;
        }
        Integer unit = UNITS.get(word);
        return unit == null ? null : unit.toString();
    }

    /** A number up to 999,999 in words, or -1. */
    private int cardinal() {
        int head = belowThousand();
        if (head < 0 || !next("thousand")) {
            return head;
        }
        at++;
        int start = at;
        if (next("and")) {
            at++;
        }
        int rest = belowThousand();
        if (rest < 0) {
            at = start;
            return head * 1000;
        }
        return head * 1000 + rest;
    }

    private int belowThousand() {
        int start = at;
        int head = next("a") && at + 1 < words.size() && isMultiplier(words.get(at + 1)) ? one() : belowHundred();
        if (head < 0) {
            at = start;
            return -1;
        }
        if (head > 99 || !next("hundred")) {
            return head;
        }
        at++;
        int afterHundred = at;
        if (next("and")) {
            at++;
        }
        int rest = belowHundred();
        if (rest < 0) {
            at = afterHundred;
            return head * 100;
        }
        return head * 100 + rest;
    }

    private static boolean isMultiplier(String word) {
        return word.equals("hundred") || word.equals("thousand");
    }

    private int one() {
        at++;
        return 1;
    }

    private int belowHundred() {
        if (at >= words.size()) {
            return -1;
        }
        String word = words.get(at);
        Integer tens = TENS.get(word);
        if (tens != null) {
            at++;
            Integer unit = at < words.size() ? UNITS.get(words.get(at)) : null;
            if (unit != null) {
                at++;
            }
            return tens + (unit == null ? 0 : unit);
        }
        Integer small = UNITS.containsKey(word) ? UNITS.get(word) : TEENS.get(word);
        if (small == null) {
            return -1;
        }
        at++;
        return small;
    }

    private boolean next(String word) {
        return at < words.size() && words.get(at).equals(word);
    }
}
