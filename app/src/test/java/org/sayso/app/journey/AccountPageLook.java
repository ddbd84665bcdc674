package org.sayso.app.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How somebody sees the pages. Immutable.
 *
 * @param language of the browser, two letters
 * @param width of the window in CSS pixels
 * @param height of the window in CSS pixels
 * @param scheme light or dark
 */
record AccountPageLook(String language, int width, int height, ColorScheme scheme) {

    /** Every language on a phone, where room is scarce; English light and dark, and on tablet and desk. */
    static Stream<AccountPageLook> all() {
        return Stream.of(
                phone("en", ColorScheme.LIGHT),
                phone("en", ColorScheme.DARK),
                new AccountPageLook("en", 768, 1024, ColorScheme.LIGHT),
                new AccountPageLook("en", 1280, 900, ColorScheme.LIGHT),
                new AccountPageLook("en", 1280, 900, ColorScheme.DARK),
                phone("de", ColorScheme.LIGHT),
                phone("es", ColorScheme.DARK),
                phone("fr", ColorScheme.LIGHT),
                phone("it", ColorScheme.DARK),
                phone("pt", ColorScheme.LIGHT),
                phone("ja", ColorScheme.DARK));
    }

    private static AccountPageLook phone(String language, ColorScheme scheme) {
        return new AccountPageLook(language, 390, 844, scheme);
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale(language);
    }

    /** Begins the names of pictures, such as {@code en-390-light-}. */
    @Override
    public String toString() {
        return language + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-";
    }
}
