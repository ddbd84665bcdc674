package org.sayso.standin.dialog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A slot's value as Alexa would say it within a sentence: {@code PT10M} is "ten minutes" and not spelled. Days, times and
 * lengths of time are put into words of the language; other values are words already.
 */
final class SpokenValue {

    private static final Pattern LENGTH = Pattern.compile(
            "P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?");
    /** What newer JDKs write before "PM". */
    private static final char NARROW_BLANK = '\u202f';

    private static final String TOGETHER = "-";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");

    /** For each unit of time, from years to seconds, one and many; last what joins the last two. */
    private static final Map<String, List<String>> UNITS = Map.of(
            "en",
            units("year years month months week weeks day days hour hours minute minutes second seconds and"),
            "de",
            units("Jahr Jahre Monat Monate Woche Wochen Tag Tage Stunde Stunden Minute Minuten Sekunde Sekunden und"),
            "es",
            units("año años mes meses semana semanas día días hora horas minuto minutos segundo segundos y"),
            "fr",
            units("an ans mois mois semaine semaines jour jours heure heures minute minutes seconde secondes et"),
            "it",
            units("anno anni mese mesi settimana settimane giorno giorni ora ore minuto minuti secondo secondi e"),
            "pt",
            units("ano anos mês meses semana semanas dia dias hora horas minuto minutos segundo segundos e"),
            "ja",
            units("年 年 か月 か月 週間 週間 日 日 時間 時間 分 分 秒 秒 -"));

    private SpokenValue() {}

    private static List<String> units(String words) {
        return List.of(words.split(" ", -1));
    }

    /** The value in words of a language; unchanged if it is in none of the formats, or the language is not known here. */
    static String of(String value, Locale locale) {
        Matcher length = LENGTH.matcher(value);
        List<String> units = UNITS.get(locale.getLanguage());
        if (value.length() > 2 && units != null && length.matches()) {
            return length(length, units);
        }
        try {
            if (DAY.matcher(value).matches()) {
                return LocalDate.parse(value)
                        .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(locale));
            }
            if (TIME.matcher(value).matches()) {
                return LocalTime.parse(value)
                        .format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                                .withLocale(locale))
                        .replace(NARROW_BLANK, ' ');
            }
        } catch (DateTimeException noSuchDay) {
            return value;
        }
        return value;
    }

    private static String length(Matcher length, List<String> units) {
        boolean apart = !units.get(units.size() - 1).equals(TOGETHER);
        List<String> parts = new ArrayList<>();
        for (int unit = 0; unit < length.groupCount(); unit++) {
            String count = length.group(unit + 1);
            if (count != null) {
                parts.add(count + (apart ? " " : "") + units.get(2 * unit + (count.equals("1") ? 0 : 1)));
            }
        }
        return apart ? list(parts, units) : String.join("", parts);
    }

    /** Several values, with "and" before the last. */
    static String list(List<String> values, Locale locale) {
        List<String> units = UNITS.get(locale.getLanguage());
        return units == null ? String.join(", ", values) : list(values, units);
    }

    private static String list(List<String> values, List<String> units) {
        if (values.size() < 2) {
            return String.join("", values);
        }
        String and = units.get(units.size() - 1);
        String before = String.join(", ", values.subList(0, values.size() - 1));
        return before + (and.equals(TOGETHER) ? ", " : " " + and + " ") + values.get(values.size() - 1);
    }
}
