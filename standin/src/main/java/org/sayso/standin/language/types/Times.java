package org.sayso.standin.language.types;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What phrases for times of day mean, for the languages to use. An hour without part of day is taken as said. */
final class Times {

    private static final long DAY = 24 * 60L;

    private Times() {}

    /** "now". */
    static TimeMeaning present() {
        return (found, now) -> "PRESENT_REF";
    }

    /** A time that has a name, such as noon. */
    static TimeMeaning named(int hour, int minute) {
        return (found, now) -> written(hour * 60L + minute);
    }

    /** {@code {part}} by itself, such as "in the evening". */
    static TimeMeaning partOfDay() {
        return (found, now) -> {
            PartOfDay part = found.part();
            return part.letters.isEmpty() ? null : part.letters;
        };
    }

    /** A part of the day that the phrase names in its own way. */
    static TimeMeaning partOfDay(PartOfDay part) {
        return (found, now) -> part.letters;
    }

    /** {@code {hour}}, with {@code {minutes}} or {@code {minute}} and {@code {part}} if the phrase has them. */
    static TimeMeaning clock() {
        return (found, now) -> {
            Place minutes = found.has(Place.MINUTES) ? Place.MINUTES : Place.MINUTE;
            return clock(found, found.has(minutes) ? found.get(minutes) : 0, 0);
        };
    }

    /** {@code {number}} as hours and minutes: "seventeen hundred hours". */
    static TimeMeaning fourDigits() {
        return (found, now) -> {
            int number = found.get(Place.NUMBER);
            return number >= 2400 || number % 100 > 59 ? null : written(number / 100 * 60L + number % 100);
        };
    }

    /** {@code {minute}} after {@code {hour}} and so many minutes: "fünf nach halb drei" is five minutes after thirty before three. */
    static TimeMeaning after(int minutes) {
        return (found, now) -> clock(found, found.get(Place.MINUTE), minutes);
    }

    /** {@code {minute}} before {@code {hour}} and so many minutes, as in {@link #after}. */
    static TimeMeaning before(int minutes) {
        return (found, now) -> clock(found, -found.get(Place.MINUTE), minutes);
    }

    /** So many minutes after {@code {hour}}, or before it if below zero: "quarter to five" is -15. */
    static TimeMeaning shifted(int minutes) {
        return (found, now) -> clock(found, 0, minutes);
    }

    /** So many minutes from now that the phrase names in its own way, as "Viertelstunde" does. */
    static TimeMeaning minutesFromNow(int minutes) {
        return (found, now) -> later(now, Unit.MINUTE, minutes * 4L);
    }

    /** Half a {@code {unit}} from now. */
    static TimeMeaning half() {
        return (found, now) -> later(now, found.unit(), 2);
    }

    /** {@code {number} {unit}} (or one) from now, and so many quarters of the unit more; only hours, minutes and seconds. */
    static TimeMeaning fromNow(int quartersMore) {
        return (found, now) -> {
            long whole = found.number(1);
            return later(now, found.unit(), whole * 4 + quartersMore);
        };
    }

    private static @Nullable String later(LocalTime now, Unit unit, long quarters) {
        long seconds = switch (unit) {
            case HOUR -> quarters * 900;
            case MINUTE -> quarters * 15;
            case SECOND -> quarters / 4;
            default -> -1;
        };
        return seconds < 0
                ? null
                : written(now.plus(Duration.ofSeconds(seconds)).toSecondOfDay() / 60);
    }

    private static @Nullable String clock(Found found, int minute, int shift) {
        int hour = found.get(Place.HOUR);
        PartOfDay part = found.has(Place.PART) ? found.part() : null;
        if (hour > 24 || (hour == 24 && minute > 0) || (part == PartOfDay.AM && hour > 12)) {
            return null;
        }
        return written(hour(hour, part) * 60L + minute + shift);
    }

    private static int hour(int said, @Nullable PartOfDay part) {
        if (part == null || said > 12) {
            return said;
        }
        int hour = said % 12;
        return switch (part) {
            case AM, MORNING -> hour;
            case PM -> hour + 12;
            case AFTERNOON -> hour == 11 ? hour : hour + 12;
            case EVENING -> hour == 0 ? hour : hour + 12;
            case NIGHT -> hour < 6 ? hour : hour + 12;
        };
    }

    private static String written(long minutes) {
        long within = Math.floorMod(minutes, DAY);
        return String.format(Locale.ROOT, "%02d:%02d", within / 60, within % 60);
    }
}
