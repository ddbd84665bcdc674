package org.sayso.standin.language.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpelledSlotsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | first                      | 1
            en-US | twenty third               | 23
            en-US | twenty-third               | 23
            en-US | 23rd                       | 23
            en-US | one hundred and first      | 101
            en-US | hundredth                  | 100
            en-US | two thousandth             | 2000
            en-US | 4                          | 4
            en-US | twenty                     | ?
            en-US | banana                     | ?
            de-DE | erste                      | 1
            de-DE | dritten                    | 3
            de-DE | einundzwanzigster          | 21
            de-DE | ein und zwanzigste         | 21
            de-DE | hundertste                 | 100
            de-DE | hundertdritte              | 103
            de-DE | 5.                         | 5
            de-DE | zwanzig                    | ?
            """)
    void position(String locale, String said, String value) {
        assertThat(Said.to("AMAZON.Ordinal", locale).value(said)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | nine one nine five five five one two one two | 9195551212
            en-US | nine one nine double five                    | 91955
            en-US | oh one six one                               | 0161
            en-US | eight hundred five five five                 | 800555
            en-US | 555-1212                                     | 5551212
            en-US | plus four four one six one                   | +44161
            en-US | five five                                    | ?
            en-US | banana                                       | ?
            de-DE | null eins sieben zwei dreißig                | 017230
            de-DE | plus neunundvierzig dreißig                  | +4930
            """)
    void phoneNumber(String locale, String said, String value) {
        assertThat(Said.to("AMAZON.PhoneNumber", locale).value(said)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | sixteen a.       | 16a
            en-US | sixteen a        | 16a
            en-US | b c four two     | bc42
            en-US | B12              | b12
            en-US | b 12 x           | b12x
            en-US | double a five    | aa5
            en-US | double five a    | 55a
            en-US | o oh             | o0
            en-US | a hundred        | 100
            en-US | sixteen banana   | ?
            en-US | banana           | ?
            de-DE | sechzehn a       | 16a
            de-DE | b einundzwanzig  | b21
            """)
    void lettersAndDigits(String locale, String said, String value) {
        assertThat(Said.to("AMAZON.AlphaNumeric", locale).value(said)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AMAZON.Month     | en | November
            AMAZON.Month     | de | März
            AMAZON.DayOfWeek | de | Samstag
            AMAZON.Country   | en | England
            AMAZON.Country   | de | Deutschland
            AMAZON.Language  | fr | allemand
            AMAZON.US_STATE  | en | New York
            """)
    void listsOfTheLanguage_haveItsNames(String type, String language, String name) {
        assertThat(BuiltInLists.values(type, language)).contains(name).doesNotHaveDuplicates();
    }
}
