package org.sayso.authorization.account;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers that reach the same phone from everywhere (ITU-T E.164). */
public final class PhoneNumber {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private PhoneNumber() {}

    /**
     * Without the blanks, hyphens, dots and brackets that people write between digits, and without the {@code (0)} that only calls
     * within a country have; empty if it is not international.
     */
    public static Optional<String> of(String written) {
        String digits = written.replace("(0)", "").replaceAll("[\\s\\p{Zs}().\\-/]", "");
        return E164.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }
}
