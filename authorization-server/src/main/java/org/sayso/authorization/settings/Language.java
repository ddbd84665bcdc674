package org.sayso.authorization.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A language that the pages speak; each has a complete messages bundle. */
public enum Language {
    /** Where nothing else fits. */
    ENGLISH("en", "English"),
    GERMAN("de", "Deutsch"),
    SPANISH("es", "Español"),
    FRENCH("fr", "Français"),
    ITALIAN("it", "Italiano"),
    /** As in Brazil, where Alexa speaks it. */
    PORTUGUESE("pt", "Português"),
    JAPANESE("ja", "日本語");

    private final String code;
    private final String ownName;

    Language(String code, String ownName) {
        this.code = code;
        this.ownName = ownName;
    }

    /** Two letters (ISO 639-1), such as {@code de}. */
    public String code() {
        return code;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** For bundles, numbers and dates. */
    public Locale locale() {
        return Locale.forLanguageTag(code);
    }

    /** The language of a locale, whatever its region; empty if the pages do not speak it. */
    public static Optional<Language> of(Locale locale) {
        return of(locale.getLanguage());
    }

    static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    static String codes() {
        return Arrays.stream(values()).map(Language::code).collect(Collectors.joining(", "));
    }
}
