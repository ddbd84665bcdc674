package org.sayso.standin.language.words;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Words as they are compared: without apostrophes and accents, so that "que" is "qué" and "oeffne" is "öffne". The marks of
 * other scripts stay; those of kana make other syllables.
 */
final class Folding {

    private static final Pattern ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");
    /** Spoken as a u of its own, as in Spanish "pingüino"; elsewhere two letters stand for it, as in German "gruen". */
    private static final Pattern SEPARATE_U = Pattern.compile("(?<=[gq])ü(?=[eéií])");

    private Folding() {}

    static String of(String word) {
        String text = word.indexOf('\'') < 0 ? word : word.replace("'", "");
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        String letters = SEPARATE_U
                .matcher(text)
                .replaceAll("u")
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ø", "o");
        String bare = ACCENTS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD))
                .replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }
}
