package org.sayso.standin.task;

import java.security.SecureRandom;

/** Draws one-time codes. */
@FunctionalInterface
public interface CodeSource {

    /** A new code of six digits, as in Amazon's example; its length in general was not found. */
    String next();

    /** Codes that nobody can guess. Thread-safe. */
    static CodeSource random() {
        SecureRandom random = new SecureRandom();
        return () -> "%06d".formatted(random.nextInt(1_000_000));
    }
}
