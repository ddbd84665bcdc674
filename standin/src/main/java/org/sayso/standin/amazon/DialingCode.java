package org.sayso.standin.amazon;

import java.util.Set;

/** How long the country's part of a phone number is (ITU-T E.164). */
final class DialingCode {

    private static final Set<String> OF_TWO_DIGITS = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");

    private DialingCode() {}

    /** The number of digits, 1 to 3, at the begin of a number without its plus sign. */
    static int length(String digits) {
        if (digits.startsWith("1") || digits.startsWith("7")) {
            return 1;
        }
        return digits.length() >= 2 && OF_TWO_DIGITS.contains(digits.substring(0, 2)) ? 2 : 3;
    }
}
