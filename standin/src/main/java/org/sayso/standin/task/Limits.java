package org.sayso.standin.task;

import java.time.Duration;

/** Bounds of the settings. */
final class Limits {

    private static final int MOST_TRIES = 10;

    private Limits() {}

    static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }

    static void requireTries(int tries) {
        if (tries < 1 || tries > MOST_TRIES) {
            throw new IllegalArgumentException("tries must be 1 to " + MOST_TRIES + ", not " + tries);
        }
    }
}
