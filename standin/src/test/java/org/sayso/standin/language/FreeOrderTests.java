package org.sayso.standin.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words in another order than in the samples, endings that slots have, and slots that a sample lacks. */
class FreeOrderTests {

    private static final LanguageUnderstanding TRAINS = Models.of("""
            {"languageModel":{"invocationName":"train guide","intents":[
              {"name":"RouteIntent","slots":[{"name":"start","type":"STATION"},{"name":"goal","type":"STATION"},
                 {"name":"seats","type":"AMAZON.NUMBER"}],
               "samples":["book a train from {start} to {goal}","book {seats} seats","how do i get to {goal}"]},
              {"name":"BirthdayIntent","slots":[{"name":"name","type":"AMAZON.FirstName"}],
               "samples":["when is {name}'s birthday"]},
              {"name":"NoteIntent","slots":[{"name":"text","type":"AMAZON.SearchQuery"}],
               "samples":["remind me to {text}"]},
              {"name":"AMAZON.FallbackIntent"}],
             "types":[{"name":"STATION","values":[{"id":"N","name":{"value":"north gate"}},
               {"id":"S","name":{"value":"south gate"}},{"id":"M","name":{"value":"market"}}]}]}}""");

    private static final LanguageUnderstanding SHOP = Models.of("de-DE", """
            {"languageModel":{"invocationName":"dorf laden","intents":[
              {"name":"BestellenIntent","slots":[{"name":"ware","type":"WARE"}],"samples":["bestelle {ware}"]},
              {"name":"AMAZON.FallbackIntent"}],
             "types":[{"name":"WARE","values":[{"id":"B","name":{"value":"Butter"}}]}]}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            book a train from north gate to market      | RouteIntent start=north gate/N goal=market/M
            book a train to market from north gate      | RouteIntent start=north gate/N goal=market/M
            book a train to the market                  | RouteIntent goal=market/M
            book a train from north gate to market for three | RouteIntent start=north gate/N goal=market/M seats=3
            book three seats to market                  | RouteIntent seats=3
            when is anna's birthday                     | BirthdayIntent name=anna
            when was anna's birthday                    | BirthdayIntent name=anna
            remind me to water the plants               | NoteIntent text=water the plants
            please remind me to go to the market        | NoteIntent text=go to the market
            how do i get to market street               | RouteIntent goal=market/M
            """)
    void english_isUnderstoodAs(String said, String expected) {
        assertThat(Models.describe(TRAINS.inSession(said))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bestelle Butter                     | BestellenIntent ware=butter/B
            kannst du bitte Butter bestellen    | BestellenIntent ware=butter/B
            ich möchte Butter bestellen         | BestellenIntent ware=butter/B
            ich möchte Butter essen             | AMAZON.FallbackIntent
            """)
    void german_isUnderstoodAs(String said, String expected) {
        assertThat(Models.describe(SHOP.inSession(said))).isEqualTo(expected);
    }
}
