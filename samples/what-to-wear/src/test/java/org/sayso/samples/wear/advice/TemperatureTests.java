package org.sayso.samples.wear.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.samples.wear.advice.Temperature.Unit;

class TemperatureTests {

    @ParameterizedTest
    @CsvSource({
        "-91, CELSIUS, false",
        "-90, CELSIUS, true",
        "60, CELSIUS, true",
        "61, CELSIUS, false",
        "-131, FAHRENHEIT, false",
        "-130, FAHRENHEIT, true",
        "140, FAHRENHEIT, true",
        "141, FAHRENHEIT, false",
        "900, FAHRENHEIT, false"
    })
    void onlyWhatTheAirCanHave_isOnEarth(int degrees, Unit unit, boolean onEarth) {
        assertThat(new Temperature(degrees, unit).isOnEarth()).isEqualTo(onEarth);
    }

    @ParameterizedTest
    @CsvSource({
        "15, CELSIUS, 15 degrees Celsius",
        "1, FAHRENHEIT, 1 degree Fahrenheit",
        "0, CELSIUS, 0 degrees Celsius",
        "-1, CELSIUS, minus 1 degree Celsius",
        "-20, FAHRENHEIT, minus 20 degrees Fahrenheit"
    })
    void words_nameSignAndUnit(int degrees, Unit unit, String words) {
        assertThat(new Temperature(degrees, unit).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"en-US, FAHRENHEIT", "es-US, FAHRENHEIT", "en-GB, CELSIUS", "en-AU, CELSIUS", "en, CELSIUS"})
    void mereDegrees_areWhatTheCountryMeans(String locale, Unit unit) {
        assertThat(Unit.of(Locale.forLanguageTag(locale))).isEqualTo(unit);
    }
}
