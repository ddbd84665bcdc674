package org.sayso.confirmation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns what was heard into a code of exactly the asked length, or into nothing where it cannot be read as one.
 *
 * <p>Digits are understood in every language, in any grouping. One plain number that is a little too short has lost its
 * leading zeros on its way through a numeric slot and gets them back; a much shorter one is no code (see
 * {@link #shortestNumber}). Words are understood in the languages of {@link NumberLanguages}.
 */
final class SpokenCode {

    /** Nothing that a person says as a code is longer. */
    private static final int MAX_HEARD = 200;

    // ASCII digits only, everywhere: a code is never written in others.
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]+|[0-9]{1,3}([,.][0-9]{3})+");
    private static final Pattern MINUS = Pattern.compile("[\\-\u2010-\u2014\u2212]");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,.;:\\-\u2010-\u2014]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private SpokenCode() {}

    static Optional<String> read(String heard, int length, Locale locale) {
        if (heard.length() > MAX_HEARD) {
            return Optional.empty();
        }
        String said = spelledAlike(heard, locale);
        if (said.isEmpty() || MINUS.matcher(said).lookingAt()) {
            return Optional.empty();
        }
        if (PLAIN_NUMBER.matcher(said).matches()) {
            String digits = said.replaceAll("[,.]", "");
            return digits.length() < shortestNumber(length)
                    ? Optional.empty()
                    : exactly(length, "0".repeat(Math.max(0, length - digits.length())) + digits);
        }
        return NumberLanguages.of(locale)
                .map(language -> new SpokenReadings(new HeardWords(said, language)).code(length))
                .orElseGet(() -> digitsOnly(said).flatMap(digits -> exactly(length, digits)));
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

    /** One spelling for what is only written in different ways: capitals, marks, and in Japanese wide digits and katakana. */
    private static String spelledAlike(String heard, Locale locale) {
        String said = Normalizer.normalize(heard.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .replace("\u00ad", "")
                .replace('\u2019', '\'');
        return (locale.getLanguage().equals("ja") ? JapaneseText.plain(said) : said).strip();
    }

    private static Optional<String> digitsOnly(String said) {
        List<String> words =
                BETWEEN.splitAsStream(said).filter(word -> !word.isEmpty()).toList();
        return words.stream().allMatch(SpokenCode::isDigits) ? Optional.of(String.join("", words)) : Optional.empty();
    }

    private static Optional<String> exactly(int length, String digits) {
        return digits.length() == length ? Optional.of(digits) : Optional.empty();
    }

    static boolean isDigits(String word) {
        return DIGITS.matcher(word).matches();
    }
}
