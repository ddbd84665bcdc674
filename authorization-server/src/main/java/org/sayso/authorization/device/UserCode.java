package org.sayso.authorization.device;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The code that a device shows and a person types: eight letters of twenty, {@code BCDF-GHJK}. Immutable.
 *
 * <p>Without vowels, so that it makes no words, and without digits, so that nothing looks alike (RFC 8628 section 6.1).
 *
 * @param letters as they are hashed: eight capitals
 */
record UserCode(String letters) {

    static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";

    private static final int LENGTH = 8;
    private static final int LONGEST_TYPED = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    static UserCode random() {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new UserCode(letters.toString());
    }

    /** What somebody typed, in any case, width and grouping; empty if that cannot be a code. */
    static Optional<UserCode> typed(String text) {
        if (text.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Pd}.·]", "")
                .toUpperCase(Locale.ROOT);
        boolean code = letters.length() == LENGTH && letters.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
        return code ? Optional.of(new UserCode(letters)) : Optional.empty();
    }

    /** As it is shown. */
    String shown() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    /** Not the letters: whoever has them can link an account. */
    @Override
    public String toString() {
        return "UserCode(hidden)";
    }
}
