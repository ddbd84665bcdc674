package org.sayso.confirmation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns what was heard into a code of exactly the asked length, or into nothing where it cannot be read as one.
 *
 * <p>Digits are understood in every language, in any grouping. One plain number that is a little too short has lost its
 * leading zeros on its way through a numeric slot and gets them back; a much shorter one is no code (see
 * {@link #shortestNumber}). Words are understood in the languages listed here.
 */
final class SpokenCode {

    /** How a language writes numbers out: takes words and runs of digits, gives digits, or nothing for an unknown word. */
    private static final Map<String, Function<List<String>, Optional<String>>> WORDS =
            Map.of("en", words -> new EnglishNumbers(words).read());

    /** Nothing that a person says as a code is longer. */
    private static final int MAX_HEARD = 200;

    // ASCII digits only, everywhere: a code is never written in others.
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]+|[0-9]{1,3}([,.][0-9]{3})+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,.;:\\-\u2010-\u2014]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private SpokenCode() {}

    static Optional<String> read(String heard, int length, Locale locale) {
        String said = heard.strip().toLowerCase(Locale.ROOT);
        if (said.isEmpty() || said.length() > MAX_HEARD || said.startsWith("-")) {
            return Optional.empty();
        }
        if (PLAIN_NUMBER.matcher(said).matches()) {
            String digits = said.replaceAll("[,.]", "");
            return digits.length() < shortestNumber(length)
                    ? Optional.empty()
                    : exactly(length, "0".repeat(Math.max(0, length - digits.length())) + digits);
        }
        List<String> words =
                BETWEEN.splitAsStream(said).filter(word -> !word.isEmpty()).toList();
        return WORDS.getOrDefault(locale.getLanguage(), SpokenCode::digitsOnly)
                .apply(words)
                .flatMap(digits -> exactly(length, digits));
    }

    /** Whether a code can still be read when a numeric slot has dropped its leading zeros. */
    static boolean survivesNumericSlots(String code) {
        return code.replaceFirst("^0+", "").length() >= shortestNumber(code.length());
    }

    /**
     * How many digits a plain number must have to be a code that lost its leading zeros: half of the code's, so three of six.
     *
     * <p>A shorter one is far more often something else, such as the order's number or a quantity ("authorize order 12"), and
     * must not cost a try. A code that would come out so short is never sent.
     */
    private static int shortestNumber(int length) {
        return length / 2;
    }

    private static Optional<String> digitsOnly(List<String> words) {
        return words.stream().allMatch(SpokenCode::isDigits) ? Optional.of(String.join("", words)) : Optional.empty();
    }

    private static Optional<String> exactly(int length, String digits) {
        return digits.length() == length ? Optional.of(digits) : Optional.empty();
    }

    static boolean isDigits(String word) {
        return DIGITS.matcher(word).matches();
    }
}
