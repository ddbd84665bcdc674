package org.sayso.samples.wear.advice;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * A season of three whole months, as meteorologists count: spring begins with March in the north and with September in the
 * south.
 */
public enum Season {
    SPRING("spring", Outfit.MILD),
    SUMMER("summer", Outfit.WARM),
    AUTUMN("autumn", Outfit.COOL),
    WINTER("winter", Outfit.COLD);

    /** Of the countries that Alexa has locales for, those of the southern hemisphere. */
    private static final Set<String> SOUTHERN = Set.of("AU", "BR");

    private final String words;
    private final Outfit outfit;

    Season(String words, Outfit outfit) {
        this.words = words;
        this.outfit = outfit;
    }

    /** The season of a day in the locale's country; the northern one where the locale names no country. */
    public static Season of(LocalDate day, Locale locale) {
        int sinceMarch = day.getMonthValue() + 12 - 3 + (SOUTHERN.contains(locale.getCountry()) ? 6 : 0);
        return values()[sinceMarch / 3 % 4];
    }

    /** What usually suits it. */
    public Outfit outfit() {
        return outfit;
    }

    /** To be spoken: {@code autumn}. */
    public String words() {
        return words;
    }
}
