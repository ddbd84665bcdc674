package org.sayso.standin.language.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberSlotTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            five                                        | 5
            zero                                        | 0
            twenty one                                  | 21
            twenty-one                                  | 21
            one hundred and five                        | 105
            a hundred                                   | 100
            a hundred and five                          | 105
            nineteen hundred                            | 1900
            two thousand                                | 2000
            two thousand and five                       | 2005
            a thousand and one                          | 1001
            twelve thousand three hundred forty five    | 12345
            one million                                 | 1000000
            two million three hundred thousand and four | 2300004
            1,234                                       | 1234
            2 thousand                                  | 2000
            5 hundred                                   | 500
            2 thousand 5 hundred                        | 2500
            4 8 2 1                                     | 4821
            four eight two one                          | 4821
            forty eight twenty one                      | 4821
            double five                                 | 55
            triple seven one                            | 7771
            four oh two                                 | 402
            oh four two                                 | 42
            007                                         | 7
            minus five                                  | -5
            minus zero                                  | 0
            three point five                            | ?
            banana                                      | ?
            one hundred and                             | ?
            double banana                               | ?
            a                                           | ?
            thousand and                                | ?
            """)
    void english(String said, String value) {
        assertThat(Said.to("AMAZON.NUMBER", "en-US").value(said)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fünf                                        | 5
            null                                        | 0
            eine                                        | 1
            einundzwanzig                               | 21
            ein und zwanzig                             | 21
            dreiunddreißig                              | 33
            hundert                                     | 100
            hundertfünf                                 | 105
            hundert fünf                                | 105
            hundertundeins                              | 101
            zweihundertzwölf                            | 212
            neunzehnhundertvierundachtzig               | 1984
            zwei tausend                                | 2000
            zweitausendsechsundzwanzig                  | 2026
            zwölftausenddreihundertfünfundvierzig       | 12345
            eine Million                                | 1000000
            zwei Millionen dreihunderttausend vier      | 2300004
            2 Tausend                                   | 2000
            vier acht zwei eins                         | 4821
            achtundvierzig einundzwanzig                | 4821
            vier null zwei                              | 402
            zwo                                         | 2
            minus fünf                                  | -5
            anderthalb                                  | ?
            Banane                                      | ?
            einkaufen                                   | ?
            """)
    void german(String said, String value) {
        assertThat(Said.to("AMAZON.NUMBER", "de-DE").value(said)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | six oh four five           | 6045
            en-US | twenty twenty six          | 2026
            en-US | nineteen eighty four       | 1984
            en-US | nineteen hundred           | 1900
            en-US | zero four two five         | 0425
            en-US | double zero one two        | 0012
            en-US | two thousand and five      | 2005
            en-US | sixty forty five           | 6045
            en-US | 6045                       | 6045
            en-US | 1 2 3                      | ?
            en-US | one two three four five    | none
            de-DE | sechs null vier fünf       | 6045
            de-DE | zwanzig sechsundzwanzig    | 2026
            de-DE | zweitausendsechsundzwanzig | 2026
            de-DE | null vier zwei fünf        | 0425
            es-ES | 6045                       | 6045
            xx-XX | 6045                       | 6045
            """)
    void fourDigits(String locale, String said, String value) {
        assertThat(Said.to("AMAZON.FOUR_DIGIT_NUMBER", locale).value(said)).isEqualTo(value);
    }

    @Test
    void numbersToAMillion_areReadAsIcuSpellsThem() {
        readsWhatIcuSpells(11);
    }

    @Test
    @Tag("slow")
    void everyNumberToAMillion_isReadAsIcuSpellsIt() {
        readsWhatIcuSpells(1);
    }

    /** @param step from twenty thousand on; before that, every number is tried */
    private static void readsWhatIcuSpells(int step) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Spelled spelled = Spelled.in(locale);
            Said number = Said.to("AMAZON.NUMBER", locale.getLanguage());
            for (int i = 0; i < 1_000_000; i += i < 20_000 ? 1 : step) {
                assertThat(number.value(spelled.number(i))).isEqualTo(Integer.toString(i));
            }
            assertThat(number.value(spelled.number(1_000_000))).isEqualTo("1000000");
        }
    }

    @Test
    void everyNumberToTenThousand_isReadAsIcuSpellsItWithAnd() {
        Spelled spelled = Spelled.in(Locale.ENGLISH);
        Said number = Said.to("AMAZON.NUMBER", "en-GB");
        for (int i = 0; i <= 10_000; i++) {
            assertThat(number.value(spelled.number(i, "%spellout-cardinal-verbose")))
                    .isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void everyYear_isReadAsIcuSpellsIt() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Spelled spelled = Spelled.in(locale);
            Said date = Said.to("AMAZON.DATE", locale.getLanguage());
            for (int year = 1100; year < 2100; year++) {
                assertThat(date.value(spelled.number(year, "%spellout-numbering-year")))
                        .isEqualTo(Integer.toString(year));
            }
        }
    }

    @Test
    void everyPosition_isReadAsIcuSpellsIt() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Spelled spelled = Spelled.in(locale);
            Said ordinal = Said.to("AMAZON.Ordinal", locale.getLanguage());
            for (int i = 1; i <= 2000; i++) {
                assertThat(ordinal.value(spelled.position(i))).isEqualTo(Integer.toString(i));
            }
        }
    }
}
