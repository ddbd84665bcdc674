package org.sayso.standin.language.types;

/** A season, with the letters that AMAZON.DATE writes it with. */
enum Season {
    SPRING("SP", 3),
    SUMMER("SU", 6),
    AUTUMN("FA", 9),
    WINTER("WI", 12);

    final String letters;
    /** The month in which it begins in the north. */
    final int begins;

    Season(String letters, int begins) {
        this.letters = letters;
        this.begins = begins;
    }
}
