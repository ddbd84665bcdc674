package org.sayso.standin.language.types;

/** A length of time that people count in. */
enum Unit {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    WEEKEND,
    FORTNIGHT,
    MONTH,
    QUARTER,
    YEAR,
    DECADE
}
