package org.sayso.standin.language.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateSlotTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            today                              | 2026-11-21
            now                                | PRESENT_REF
            right now                          | PRESENT_REF
            tomorrow                           | 2026-11-22
            the day after tomorrow             | 2026-11-23
            day after tomorrow                 | 2026-11-23
            tomorrow evening                   | 2026-11-22
            the first monday in january        | 2027-01-04
            the third thursday of november 2027 | 2027-11-18
            the last friday of the month       | 2026-11-27
            the last day of the month          | 2026-11-30
            the last day of february 2028      | 2028-02-29
            yesterday                          | 2026-11-20
            the day before yesterday           | 2026-11-19
            saturday                           | 2026-11-21
            sunday                             | 2026-11-22
            on Monday                          | 2026-11-23
            this friday                        | 2026-11-27
            next saturday                      | 2026-11-28
            next monday                        | 2026-11-23
            last saturday                      | 2026-11-14
            last friday                        | 2026-11-20
            friday next week                   | 2026-11-27
            monday this week                   | 2026-11-16
            this weekend                       | 2026-W47-WE
            the weekend                        | 2026-W47-WE
            next weekend                       | 2026-W48-WE
            this week                          | 2026-W47
            next week                          | 2026-W48
            last week                          | 2026-W46
            the week after next                | 2026-W49
            week 3                             | 2026-W03
            this month                         | 2026-11
            next month                         | 2026-12
            last month                         | 2026-10
            this year                          | 2026
            next year                          | 2027
            last year                          | 2025
            this decade                        | 202X
            next decade                        | 203X
            the twenties                       | 202X
            the eighties                       | 198X
            the nineteen eighties              | 198X
            the 1980s                          | 198X
            the 80s                            | 198X
            april                              | 2027-04
            november                           | 2026-11
            in December                        | 2026-12
            april 2017                         | 2017-04
            april of twenty seventeen          | 2017-04
            april two thousand seventeen       | 2017-04
            next april                         | 2027-04
            last april                         | 2026-04
            summer                             | 2027-SU
            this summer                        | 2026-SU
            next winter                        | 2026-WI
            last summer                        | 2026-SU
            fall                               | 2026-FA
            autumn 2026                        | 2026-FA
            the spring of nineteen ninety nine | 1999-SP
            2019                               | 2019
            nineteen eighty four               | 1984
            the year nineteen oh five          | 1905
            november twenty fifth              | 2026-11-25
            november 25                        | 2026-11-25
            november 21st                      | 2026-11-21
            november 20th                      | 2027-11-20
            the twenty fifth of november       | 2026-11-25
            25 november                        | 2026-11-25
            may fifth                          | 2027-05-05
            may the fifth                      | 2027-05-05
            may five                           | 2027-05-05
            5th of May 2019                    | 2019-05-05
            May 5, 2019                        | 2019-05-05
            may fifth twenty nineteen          | 2019-05-05
            tuesday november twenty fourth     | 2026-11-24
            Monday, the 23rd of November       | 2026-11-23
            february twenty ninth              | 2028-02-29
            february thirtieth                 | none
            february 29 2027                   | none
            the fifth                          | 2026-12-05
            the twenty fifth                   | 2026-11-25
            on the 21st                        | 2026-11-21
            the thirty first                   | 2026-12-31
            the first of next month            | 2026-12-01
            the thirtieth of this month        | 2026-11-30
            the thirty first of this month     | none
            the hundredth                      | none
            this coming friday                 | 2026-11-27
            a week today                       | 2026-11-28
            in three days                      | 2026-11-24
            in two weeks                       | 2026-12-05
            in a week                          | 2026-11-28
            in a fortnight                     | 2026-12-05
            in two months                      | 2027-01-21
            in ten years                       | 2036-11-21
            two weeks ago                      | 2026-11-07
            a week ago                         | 2026-11-14
            a week from tomorrow               | 2026-11-29
            two days after tomorrow            | 2026-11-24
            a week from monday                 | 2026-11-30
            three days from now                | 2026-11-24
            christmas                          | 2026-12-25
            christmas eve                      | 2026-12-24
            new year's day                     | 2027-01-01
            new year's eve                     | 2026-12-31
            halloween                          | 2027-10-31
            easter                             | 2027-03-28
            easter 2024                        | 2024-03-31
            good friday 2038                   | 2038-04-23
            easter monday                      | 2027-03-29
            thanksgiving                       | 2026-11-26
            thanksgiving 2027                  | 2027-11-25
            this coming weekend                | 2026-W48-WE
            friday week                        | 2026-12-04
            in the nineties                    | 199X
            christmas 2019                     | 2019-12-25
            2025-11-24                         | 2025-11-24
            11/24/2025                         | 2025-11-24
            24/11/2025                         | 2025-11-24
            2025-13-24                         | none
            banana                             | none
            in three bananas                   | none
            in 99999999999 days                | none
            in 9000 years                      | none
            99999 years ago                    | none
            week 53                            | 2026-W53
            week 54                            | none
            """)
    void english(String said, String value) {
        assertThat(Said.to("AMAZON.DATE", "en-US").value(said)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            heute                              | 2026-11-21
            jetzt                              | PRESENT_REF
            morgen                             | 2026-11-22
            übermorgen                         | 2026-11-23
            gestern                            | 2026-11-20
            vorgestern                         | 2026-11-19
            samstag                            | 2026-11-21
            Sonnabend                          | 2026-11-21
            am Montag                          | 2026-11-23
            diesen Freitag                     | 2026-11-27
            nächsten Samstag                   | 2026-11-28
            am kommenden Freitag               | 2026-11-27
            letzten Freitag                    | 2026-11-20
            Freitag nächster Woche             | 2026-11-27
            Montag in einer Woche              | 2026-11-30
            dieses Wochenende                  | 2026-W47-WE
            am Wochenende                      | 2026-W47-WE
            nächstes Wochenende                | 2026-W48-WE
            diese Woche                        | 2026-W47
            nächste Woche                      | 2026-W48
            letzte Woche                       | 2026-W46
            übernächste Woche                  | 2026-W49
            KW 47                              | 2026-W47
            diesen Monat                       | 2026-11
            nächsten Monat                     | 2026-12
            im nächsten Monat                  | 2026-12
            dieses Jahr                        | 2026
            nächstes Jahr                      | 2027
            im letzten Jahr                    | 2025
            die achtziger Jahre                | 198X
            die Zwanziger                      | 202X
            die neunzehnhundertachtziger Jahre | 198X
            April                              | 2027-04
            im März                            | 2027-03
            April 2017                         | 2017-04
            nächsten April                     | 2027-04
            Sommer                             | 2027-SU
            diesen Sommer                      | 2026-SU
            im Winter                          | 2026-WI
            Frühling 2019                      | 2019-SP
            im Herbst zweitausendneunzehn      | 2019-FA
            zweitausendsechsundzwanzig         | 2026
            im Jahr neunzehnhundertvierundachtzig | 1984
            der fünfte Mai                     | 2027-05-05
            am fünften Mai                     | 2027-05-05
            am 5. Mai                          | 2027-05-05
            5. Mai 2019                        | 2019-05-05
            den fünfundzwanzigsten November    | 2026-11-25
            am ein und zwanzigsten November    | 2026-11-21
            Dienstag, den 24. November         | 2026-11-24
            erster erster                      | 2027-01-01
            am fünfundzwanzigsten zwölften     | 2026-12-25
            am 24.12.                          | 2026-12-24
            neunundzwanzigster Februar         | 2028-02-29
            dreißigster Februar                | none
            am fünften                         | 2026-12-05
            am fünfundzwanzigsten              | 2026-11-25
            am ersten nächsten Monats          | 2026-12-01
            in drei Tagen                      | 2026-11-24
            in zwei Wochen                     | 2026-12-05
            in einer Woche                     | 2026-11-28
            morgen in einer Woche              | 2026-11-29
            heute in zwei Wochen               | 2026-12-05
            in einundzwanzig Tagen             | 2026-12-12
            vor drei Tagen                     | 2026-11-18
            vor einem Jahr                     | 2025-11-21
            Weihnachten                        | 2026-12-25
            an Heiligabend                     | 2026-12-24
            Silvester                          | 2026-12-31
            am ersten Weihnachtsfeiertag       | 2026-12-25
            Ostern                             | 2027-03-28
            Pfingstmontag 2026                 | 2026-05-25
            Neujahr                            | 2027-01-01
            Tag der Deutschen Einheit          | 2027-10-03
            24.11.2025                         | 2025-11-24
            2025-11-24                         | 2025-11-24
            Banane                             | none
            """)
    void german(String said, String value) {
        assertThat(Said.to("AMAZON.DATE", "de-DE").value(said)).isEqualTo(value);
    }

    @Test
    void weekAtTheTurnOfTheYear_belongsToItsIsoYear() {
        var now = LocalDate.of(2027, 1, 2).atTime(9, 0).atZone(ZoneId.of("Europe/Berlin"));
        Said date = Said.at("AMAZON.DATE", "en-US", now);
        assertThat(date.value("this weekend")).isEqualTo("2026-W53-WE");
        assertThat(date.value("next week")).isEqualTo("2027-W01");
        assertThat(date.value("this winter")).isEqualTo("2026-WI");
        assertThat(date.value("winter")).isEqualTo("2026-WI");
        assertThat(date.value("next winter")).isEqualTo("2027-WI");
    }

    @Test
    void everyDayOfAYear_isReadHoweverItIsSaid() {
        LocalDate today = Said.NOW.toLocalDate();
        Said english = Said.to("AMAZON.DATE", "en-US");
        Said german = Said.to("AMAZON.DATE", "de-DE");
        Spelled en = Spelled.in(Locale.ENGLISH);
        Spelled de = Spelled.in(Locale.GERMAN);
        for (LocalDate day = today; day.isBefore(today.plusYears(1)); day = day.plusDays(1)) {
            String month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            String monat = day.getMonth().getDisplayName(TextStyle.FULL, Locale.GERMAN);
            String value = day.toString();
            assertThat(english.value(month + " " + day.getDayOfMonth())).isEqualTo(value);
            assertThat(english.value(month + " " + en.position(day.getDayOfMonth())))
                    .isEqualTo(value);
            assertThat(english.value("the " + en.position(day.getDayOfMonth()) + " of " + month))
                    .isEqualTo(value);
            assertThat(english.value(month + " " + en.position(day.getDayOfMonth()) + " " + en.number(day.getYear())))
                    .isEqualTo(value);
            assertThat(english.value(DateTimeFormatter.ofPattern("M/d/yyyy").format(day)))
                    .isEqualTo(value);
            assertThat(english.value(value)).isEqualTo(value);
            assertThat(german.value("am " + day.getDayOfMonth() + ". " + monat)).isEqualTo(value);
            assertThat(german.value("der " + de.position(day.getDayOfMonth()) + " " + monat))
                    .isEqualTo(value);
            assertThat(german.value(
                            "am " + de.position(day.getDayOfMonth()) + "n " + de.position(day.getMonthValue()) + "n"))
                    .isEqualTo(value);
            assertThat(german.value(DateTimeFormatter.ofPattern("d.M.yyyy").format(day)))
                    .isEqualTo(value);
            long ahead = day.toEpochDay() - today.toEpochDay();
            if (ahead > 0) {
                assertThat(english.value("in " + en.number(ahead) + (ahead == 1 ? " day" : " days")))
                        .isEqualTo(value);
                assertThat(german.value("in " + de.number(ahead) + " tagen")).isEqualTo(value);
            }
        }
    }
}
