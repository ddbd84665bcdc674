package org.sayso.standin.language.types;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.Locale;

/** Numbers as ICU spells them. */
final class Spelled {

    private final RuleBasedNumberFormat format;
    private final String positions;

    private Spelled(Locale locale) {
        format = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        positions = "%spellout-ordinal";
    }

    static Spelled in(Locale locale) {
        return new Spelled(locale);
    }

    String number(long number) {
        return plain(format.format(number));
    }

    String number(long number, String rules) {
        return plain(format.format(number, rules));
    }

    String position(long number) {
        return plain(format.format(number, positions));
    }

    /** Without the signs that tell where a word may be broken. */
    private static String plain(String text) {
        return text.replace("\u00ad", "");
    }
}
