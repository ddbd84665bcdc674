package org.sayso.standin.language.types;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What phrases for dates mean, for the languages to use. A date without year lies on or after today. */
final class Dates {

    /** The leap day comes back within eight years. */
    private static final int YEARS_AHEAD = 8;

    private static final long FARTHEST = 100_000;
    /** Years have four digits. */
    private static final int FIRST_YEAR = 1000;

    private static final int LAST_YEAR = 9999;

    private Dates() {}

    /** "now". */
    static DateMeaning present() {
        return (found, today) -> "PRESENT_REF";
    }

    /** So many days from today. */
    static DateMeaning days(int days) {
        return (found, today) -> today.plusDays(days).toString();
    }

    /** {@code {number} {unit}} (or one) from so many days after today; "ago" if the sign is -1. */
    static DateMeaning counted(int sign, int days) {
        return (found, today) -> {
            long count = sign * (long) found.number(1);
            return Math.abs(count) > FARTHEST ? null : counted(today.plusDays(days), count, found.unit());
        };
    }

    /** {@code {number} {unit}} (or one; a week if no unit is named) after the next {@code {weekday}}. */
    static DateMeaning countedFromWeekday() {
        return (found, today) -> {
            long count = found.number(1);
            return count > FARTHEST
                    ? null
                    : counted(weekday(found, today), count, found.has(Place.UNIT) ? found.unit() : Unit.WEEK);
        };
    }

    private static @Nullable String counted(LocalDate from, long count, Unit unit) {
        LocalDate there = switch (unit) {
            case DAY -> from.plusDays(count);
            case WEEK -> from.plusWeeks(count);
            case FORTNIGHT -> from.plusWeeks(2 * count);
            case MONTH -> from.plusMonths(count);
            case QUARTER -> from.plusMonths(3 * count);
            case YEAR -> from.plusYears(count);
            case DECADE -> from.plusYears(10 * count);
            default -> null;
        };
        return there == null || there.getYear() < FIRST_YEAR || there.getYear() > LAST_YEAR ? null : there.toString();
    }

    /** {@code {unit}}: the present one, or so many before or after it: 1 for "next week". */
    static DateMeaning unit(int offset) {
        return (found, today) -> unit(today, found.unit(), offset);
    }

    /** A unit that the phrase names in its own way. */
    static DateMeaning unit(Unit unit, int offset) {
        return (found, today) -> unit(today, unit, offset);
    }

    private static @Nullable String unit(LocalDate today, Unit unit, int offset) {
        return switch (unit) {
            case DAY -> today.plusDays(offset).toString();
            case WEEK -> week(today.plusWeeks(offset));
            case WEEKEND -> week(today.plusWeeks(offset)) + "-WE";
            case MONTH -> YearMonth.from(today).plusMonths(offset).toString();
            case YEAR -> year(today.getYear() + offset);
            case DECADE -> decade(today.getYear() / 10 + offset);
            default -> null;
        };
    }

    /** {@code {number}} or {@code {ordinal}} as a week of the year. */
    static DateMeaning weekOfYear() {
        return (found, today) -> {
            int week = found.has(Place.ORDINAL) ? found.get(Place.ORDINAL) : found.get(Place.NUMBER);
            return week < 1
                            || week
                                    > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                            .rangeRefinedBy(today)
                                            .getMaximum()
                    ? null
                    : String.format(Locale.ROOT, "%d-W%02d", weekYear(today), week);
        };
    }

    /** {@code {weekday}}: today or the next day of that name. */
    static DateMeaning weekday() {
        return (found, today) -> weekday(found, today).toString();
    }

    /** {@code {weekday}} after today: "next friday". */
    static DateMeaning weekdayAfterToday() {
        return (found, today) ->
                today.with(TemporalAdjusters.next(dayOfWeek(found))).toString();
    }

    /** {@code {weekday}} after today, and so many days later: "lundi en huit". */
    static DateMeaning weekdayAfter(int days) {
        return (found, today) -> today.with(TemporalAdjusters.next(dayOfWeek(found)))
                .plusDays(days)
                .toString();
    }

    /** {@code {weekday}} before today: "last friday". */
    static DateMeaning weekdayBeforeToday() {
        return (found, today) ->
                today.with(TemporalAdjusters.previous(dayOfWeek(found))).toString();
    }

    /** {@code {weekday}} of the week so many weeks from the present one: "friday next week". */
    static DateMeaning weekdayOfWeek(int weeks) {
        return (found, today) -> today.plusWeeks(weeks).with(dayOfWeek(found)).toString();
    }

    private static DayOfWeek dayOfWeek(Found found) {
        return DayOfWeek.of(found.get(Place.WEEKDAY));
    }

    private static LocalDate weekday(Found found, LocalDate today) {
        return today.with(TemporalAdjusters.nextOrSame(dayOfWeek(found)));
    }

    /** {@code {day} {month}}, with {@code {year}} if the phrase has one. */
    static DateMeaning dayOfMonth() {
        return (found, today) -> date(found, today, found.get(Place.MONTH), found.get(Place.DAY));
    }

    /** {@code {day}}, then the month as {@code {ordinal}} or {@code {number}}, with {@code {year}} if there is one. */
    static DateMeaning dayOfNumberedMonth() {
        return (found, today) -> date(
                found,
                today,
                found.has(Place.ORDINAL) ? found.get(Place.ORDINAL) : found.get(Place.NUMBER),
                found.get(Place.DAY));
    }

    /** {@code {feast}}, with {@code {year}} if the phrase has one. */
    static DateMeaning feast() {
        return (found, today) -> date(found, today, year -> Feasts.in(year, found.get(Place.FEAST)));
    }

    private static @Nullable String date(Found found, LocalDate today, int month, int day) {
        return date(found, today, year -> Feasts.day(year, month, day));
    }

    /** The day in the year that was said, or the first that is not past. */
    private static @Nullable String date(Found found, LocalDate today, DayOfYear days) {
        if (found.has(Place.YEAR)) {
            return text(days.in(found.get(Place.YEAR)));
        }
        for (int year = today.getYear(); year <= today.getYear() + YEARS_AHEAD; year++) {
            LocalDate date = days.in(year);
            if (date != null && !date.isBefore(today)) {
                return date.toString();
            }
        }
        return null;
    }

    @FunctionalInterface
    private interface DayOfYear {
        @Nullable
        LocalDate in(int year);
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /** A year, month and day; null if there is no such day. */
    static @Nullable String exact(int year, int month, int day) {
        return text(Feasts.day(year, month, day));
    }

    /** {@code {day}} or {@code {ordinal}} of the present month or, if it is past, the next that has it: "the fifth". */
    static DateMeaning day() {
        return (found, today) -> {
            int day = found.has(Place.DAY) ? found.get(Place.DAY) : found.get(Place.ORDINAL);
            if (day < 1 || day > 31) {
                return null;
            }
            YearMonth month = YearMonth.from(today).plusMonths(day < today.getDayOfMonth() ? 1 : 0);
            while (!month.isValidDay(day)) {
                month = month.plusMonths(1);
            }
            return month.atDay(day).toString();
        };
    }

    /** {@code {ordinal}} of the month so many months from the present one: "the first of next month". */
    static DateMeaning dayOfMonthAway(int months) {
        return (found, today) -> {
            LocalDate there = today.plusMonths(months);
            return exact(there.getYear(), there.getMonthValue(), found.get(Place.ORDINAL));
        };
    }

    /** The {@code {ordinal} {weekday}} of {@code {month}}, or of the present or next month if none is said. */
    static DateMeaning weekdayOfMonth() {
        return (found, today) -> inMonth(found, today, month -> {
            LocalDate day =
                    month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(found.get(Place.ORDINAL), dayOfWeek(found)));
            return found.get(Place.ORDINAL) > 0 && YearMonth.from(day).equals(month) ? day : null;
        });
    }

    /** The last {@code {weekday}} of {@code {month}}. */
    static DateMeaning lastWeekdayOfMonth() {
        return (found, today) ->
                inMonth(found, today, month -> month.atDay(1).with(TemporalAdjusters.lastInMonth(dayOfWeek(found))));
    }

    /** The last day of {@code {month}}, or of the present month if none is said. */
    static DateMeaning lastDayOfMonth() {
        return (found, today) -> inMonth(found, today, YearMonth::atEndOfMonth);
    }

    @FunctionalInterface
    private interface DayOfMonth {
        @Nullable
        LocalDate in(YearMonth month);
    }

    /** The day in the month that was said, or the first that is not past. */
    private static @Nullable String inMonth(Found found, LocalDate today, DayOfMonth days) {
        if (found.has(Place.MONTH)) {
            return date(found, today, year -> days.in(YearMonth.of(year, found.get(Place.MONTH))));
        }
        YearMonth month = YearMonth.from(today);
        LocalDate day = days.in(month);
        return text(day == null || day.isBefore(today) ? days.in(month.plusMonths(1)) : day);
    }

    /** {@code {month}}, with {@code {year}} if the phrase has one: the present month or the next of that name. */
    static DateMeaning month() {
        return (found, today) -> {
            int month = found.get(Place.MONTH);
            int year = found.has(Place.YEAR)
                    ? found.get(Place.YEAR)
                    : today.getYear() + (month < today.getMonthValue() ? 1 : 0);
            return YearMonth.of(year, month).toString();
        };
    }

    /** {@code {month}} before the present one: "last april". */
    static DateMeaning monthBefore() {
        return (found, today) -> {
            int month = found.get(Place.MONTH);
            return YearMonth.of(today.getYear() - (month < today.getMonthValue() ? 0 : 1), month)
                    .toString();
        };
    }

    /** {@code {month}} after the present one: "next april". */
    static DateMeaning monthAfter() {
        return (found, today) -> {
            int month = found.get(Place.MONTH);
            return YearMonth.of(today.getYear() + (month > today.getMonthValue() ? 0 : 1), month)
                    .toString();
        };
    }

    /** {@code {year}}. */
    static DateMeaning year() {
        return (found, today) -> year(found.get(Place.YEAR));
    }

    /** {@code {decade}}, the last one that has begun: "the eighties" is 198X. */
    static DateMeaning decade() {
        return (found, today) -> {
            int said = found.get(Place.DECADE) / 10;
            int century = today.getYear() / 100;
            return decade((said <= today.getYear() / 10 % 10 ? century : century - 1) * 10 + said);
        };
    }

    /** {@code {decade}} of the century in {@code {number}}: "the nineteen eighties". */
    static DateMeaning decadeOfCentury() {
        return (found, today) -> {
            int number = found.get(Place.NUMBER);
            int century = number >= 1000 && number % 100 == 0 ? number / 100 : number;
            return century < 10 || century > 29 ? null : decade(century * 10 + found.get(Place.DECADE) / 10);
        };
    }

    /** {@code {year}} as a decade: "the 1980s". */
    static DateMeaning decadeOfYear() {
        return (found, today) -> decade(found.get(Place.YEAR) / 10);
    }

    /** {@code {season}}, with {@code {year}} if the phrase has one: the present or the next one. */
    static DateMeaning season() {
        return (found, today) ->
                season(found, found.has(Place.YEAR) ? found.get(Place.YEAR) : seasonYear(found, today));
    }

    /** {@code {season}} of this year: "this summer". */
    static DateMeaning seasonOfThisYear() {
        return (found, today) -> season(
                found,
                found.season() == Season.WINTER && isIn(Season.WINTER, today)
                        ? seasonYear(found, today)
                        : today.getYear());
    }

    /** {@code {season}} that begins after today: "next summer". */
    static DateMeaning seasonAfter() {
        return (found, today) -> season(found, seasonYear(found, today) + (isIn(found.season(), today) ? 1 : 0));
    }

    /** {@code {season}} that is over: "last summer". */
    static DateMeaning seasonBefore() {
        return (found, today) -> season(found, seasonYear(found, today) - 1);
    }

    private static boolean isIn(Season season, LocalDate today) {
        return Math.floorMod(today.getMonthValue() - season.begins, 12) < 3;
    }

    /** The year in which the present season, or else the next of that name, begins. */
    private static int seasonYear(Found found, LocalDate today) {
        int begins = found.season().begins;
        if (isIn(found.season(), today)) {
            return today.getMonthValue() < begins ? today.getYear() - 1 : today.getYear();
        }
        return today.getMonthValue() < begins ? today.getYear() : today.getYear() + 1;
    }

    private static String season(Found found, int year) {
        return year(year) + "-" + found.season().letters;
    }

    private static String year(int year) {
        return String.format(Locale.ROOT, "%04d", year);
    }

    private static String decade(int decade) {
        return decade + "X";
    }

    private static int weekYear(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR);
    }

    private static String week(LocalDate day) {
        return String.format(Locale.ROOT, "%d-W%02d", weekYear(day), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
