package org.sayso.samples.wear.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonTests {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, en-US, WINTER, COLD",
        "2028-02-29, en-US, WINTER, COLD",
        "2026-03-01, en-GB, SPRING, MILD",
        "2026-05-31, en-US, SPRING, MILD",
        "2026-06-01, en-US, SUMMER, WARM",
        "2026-08-31, en-GB, SUMMER, WARM",
        "2026-09-01, en-US, AUTUMN, COOL",
        "2026-11-30, en-US, AUTUMN, COOL",
        "2026-12-01, en-US, WINTER, COLD",
        "2026-12-01, en-AU, SUMMER, WARM",
        "2026-03-01, pt-BR, AUTUMN, COOL",
        "2026-06-01, en-AU, WINTER, COLD",
        "2026-09-01, en-AU, SPRING, MILD",
        "2026-06-01, en, SUMMER, WARM"
    })
    void day_hasTheSeasonOfItsHemisphere(LocalDate day, String locale, Season season, Outfit outfit) {
        assertThat(Season.of(day, Locale.forLanguageTag(locale))).isEqualTo(season);
        assertThat(season.outfit()).isEqualTo(outfit);
    }
}
