package org.sayso.standin.language.types;

/** A place in a phrase that words of one kind fill, written {@code {month}}. */
enum Place {
    /** A whole number, in words or digits. */
    NUMBER,
    /** A position such as "third" or "3rd". */
    ORDINAL,
    /** A day of a month, as a position or a number, 1 to 31. */
    DAY,
    /** A month, 1 to 12. */
    MONTH,
    /** A day of the week, 1 (Monday) to 7. */
    WEEKDAY,
    /** A length of time: the ordinal of a {@link Unit}. */
    UNIT,
    /** A season: the ordinal of a {@link Season}. */
    SEASON,
    /** A year of four digits, 1000 to 2999. */
    YEAR,
    /** A decade of a century: 20 for "the twenties". */
    DECADE,
    /** A day with a name: a number of {@link Feasts}. */
    FEAST,
    /** An hour, 0 to 24. */
    HOUR,
    /** A number of minutes, 0 to 59. */
    MINUTE,
    /** Minutes said right after the hour: "thirty", "oh five". */
    MINUTES,
    /** A part of the day: the ordinal of a {@link PartOfDay}. */
    PART
}
