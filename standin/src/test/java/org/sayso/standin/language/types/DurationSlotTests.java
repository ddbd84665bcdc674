package org.sayso.standin.language.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationSlotTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ten minutes                       | PT10M
            five hours                        | PT5H
            three days                        | P3D
            forty five seconds                | PT45S
            eight weeks                       | P8W
            seven years                       | P7Y
            two months                        | P2M
            five hours ten minutes            | PT5H10M
            five hours and ten minutes        | PT5H10M
            one day two hours and ten seconds | P1DT2H10S
            a year and a day                  | P1Y1D
            an hour                           | PT1H
            a minute                          | PT1M
            1h 30 min                         | PT1H30M
            a couple of hours                 | PT2H
            90 minutes                        | PT90M
            5min                              | PT5M
            half an hour                      | PT30M
            half hour                         | PT30M
            an hour and a half                | PT1H30M
            one and a half hours              | PT1H30M
            two and a half hours              | PT2H30M
            two hours and a half              | PT2H30M
            an hour and three quarters        | PT1H45M
            two hours and three quarters      | PT2H45M
            a quarter of an hour              | PT15M
            three quarters of an hour         | PT45M
            half a year                       | P6M
            two and a half days               | P2DT12H
            a fortnight                       | P2W
            a decade                          | P10Y
            one hour thirty                   | PT1H30M
            an hour and twenty                | PT1H20M
            one hour thirty seconds           | PT1H30S
            zero minutes                      | PT0S
            ten minutes five hours            | ?
            ten minutes ten minutes           | ?
            ten                               | ?
            banana                            | ?
            """)
    void english(String said, String value) {
        assertThat(Said.to("AMAZON.DURATION", "en-US").value(said)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zehn Minuten                      | PT10M
            fünf Stunden                      | PT5H
            fünfundvierzig Sekunden           | PT45S
            drei Tage                         | P3D
            acht Wochen                       | P8W
            sieben Jahre                      | P7Y
            fünf Stunden zehn Minuten         | PT5H10M
            fünf Stunden und zehn Minuten     | PT5H10M
            eine Stunde                       | PT1H
            eine halbe Stunde                 | PT30M
            einer halben Stunde               | PT30M
            anderthalb Stunden                | PT1H30M
            eineinhalb Stunden                | PT1H30M
            zweieinhalb Stunden               | PT2H30M
            zwei und eine halbe Stunde        | PT2H30M
            eine Viertelstunde                | PT15M
            eine Dreiviertelstunde            | PT45M
            drei Viertelstunden               | PT45M
            ein halbes Jahr                   | P6M
            eine Stunde fünfzehn              | PT1H15M
            anderthalb Jahre                  | P1Y6M
            Banane                            | ?
            """)
    void german(String said, String value) {
        assertThat(Said.to("AMAZON.DURATION", "de-DE").value(said)).isEqualTo(value);
    }
}
