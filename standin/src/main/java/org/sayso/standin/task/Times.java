package org.sayso.standin.task;

import java.time.Duration;

/** Durations for a developer to read. */
final class Times {

    private Times() {}

    static String inWords(Duration time) {
        if (time.toDays() > 0) {
            return count(time.toDays(), "day");
        }
        return time.toMinutes() > 0 ? count(time.toMinutes(), "minute") : count(time.toSeconds(), "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
