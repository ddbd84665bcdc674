package org.sayso.standin.language.types;

/** A part of the day, with the letters that AMAZON.TIME writes it with. */
enum PartOfDay {
    /** Before noon, as in "a m"; not a time of its own. */
    AM(""),
    /** After noon, as in "p m"; not a time of its own. */
    PM(""),
    MORNING("MO"),
    AFTERNOON("AF"),
    EVENING("EV"),
    NIGHT("NI");

    final String letters;

    PartOfDay(String letters) {
        this.letters = letters;
    }
}
