package org.sayso.standin.recording;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as people write them: {@code 90s}, {@code 10m}, {@code 2h}, {@code 3d}, or as in ISO 8601. */
public final class Spans {

    private static final Duration LONGEST = Duration.ofDays(3660);

    private Spans() {}

    /**
     * Reads a length of time.
     *
     * @throws IllegalArgumentException if it is none, is not positive, or is longer than ten years
     */
    public static Duration parse(String text) {
        String plain = text.strip();
        Duration span;
        try {
            if (plain.matches("[0-9]{1,6}[smhSMH]")) {
                span = Duration.parse("PT" + plain.toUpperCase(Locale.ROOT));
            } else if (plain.matches("[0-9]{1,6}[dD]")) {
                span = Duration.parse("P" + plain.toUpperCase(Locale.ROOT));
            } else {
                span = Duration.parse(plain);
            }
        } catch (RuntimeException notReadable) {
            throw new IllegalArgumentException("Write a length of time such as 90s, 10m, 2h or 3d", notReadable);
        }
        if (span.isNegative() || span.isZero() || span.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The length of time must be positive, and ten years at most");
        }
        return span;
    }

    /** Writes a length of time so that {@link #parse} reads it, in the largest unit that fits; else as in ISO 8601. */
    public static String text(Duration span) {
        if (span.toNanosPart() != 0) {
            return span.toString();
        }
        long seconds = span.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
