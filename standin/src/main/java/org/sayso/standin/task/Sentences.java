package org.sayso.standin.task;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What Alexa says of her own, and understands as an answer, in one language; English where it is not spoken here. */
final class Sentences {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle lines;

    Sentences(Locale locale) {
        lines = ResourceBundle.getBundle("org.sayso.standin.task.sentences", locale, NO_FALLBACK);
    }

    String line(String key, Object... arguments) {
        return new MessageFormat(lines.getString(key), lines.getLocale()).format(arguments);
    }

    /** The phrases of a line that lists them. */
    List<String> phrases(String key) {
        return List.of(lines.getString(key).split("\\|", -1));
    }

    /** Several things in a sentence; at least one. */
    String list(List<String> things) {
        List<String> rest = new ArrayList<>(things);
        String last = rest.remove(rest.size() - 1);
        if (rest.isEmpty()) {
            return last;
        }
        return rest.size() == 1
                ? line("list.two", rest.get(0), last)
                : line(
                        "list.last",
                        rest.stream().reduce((a, b) -> line("list.more", a, b)).orElseThrow(),
                        last);
    }
}
