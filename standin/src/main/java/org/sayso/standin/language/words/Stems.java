package org.sayso.standin.language.words;

import java.util.regex.Pattern;

/**
 * Words without the endings of plural, gender and infinitive. Only ever compared with each other, and only when the words themselves are
 * not equal: so it matters that forms of one word agree, and little that two words sometimes do.
 */
final class Stems {

    private static final int SHORTEST = 3;
    private static final Pattern ENGLISH_ES = Pattern.compile(".*(?:ch|sh|x|ss|z|o)es");
    private static final Pattern GERMAN_ENDING =
            Pattern.compile("(?:e[nrms]?|(?<=.{2}[tdn])et|(?<=.{5}[^s])t|(?<=e[lr])n|(?<!s)s)$");
    private static final Pattern ITALIAN_ENDING = Pattern.compile("(?<=[cg])h?[aeiou]+$|[aeiou]+$");
    private static final Pattern LAST_VOWEL = Pattern.compile("(?<=[^aeiou])[aeo]$");

    private static final Pattern INFINITIVE = Pattern.compile("(?<=.{3})[aei]r$");

    private Stems() {}

    static String english(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && ENGLISH_ES.matcher(word).matches()) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    /** "Apfel" and "Äpfel", "Pilz" and "Pilzen", "groß" and "große". */
    static String german(String word) {
        return cut(cut(word, GERMAN_ENDING), GERMAN_ENDING)
                .replace("ae", "a")
                .replace("oe", "o")
                .replace("ue", "u");
    }

    /** "papel" and "papeles", "luz" and "luces", "pequeño" and "pequeñas". */
    static String spanish(String word) {
        String stem = asked(cut(cut(withoutS(word), LAST_VOWEL), INFINITIVE));
        return stem.endsWith("c") && word.endsWith("ces") ? stem.substring(0, stem.length() - 1) + "z" : stem;
    }

    /** "gâteau" and "gâteaux", "animal" and "animaux", "moyen" and "moyennes", "commande" and "commander". */
    static String french(String word) {
        if (word.length() > 4 && word.endsWith("aux") && !word.endsWith("eaux")) {
            return word.substring(0, word.length() - 2) + "l";
        }
        String single = word.length() > SHORTEST && word.endsWith("x") ? word.substring(0, word.length() - 1) : word;
        String stem = cut(withoutS(single), LAST_VOWEL);
        int last = stem.length() - 1;
        boolean doubled = last > SHORTEST && stem.charAt(last) == stem.charAt(last - 1);
        return cut(doubled ? withoutS(stem.substring(0, last)) : stem, INFINITIVE);
    }

    /** "fungo" and "funghi", "oliva" and "olive", "ordina" and "ordinare". */
    static String italian(String word) {
        return cut(cut(word, ITALIAN_ENDING), INFINITIVE);
    }

    /** "pimentão" and "pimentões", "animal" and "animais", "homem" and "homens", "pequeno" and "pequenas". */
    static String portuguese(String word) {
        if (word.matches(".{2,}[oa]es")) {
            return word.substring(0, word.length() - 3) + "ao";
        } else if (word.matches(".{2,}[aeou]is")) {
            return word.substring(0, word.length() - 2) + "l";
        } else if (word.matches(".{2,}ns")) {
            return word.substring(0, word.length() - 2) + "m";
        }
        return asked(cut(cut(withoutS(word), LAST_VOWEL), INFINITIVE));
    }

    /** "Apague" and "apaga", "toque" and "toca": the u is only written before an e. */
    private static String asked(String stem) {
        if (stem.endsWith("gu")) {
            return stem.substring(0, stem.length() - 1);
        }
        return stem.endsWith("qu") ? stem.substring(0, stem.length() - 2) + "c" : stem;
    }

    private static String withoutS(String word) {
        return word.length() > SHORTEST && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static String cut(String word, Pattern ending) {
        String stem = ending.matcher(word).replaceFirst("");
        return stem.length() < SHORTEST ? word : stem;
    }
}
