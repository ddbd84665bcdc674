package org.sayso.samples.wear.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.samples.wear.advice.Temperature.Unit;

class OutfitTests {

    @ParameterizedTest
    @CsvSource({
        "-90, CELSIUS, FREEZING",
        "-6, CELSIUS, FREEZING",
        "-5, CELSIUS, COLD",
        "4, CELSIUS, COLD",
        "5, CELSIUS, COOL",
        "11, CELSIUS, COOL",
        "12, CELSIUS, MILD",
        "17, CELSIUS, MILD",
        "18, CELSIUS, PLEASANT",
        "23, CELSIUS, PLEASANT",
        "24, CELSIUS, WARM",
        "29, CELSIUS, WARM",
        "30, CELSIUS, HOT",
        "60, CELSIUS, HOT",
        "22, FAHRENHEIT, FREEZING",
        "23, FAHRENHEIT, COLD",
        "32, FAHRENHEIT, COLD",
        "40, FAHRENHEIT, COLD",
        "41, FAHRENHEIT, COOL",
        "64, FAHRENHEIT, MILD",
        "65, FAHRENHEIT, PLEASANT",
        "85, FAHRENHEIT, WARM",
        "86, FAHRENHEIT, HOT"
    })
    void temperature_hasItsOutfit(int degrees, Unit unit, Outfit outfit) {
        assertThat(Outfit.at(new Temperature(degrees, unit))).isEqualTo(outfit);
    }

    @Test
    void outfits_haveWordsOfTheirOwn() {
        assertThat(Arrays.stream(Outfit.values()).map(Outfit::words)).doesNotHaveDuplicates();
    }
}
