package org.sayso.confirmation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads English words as digits: single ones, {@code oh}, pairs ({@code forty eight twenty one}), {@code double four}, and
 * numbers with {@code hundred} and {@code thousand}. Words that sound like a digit count as that digit.
 */
final class EnglishNumbers {

    private static final Map<String, Integer> UNITS = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("oh", 0),
            Map.entry("o", 0),
            Map.entry("nought", 0),
            Map.entry("naught", 0),
            Map.entry("nil", 0),
            Map.entry("one", 1),
            Map.entry("won", 1),
            Map.entry("two", 2),
            Map.entry("to", 2),
            Map.entry("too", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("for", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("ate", 8),
            Map.entry("nine", 9));

    private static final Map<String, Integer> TEENS = Map.of(
            "ten",
            10,
            "eleven",
            11,
            "twelve",
            12,
            "thirteen",
            13,
            "fourteen",
            14,
            "fifteen",
            15,
            "sixteen",
            16,
            "seventeen",
            17,
            "eighteen",
            18,
            "nineteen",
            19);

    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fourty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty",
            80, "ninety", 90);

    private static final Map<String, Integer> REPEATS = Map.of("double", 2, "triple", 3);

    /** Said around a code, never part of it. */
    private static final Set<String> FILLERS = Set.of("and", "the", "my", "code", "number", "is", "it's", "please");

    private final List<String> words;
    private int at;

    EnglishNumbers(List<String> words) {
        this.words = words;
    }

    Optional<String> read() {
        StringBuilder digits = new StringBuilder();
        while (at < words.size()) {
            String word = words.get(at);
            if (SpokenCode.isDigits(word)) {
                digits.append(word);
                at++;
            } else if (FILLERS.contains(word)) {
                at++;
            } else if (REPEATS.containsKey(word)) {
                at++;
                int digit = digit();
                if (digit < 0) {
                    return Optional.empty();
                }
                digits.append(String.valueOf(digit).repeat(REPEATS.get(word)));
            } else {
                int number = number();
                if (number < 0) {
                    return Optional.empty();
                }
                digits.append(number);
            }
        }
        return Optional.of(digits.toString());
    }

    /** A whole number in words, as far as it reaches; negative where no number word stands here. */
    private int number() {
        int number = belowThousand();
        if (number > 0 && isNext("thousand")) {
            return number * 1000 + Math.max(0, rest());
        }
        return number;
    }

    private int belowThousand() {
        int number = belowHundred();
        return number > 0 && isNext("hundred") ? number * 100 + Math.max(0, belowHundredAfterAnd()) : number;
    }

    private int rest() {
        isNext("and");
        return belowThousand();
    }

    private int belowHundredAfterAnd() {
        isNext("and");
        return belowHundred();
    }

    private int belowHundred() {
        String word = at < words.size() ? words.get(at) : "";
        Integer tens = TENS.get(word);
        if (tens != null) {
            at++;
            int unit = at < words.size() ? UNITS.getOrDefault(words.get(at), 0) : 0;
            at += unit > 0 ? 1 : 0;
            return tens + unit;
        }
        Integer number = TEENS.getOrDefault(word, UNITS.get(word));
        if (number == null) {
            return -1;
        }
        at++;
        return number;
    }

    private int digit() {
        if (at >= words.size()) {
            return -1;
        }
        String word = words.get(at++);
        if (word.length() == 1 && SpokenCode.isDigits(word)) {
            return word.charAt(0) - '0';
        }
        return UNITS.getOrDefault(word, -1);
    }

    private boolean isNext(String word) {
        boolean next = at < words.size() && words.get(at).equals(word);
        at += next ? 1 : 0;
        return next;
    }
}
