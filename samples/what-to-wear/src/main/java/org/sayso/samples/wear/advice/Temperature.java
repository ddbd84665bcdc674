package org.sayso.samples.wear.advice;

import java.util.Locale;

/** A temperature in whole degrees, as somebody said it. */
public record Temperature(int degrees, Unit unit) {

    /** How degrees are counted. */
    public enum Unit {
        CELSIUS("Celsius"),
        FAHRENHEIT("Fahrenheit");

        private final String words;

        Unit(String words) {
            this.words = words;
        }

        /** What people in the United States mean by a mere degree, and what others do. */
        public static Unit of(Locale locale) {
            return locale.getCountry().equals("US") ? FAHRENHEIT : CELSIUS;
        }
    }

    /** The air on Earth was never colder than -89.2 and never warmer than 56.7 degrees Celsius. */
    private static final double COLDEST = -90;

    private static final double WARMEST = 60;

    /** The same in degrees Celsius. */
    double celsius() {
        return unit == Unit.CELSIUS ? degrees : (degrees - 32) / 1.8;
    }

    /** Whether the air can have it. */
    public boolean isOnEarth() {
        return celsius() >= COLDEST && celsius() <= WARMEST;
    }

    /** To be spoken: {@code minus 5 degrees Celsius}. */
    public String words() {
        int size = Math.abs(degrees);
        return (degrees < 0 ? "minus " : "") + size + (size == 1 ? " degree " : " degrees ") + unit.words;
    }
}
