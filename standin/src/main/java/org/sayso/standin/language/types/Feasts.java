package org.sayso.standin.language.types;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** Days with a name, as numbers for {@link Place#FEAST}: fixed ones, and those that move from year to year. */
final class Feasts {

    /** The fourth Thursday of November. */
    static final int THANKSGIVING = 30_000;

    private static final int EASTER = 20_000;

    private Feasts() {}

    static int fixed(int month, int day) {
        return month * 100 + day;
    }

    /** So many days after Easter Sunday, or before it. */
    static int easter(int days) {
        return EASTER + days;
    }

    /** The day of a feast in a year; null if the year has none. */
    static @Nullable LocalDate in(int year, int feast) {
        if (feast == THANKSGIVING) {
            return LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
        }
        if (feast > EASTER / 2) {
            return easterSunday(year).plusDays(feast - EASTER);
        }
        return day(year, feast / 100, feast % 100);
    }

    /** Null if there is no such day. */
    static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** By the rule of the Gregorian calendar that is known as Meeus's. */
    private static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
