package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenCodeTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "482193|482193",
                "4 8 2 1 9 3|482193",
                "  482193 |482193",
                "482 193|482193",
                "48 21 93|482193",
                "482,193|482193",
                "482.193|482193",
                "4-8-2-1-9-3|482193",
                "4, 8, 2, 1, 9, 3.|482193",
                "4. 8. 2. 1. 9. 3.|482193",
                "four eight two one nine three|482193",
                "Four Eight Two One Nine Three|482193",
                "four, eight, two, one, nine, three.|482193",
                "forty eight twenty one ninety three|482193",
                "forty-eight twenty-one ninety-three|482193",
                "forty eight two one ninety three|482193",
                "48 twenty one 93|482193",
                "4 eight 2 one 9 three|482193",
                "for ate to won nine three|482193",
                "four hundred eighty two one hundred ninety three|482193",
                "four hundred and eighty two one hundred and ninety three|482193",
                "four hundred eighty two thousand one hundred ninety three|482193",
                "the code is four eight two one nine three please|482193",
                "double four eight two one nine|448219",
                "double 4 8 2 1 9|448219",
                "triple nine double oh one|999001",
                "oh four two oh one three|042013",
                "o 4 2 o 1 3|042013",
                "zero four two zero one three|042013",
                "nought four two nought one three|042013",
                "twelve ten nineteen|121019",
                "twenty thirty forty|203040",
                "oh seven twenty oh one|072001",
                "82193|082193",
                "82,193|082193",
                "48,219|048219",
                "2193|002193",
                "193|000193",
                "100|000100",
                "000012|000012",
                "000007|000007",
                "0 0 0 0 0 7|000007",
                "oh oh oh oh one two|000012",
            })
    void sixDigitsHoweverSaid_areRead(String heard, String code) {
        assertThat(SpokenCode.read(heard, 6, Locale.US)).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"nineteen eighty four|1984", "1984|1984", "oh oh four two|0042", "42|0042", "nineteen hundred|1900"
            })
    void fourDigits_areRead(String heard, String code) {
        assertThat(SpokenCode.read(heard, 4, Locale.UK)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "4,99,true",
        "4,9,false",
        "5,42,true",
        "5,9,false",
        "6,100,true",
        "6,99,false",
        "6,12,false",
        "6,0,false",
        "7,193,true",
        "8,2193,true",
        "8,193,false",
        "10,12345,true",
        "10,1234,false"
    })
    void shortNumber_isACodeWithoutItsZerosFromHalfTheLengthOn(int length, String heard, boolean isCode) {
        assertThat(SpokenCode.read(heard, length, Locale.US))
                .isEqualTo(isCode ? Optional.of("0".repeat(length - heard.length()) + heard) : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "0",
                "7",
                "12",
                "?",
                "-",
                "-482193",
                "minus 482193",
                "4821933",
                "48219300000000000000000000",
                "4 8 2 1 9",
                "four eight two one nine",
                "four eight two one nine three seven",
                "pepperoni",
                "four eight two one nine pepperoni",
                "double",
                "double pepperoni",
                "double forty eight twenty one",
                "hundred",
                "thousand and one",
                "٤٨٢١٩٣",
                "４８２１９３",
                "४८२१९३",
                "4821９3",
                "48 21 9",
                "4'8'2'1'9'3",
                "0x482193",
                "4e5",
                "1,2,3,4,5,6,7",
                "null",
                "the code is",
            })
    void whatIsNoCode_isUnreadable(String heard) {
        assertThat(SpokenCode.read(heard, 6, Locale.US)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 1_000, 1_000_000})
    void endlessInput_isUnreadable(int length) {
        assertThat(SpokenCode.read("1".repeat(length), 6, Locale.US)).isEmpty();
        assertThat(SpokenCode.read("one ".repeat(length), 6, Locale.US)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"482193", "4 8 2 1 9 3", "482 193", "82193"})
    void digits_areReadInALanguageWithoutWords(String heard) {
        assertThat(SpokenCode.read(heard, 6, Locale.forLanguageTag("eo"))).isPresent();
        assertThat(SpokenCode.read("four eight two one nine three", 6, Locale.forLanguageTag("eo")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"000123, true", "048219, true", "000012, false", "000000, false", "0012, true", "0001, false"})
    void codeThatWouldComeOutTooShort_isToldApart(String code, boolean survives) {
        assertThat(SpokenCode.survivesNumericSlots(code)).isEqualTo(survives);
    }
}
