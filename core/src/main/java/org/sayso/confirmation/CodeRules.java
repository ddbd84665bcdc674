package org.sayso.confirmation;

import java.time.Duration;

/** How long a code is, how long it lasts and how often it may be tried. */
record CodeRules(int length, Duration life, int tries) {

    static final int SHORT = 6;

    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(30);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    CodeRules {
        if (length < 4 || length > 10) {
            throw new IllegalArgumentException("codeLength is " + length + "; it must be 4 to 10 digits");
        }
        if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0 || life.toMillisPart() != 0) {
            throw new IllegalArgumentException(
                    "life is " + life + "; it must be 30 seconds to 10 minutes, in whole seconds");
        }
        if (tries < 1 || tries > 5) {
            throw new IllegalArgumentException("tries is " + tries + "; it must be 1 to 5");
        }
    }
}
