package org.sayso.authorization.password;

import java.time.Duration;

/**
 * What is wrong with a field of a form, said beside it. Immutable.
 *
 * @param key in the messages bundle
 * @param argument of the message; 0 if it has none
 */
public record FieldProblem(String key, long argument) {

    private static final int LONG_SECONDS = 90;

    /** A problem with nothing to fill in. */
    public static FieldProblem of(String name) {
        return of(name, 0);
    }

    /** A problem with a number to fill in. */
    public static FieldProblem of(String name, long argument) {
        return new FieldProblem("kept.problem." + name, argument);
    }

    /** It is too early for another code. */
    public static FieldProblem tooEarly(Duration wait) {
        long seconds = wait.toSeconds() + 1;
        return seconds <= LONG_SECONDS ? of("wait", seconds) : of("wait-minutes", (seconds + 59) / 60);
    }
}
