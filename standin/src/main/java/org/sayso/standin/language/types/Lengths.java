package org.sayso.standin.language.types;

/** What phrases for lengths of time mean, for the languages to use. */
final class Lengths {

    private Lengths() {}

    /** {@code {number} {unit}}, or one if no number is said, and so many quarters more: 2 for "and a half". */
    static LengthMeaning counted(int quartersMore) {
        return found -> {
            long whole = found.number(1);
            return Length.of(found.unit(), whole * 4 + quartersMore);
        };
    }

    /** {@code {unit}}, so many quarters of it: 2 for "half an hour". */
    static LengthMeaning quarters(int quarters) {
        return found -> Length.of(found.unit(), quarters);
    }

    /** So many quarters of a unit that the phrase names in its own way, as "Viertelstunde" does. */
    static LengthMeaning quarters(Unit unit, int quarters) {
        return found -> Length.of(unit, quarters);
    }

    /** {@code {number}} of a unit that the phrase names in its own way, and so many quarters more. */
    static LengthMeaning counted(Unit unit, int quartersMore) {
        return found -> Length.of(unit, found.number(1) * 4L + quartersMore);
    }

    /** {@code {number}} (or one) hours and {@code {minutes}} minutes: "one hour thirty". */
    static LengthMeaning hoursAndMinutes() {
        return found -> new Length(0, 0, 0, 0, found.number(1), found.get(Place.MINUTES), 0);
    }
}
