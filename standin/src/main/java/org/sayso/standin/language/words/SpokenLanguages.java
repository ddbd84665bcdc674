package org.sayso.standin.language.words;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The languages of the stand-in, loaded once. Each has a file of words beside this class; all it needs in Java is how its
 * words end.
 */
final class SpokenLanguages {

    private static final Map<String, Lexicon> BY_CODE = load();

    private SpokenLanguages() {}

    private static Map<String, Lexicon> load() {
        Map<String, UnaryOperator<String>> stems = new LinkedHashMap<>();
        stems.put("en", Stems::english);
        stems.put("de", Stems::german);
        stems.put("es", Stems::spanish);
        stems.put("fr", Stems::french);
        stems.put("it", Stems::italian);
        stems.put("pt", Stems::portuguese);
        stems.put("ja", UnaryOperator.identity());
        Map<String, Lexicon> loaded = new LinkedHashMap<>();
        stems.forEach((code, stem) -> loaded.put(code, LexiconFile.read(code, stem)));
        return Collections.unmodifiableMap(loaded);
    }

    /** @throws IllegalArgumentException if the language is not spoken here, naming those that are */
    static Lexicon of(String tag) {
        Lexicon lexicon = BY_CODE.get(Locale.forLanguageTag(tag).getLanguage());
        if (lexicon == null) {
            throw new IllegalArgumentException("The stand-in does not speak " + tag + "; it speaks " + names());
        }
        return lexicon;
    }

    static Collection<Lexicon> all() {
        return BY_CODE.values();
    }

    private static String names() {
        return BY_CODE.keySet().stream()
                .map(code -> Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH) + " (" + code + ")")
                .collect(Collectors.joining(", "));
    }
}
