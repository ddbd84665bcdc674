package org.sayso.standin.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenDigitsTests {

    private static String digits(String tag, String said) {
        Locale locale = Locale.forLanguageTag(tag);
        return new SpokenDigits(new Sentences(locale), locale, Clock.systemUTC()).in(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US|my code is 0 1 2 3 4 5|012345",
                "en-US|my code is oh one two three four five|012345",
                "en-US|one two three double four five|123445",
                "en-US|zero zero seven seven seven seven|007777",
                "en-US|one two three oh five six|123056",
                "en-US|one two three, four five six|123456",
                "en-US|1.2.3.4.5.6|123456",
                "en-US|123-456|123456",
                "en-US|123.456|123456",
                "en-US|１２３４５６|123456",
                "de-DE|mein Code ist null eins zwo drei vier fünf|012345",
                "fr-FR|mon code est un deux trois quatre cinq six|123456",
                "es-ES|mi código es uno dos tres cuatro cinco seis|123456",
                "it-IT|il mio codice è uno due tre quattro cinque sei|123456",
                "pt-BR|meu código é um dois três quatro cinco meia|123456",
                "ja-JP|コードは一二三四五六です|123456",
                "ja-JP|コードは123456です|123456"
            })
    void digits_areHeardInTheirOrder(String tag, String said, String digits) {
        assertThat(digits(tag, said)).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my code", "what did you say", "コードは"})
    void wordsWithoutDigits_areNone(String said) {
        assertThat(digits("en-US", said)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"お願いします", "コードはどこに"})
    void japaneseSyllables_areNoDigits(String said) {
        assertThat(digits("ja-JP", said)).isEmpty();
    }
}
