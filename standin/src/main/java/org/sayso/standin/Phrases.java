package org.sayso.standin;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What Alexa says where no skill and no task of hers speaks, in one language; English where there is no other. Thread-safe. */
final class Phrases {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle lines;

    Phrases(Locale locale) {
        lines = ResourceBundle.getBundle("org.sayso.standin.phrases", locale, NO_FALLBACK);
    }

    /** @param key of {@code phrases.properties} */
    String line(String key, Object... arguments) {
        return new MessageFormat(lines.getString(key), lines.getLocale()).format(arguments);
    }
}
