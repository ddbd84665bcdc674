package org.sayso.standin.language.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.language.words.Words;

/** Numbers in words, other than English and German ones. */
class NumbersOfLanguagesTests {

    @ParameterizedTest
    @CsvSource({"es, 1", "fr, 1", "fr-BE, 17", "fr-CH, 17", "it, 1", "pt-BR, 1", "pt-PT, 17", "ja, 1"})
    void everyNumberThatIsSpelledOut_isRead(String locale, int step) {
        Spelled spelled = Spelled.in(Locale.forLanguageTag(locale));
        SpokenNumbers numbers = Tongue.of(locale.substring(0, 2)).numbers();
        List<String> wrong = new ArrayList<>();
        for (int number = 0; number < 100_000; number += step) {
            String text = spelled.number(number);
            if (read(numbers, text) != number) {
                wrong.add(number + " " + text);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, 'vingt et un', 21",
        "fr, 'deux cent mille trois', 200003",
        "it, 'duecento cinquanta', 250",
        "it, 'cento e uno', 101",
        "es, 'ciento veinte mil', 120000",
        "es, 'un millón', 1000000",
        "es, 'treinta y una', 31",
        "pt, 'vinte e duas', 22",
        "pt, 'dois milhões', 2000000",
        "pt, 'mil e quinhentos', 1500",
        "ja, '百', 100",
        "ja, '三万二千', 32000",
        "ja, '２０', 20",
        "ja, '1万', 10000",
        "ja, '五十', 50",
        "ja, 'ゼロ', 0",
    })
    void number_isRead(String language, String text, long number) {
        assertThat(read(Tongue.of(language).numbers(), text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "es, 'cuatro ocho dos uno nueve tres', 482193",
        "es, 'cuarenta y ocho veintiuno noventa y tres', 482193",
        "es, 'cero cuatro dos', 42",
        "es, 'menos cinco', -5",
        "es, '1.000', 1000",
        "fr, 'quatre huit deux un neuf trois', 482193",
        "fr, 'quarante-huit vingt et un quatre-vingt-treize', 482193",
        "fr, 'mille neuf cent quatre-vingt-quatre', 1984",
        "it, 'quattro otto due uno nove tre', 482193",
        "it, 'quarantotto ventuno novantatré', 482193",
        "pt, 'quatro oito dois um nove três', 482193",
        "pt, 'nove meia dois', 962",
        "pt, 'quarenta e oito vinte e um noventa e três', 482193",
        "ja, '四八二一九三', 482193",
        "ja, '48 21 93', 482193",
        "ja, '四百八十二', 482",
        "es, naranja, ?",
        "fr, banane, ?",
    })
    void numberSlot_takesNumbersAndCodes(String locale, String text, String value) {
        assertThat(Said.to("AMAZON.NUMBER", locale).value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "es, primero, 1",
        "es, la tercera, -",
        "es, tercer, 3",
        "es, 2º, 2",
        "es, décima, 10",
        "es, décimo primero, 11",
        "es, vigésima segunda, 22",
        "fr, premier, 1",
        "fr, première, 1",
        "fr, deuxième, 2",
        "fr, seconde, 2",
        "fr, vingt et unième, 21",
        "fr, 3e, 3",
        "fr, 1er, 1",
        "fr, soixante-dixième, 70",
        "it, primo, 1",
        "it, seconda, 2",
        "it, ventunesima, 21",
        "it, 3°, 3",
        "it, decimo, 10",
        "pt, primeiro, 1",
        "pt, segunda, 2",
        "pt, vigésimo primeiro, 21",
        "pt, décimo terceiro, 13",
        "pt, 4ª, 4",
        "ja, 一番目, 1",
        "ja, 3番目, 3",
        "ja, 二つ目, 2",
        "ja, 第三, 3",
    })
    void ordinalSlot_takesPositions(String locale, String text, String value) {
        assertThat(Said.to("AMAZON.Ordinal", locale).value(text)).isEqualTo(value.equals("-") ? "?" : value);
    }

    private static long read(SpokenNumbers numbers, String text) {
        Tokens tokens = Tokens.of(Words.of(text), 0, 60, numbers);
        Optional<SpokenNumbers.Reading> reading = numbers.cardinal(tokens, 0, tokens.size());
        return reading.filter(r -> r.end() == tokens.size())
                .map(SpokenNumbers.Reading::value)
                .orElse(-1L);
    }
}
