package org.sayso.standin.dialog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was said with a limit of the model: numbers, dates, times of day and durations. Where the value is a date
 * or a time and the limit a duration, the limit is counted from now. A week, month or year stands for its first day. What
 * cannot be compared counts as equal.
 */
final class Magnitude {

    private static final Map<String, LocalTime> PARTS_OF_DAY = Map.of(
            "MO", LocalTime.of(6, 0),
            "AF", LocalTime.of(12, 0),
            "EV", LocalTime.of(18, 0),
            "NI", LocalTime.of(21, 0));

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d\\d)(-WE)?");

    private Magnitude() {}

    /** Less than, equal to or greater than 0, as the value is to the limit. */
    static int compare(String value, String limit, ZonedDateTime now) {
        // "2026" may be a number as well as a year; the limit shows which.
        return number(value)
                .flatMap(said -> number(limit).map(said::compareTo))
                .or(() -> date(value)
                        .flatMap(said -> date(limit)
                                .or(() -> amount(limit)
                                        .map(length -> now.plus(length).toLocalDate()))
                                .map(said::compareTo)))
                .or(() -> time(value)
                        .flatMap(said -> time(limit)
                                .map(said::compareTo)
                                .or(() -> amount(limit)
                                        .map(length -> now.with(said).compareTo(now.plus(length))))))
                .or(() -> amount(value)
                        .flatMap(said ->
                                amount(limit).map(length -> now.plus(said).compareTo(now.plus(length)))))
                .orElse(0);
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            Matcher week = WEEK.matcher(text);
            if (week.matches()) {
                return Optional.of(LocalDate.of(Integer.parseInt(week.group(1)), 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(week.group(2)))
                        .with(DayOfWeek.of(week.group(3) == null ? 1 : 6)));
            }
            Matcher date = DATE.matcher(text);
            return date.matches()
                    ? Optional.of(
                            LocalDate.of(Integer.parseInt(date.group(1)), part(date.group(2)), part(date.group(3))))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    private static Optional<LocalTime> time(String text) {
        LocalTime part = PARTS_OF_DAY.get(text);
        if (part != null) {
            return Optional.of(part);
        }
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<TemporalAmount> amount(String text) {
        try {
            return Optional.of(text.contains("T") ? Duration.parse(text) : Period.parse(text));
        } catch (DateTimeException noDuration) {
            return Optional.empty();
        }
    }
}
