package org.sayso.standin.language.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSlotTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            four in the morning           | 04:00
            two p m                       | 14:00
            two p.m.                      | 14:00
            2pm                           | 14:00
            2 PM                          | 14:00
            twelve a m                    | 00:00
            twelve p m                    | 12:00
            12:30 pm                      | 12:30
            12:30 am                      | 00:30
            five o'clock                  | 05:00
            five o clock                  | 05:00
            five                          | 05:00
            five thirty                   | 05:30
            five oh five                  | 05:05
            five thirty p m               | 17:30
            at five                       | 05:00
            17:30                         | 17:30
            seventeen thirty              | 17:30
            7:05                          | 07:05
            half past two                 | 02:30
            half past two in the afternoon| 14:30
            half five                     | 05:30
            quarter past three            | 03:15
            a quarter to five             | 04:45
            quarter of five               | 04:45
            quarter to one p m            | 12:45
            ten past two                  | 02:10
            twenty five minutes to six    | 05:35
            five to midnight              | 23:55
            half past noon                | 12:30
            in an hour and a half         | 16:00
            noon                          | 12:00
            midday                        | 12:00
            midnight                      | 00:00
            twelve noon                   | 12:00
            nine at night                 | 21:00
            two at night                  | 02:00
            twelve in the afternoon       | 12:00
            five past seven in the evening| 19:05
            twelve at night               | 00:00
            eight in the evening          | 20:00
            tonight at eight              | 20:00
            in the morning                | MO
            this afternoon                | AF
            evening                       | EV
            tonight                       | NI
            night                         | NI
            now                           | PRESENT_REF
            in ten minutes                | 14:40
            in two hours                  | 16:30
            in half an hour               | 15:00
            in ten hours                  | 00:30
            seventeen hundred hours       | 17:00
            twenty five o'clock           | ?
            five seventy                  | ?
            p m                           | ?
            banana                        | ?
            """)
    void english(String said, String value) {
        assertThat(Said.to("AMAZON.TIME", "en-US").value(said)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vier Uhr morgens              | 04:00
            vierzehn Uhr                  | 14:00
            um vierzehn Uhr dreißig       | 14:30
            17:30                         | 17:30
            17 Uhr 30                     | 17:30
            17:30 Uhr                     | 17:30
            17uhr                         | 17:00
            ein Uhr                       | 01:00
            null Uhr                      | 00:00
            vierundzwanzig Uhr            | 00:00
            um fünf                       | 05:00
            acht Uhr fünf                 | 08:05
            elf Uhr mittags               | 11:00
            halb drei                     | 02:30
            halb drei nachmittags         | 14:30
            halb eins                     | 00:30
            viertel nach acht             | 08:15
            viertel vor acht              | 07:45
            viertel acht                  | 07:15
            dreiviertel acht              | 07:45
            drei viertel acht             | 07:45
            fünf nach halb drei           | 02:35
            fünf vor halb drei            | 02:25
            zehn nach acht abends         | 20:10
            zwanzig vor neun              | 08:40
            acht Uhr abends               | 20:00
            heute Abend um acht           | 20:00
            abends um halb acht           | 19:30
            zwei Uhr nachts               | 02:00
            zehn Uhr nachts               | 22:00
            zwei Uhr nachmittags          | 14:00
            zwölf Uhr mittags             | 12:00
            ein Uhr mittags               | 13:00
            Mittag                        | 12:00
            Mitternacht                   | 00:00
            morgens                       | MO
            heute früh                    | MO
            am Nachmittag                 | AF
            abends                        | EV
            heute Nacht                   | NI
            jetzt                         | PRESENT_REF
            in zehn Minuten               | 14:40
            in anderthalb Stunden         | 16:00
            in einer Viertelstunde        | 14:45
            fünf vor Mitternacht          | 23:55
            in einer halben Stunde        | 15:00
            in zweieinhalb Stunden        | 17:00
            Banane                        | ?
            """)
    void german(String said, String value) {
        assertThat(Said.to("AMAZON.TIME", "de-DE").value(said)).isEqualTo(value);
    }

    @Test
    void everyMinuteOfTheDay_isReadHoweverItIsSaid() {
        Said english = Said.to("AMAZON.TIME", "en-US");
        Said german = Said.to("AMAZON.TIME", "de-DE");
        Spelled en = Spelled.in(Locale.ENGLISH);
        Spelled de = Spelled.in(Locale.GERMAN);
        for (int hour = 0; hour < 24; hour++) {
            for (int minute = 0; minute < 60; minute++) {
                String value = String.format(Locale.ROOT, "%02d:%02d", hour, minute);
                String half = hour < 12 ? " a m" : " p m";
                int twelve = hour % 12 == 0 ? 12 : hour % 12;
                assertThat(english.value(value)).isEqualTo(value);
                assertThat(english.value(twelve + ":" + String.format(Locale.ROOT, "%02d", minute) + half))
                        .isEqualTo(value);
                String minutes = minute == 0 ? " o'clock" : (minute < 10 ? " oh " : " ") + en.number(minute);
                assertThat(english.value(en.number(twelve) + minutes + half)).isEqualTo(value);
                String uhr = hour == 1 ? "ein" : de.number(hour);
                assertThat(german.value(uhr + " uhr" + (minute == 0 ? "" : " " + de.number(minute))))
                        .isEqualTo(value);
            }
        }
    }
}
