package org.sayso.standin.language.types;

import org.jspecify.annotations.Nullable;

/** A length of time as it was said: ninety minutes stay ninety minutes. */
record Length(long years, long months, long weeks, long days, long hours, long minutes, long seconds) {

    /**
     * So many quarters of a unit: 6 quarters of an hour are an hour and 30 minutes.
     *
     * @return null if they cannot be said in smaller units, as a quarter of a month
     */
    static @Nullable Length of(Unit unit, long quarters) {
        long whole = quarters / 4;
        long rest = quarters % 4;
        return switch (unit) {
            case SECOND -> rest == 0 ? new Length(0, 0, 0, 0, 0, 0, whole) : null;
            case MINUTE -> new Length(0, 0, 0, 0, 0, whole, rest * 15);
            case HOUR -> new Length(0, 0, 0, 0, whole, rest * 15, 0);
            case DAY -> new Length(0, 0, 0, whole, rest * 6, 0, 0);
            case WEEK -> new Length(0, 0, whole, rest * 42 / 24, rest * 42 % 24, 0, 0);
            case WEEKEND -> rest == 0 ? new Length(0, 0, 0, whole * 2, 0, 0, 0) : null;
            case FORTNIGHT -> rest == 0 ? new Length(0, 0, whole * 2, 0, 0, 0, 0) : null;
            case MONTH -> rest % 2 == 0 ? new Length(0, whole, 0, rest / 2 * 15, 0, 0, 0) : null;
            case QUARTER -> rest == 0 ? new Length(0, whole * 3, 0, 0, 0, 0, 0) : null;
            case YEAR -> new Length(whole, rest * 3, 0, 0, 0, 0, 0);
            case DECADE -> rest % 2 == 0 ? new Length(whole * 10 + rest / 2 * 5, 0, 0, 0, 0, 0, 0) : null;
        };
    }

    Length plus(Length more) {
        return new Length(
                years + more.years,
                months + more.months,
                weeks + more.weeks,
                days + more.days,
                hours + more.hours,
                minutes + more.minutes,
                seconds + more.seconds);
    }

    /** Whether all its units are smaller than all units of the other. */
    boolean isFinerThan(Length other) {
        long[] mine = {years, months, weeks, days, hours, minutes, seconds};
        long[] theirs = {other.years, other.months, other.weeks, other.days, other.hours, other.minutes, other.seconds};
        boolean begun = false;
        for (int i = 0; i < mine.length; i++) {
            begun |= mine[i] != 0;
            if (begun && theirs[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** As AMAZON.DURATION writes it, such as {@code PT1H30M}. */
    String iso() {
        String date = part(years, "Y") + part(months, "M") + part(weeks, "W") + part(days, "D");
        String time = part(hours, "H") + part(minutes, "M") + part(seconds, "S");
        return "P" + date + (time.isEmpty() && !date.isEmpty() ? "" : "T" + (time.isEmpty() ? "0S" : time));
    }

    private static String part(long amount, String letter) {
        return amount == 0 ? "" : amount + letter;
    }
}
