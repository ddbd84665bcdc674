package org.sayso.samples.wear.advice;

import java.util.Arrays;

/** What suits a range of temperatures, the coldest first. */
public enum Outfit {
    FREEZING(Double.NEGATIVE_INFINITY, "a thick winter coat, warm boots, a woolen hat, a scarf and gloves"),
    COLD(-5, "a winter coat, a sweater, a hat and gloves"),
    COOL(5, "long trousers, a sweater and a warm jacket"),
    MILD(12, "long trousers, a sweater, and a jacket for the evening"),
    PLEASANT(18, "long trousers, short sleeves, and a light jacket for the evening"),
    WARM(24, "shorts or a skirt, and a T-shirt"),
    HOT(30, "something light and loose, and a hat against the sun");

    private final double from;
    private final String words;

    /** @param from the lowest temperature it is for, in degrees Celsius */
    Outfit(double from, String words) {
        this.from = from;
        this.words = words;
    }

    /** The outfit for a temperature. */
    public static Outfit at(Temperature temperature) {
        return Arrays.stream(values())
                .filter(outfit -> outfit.from <= temperature.celsius())
                .reduce((colder, warmer) -> warmer)
                .orElseThrow();
    }

    /** To be spoken, behind "wear". */
    public String words() {
        return words;
    }
}
