package org.sayso.standin.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slips of wording, politeness, misheard words, and what is too far from every sample. */
class WordingTests {

    private final LanguageUnderstanding restaurant = Models.of(Models.restaurant(""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bring me the fish                                  | OrderIntent dish=fish/F
            bring me fish                                      | OrderIntent dish=fish/F
            bring the fish                                     | OrderIntent dish=fish/F
            bring us the fish                                  | OrderIntent dish=fish/F
            could you please bring me um the fish              | OrderIntent dish=fish/F
            I'd like to order fish                             | OrderIntent dish=fish/F
            i would love to order the fish please              | OrderIntent dish=fish/F
            bring me the fish and chips                        | OrderIntent dish=fish and chips/FC
            bring me the creme brulee                          | OrderIntent dish=creme brulee/CB
            bring me the mushrom soup                          | OrderIntent dish=mushrom soup/MS
            bring me the mushroom soups                        | OrderIntent dish=mushroom soups/MS
            bring me the blt                                   | OrderIntent dish=blt/BLT
            bring me the b. l. t.                              | OrderIntent dish=b l t/BLT
            order burnt cream for four people                  | OrderIntent dish=burnt cream/CB guests=4
            bring me the lobster                               | OrderIntent dish=lobster/-
            fish                                               | OrderIntent dish=fish/F
            deliver to springfield                             | DeliverIntent city=springfield
            delivery to springfield                            | DeliverIntent city=springfield
            send fries to new york                             | DeliverIntent city=new york dish=fries/C
            tell the kitchen i cannot eat nuts                 | NoteIntent note=i cannot eat nuts
            what're your opening hours                         | HoursIntent
            what are the opening hours                         | HoursIntent
            turn the candles off                               | LightsOffIntent
            turn on the candles                                | LightsOnIntent
            explain the menu please                            | AMAZON.HelpIntent
            stop please                                        | AMAZON.StopIntent
            what is the weather like tomorrow                  | AMAZON.FallbackIntent
            bring me to the airport and call my mother         | AMAZON.FallbackIntent
            when is the next train to boston                   | AMAZON.FallbackIntent
            do you like me                                     | AMAZON.FallbackIntent
            explain the theory of relativity                   | AMAZON.FallbackIntent
            the the the                                        | AMAZON.FallbackIntent
            yes                                                | AMAZON.FallbackIntent
            """)
    void saidInASession_isUnderstoodAs(String said, String expected) {
        assertThat(Models.describe(restaurant.inSession(said))).isEqualTo(expected);
    }

    @Test
    void eachSlip_costs() {
        assertThat(score("bring me the fish"))
                .isGreaterThan(score("please bring me the fish"))
                .isGreaterThan(score("bring me fish"));
        assertThat(score("bring me fish")).isGreaterThan(score("bring me fish quickly"));
        assertThat(score("bring me the crème brûlée")).isGreaterThan(score("bring me the creme brule"));
    }

    private double score(String said) {
        return ((Understanding.Intent) restaurant.inSession(said)).score();
    }

    @Test
    void sensitivity_decidesWhatIsOutOfTheModel() {
        String half = "bring me the lobster quickly and without any garlic";
        assertThat(intent("LOW", "deliver something to springfield")).isEqualTo("DeliverIntent");
        assertThat(intent("HIGH", half)).isEqualTo("AMAZON.FallbackIntent");
        assertThat(intent("HIGH", "bring me the fish")).isEqualTo("OrderIntent");
    }

    private static String intent(String level, String said) {
        String configuration =
                "\"modelConfiguration\":{\"fallbackIntentSensitivity\":{\"level\":\"%s\"}},".formatted(level);
        return Models.describe(Models.of(Models.restaurant(configuration)).inSession(said))
                .replaceAll(" .*", "");
    }

    @Test
    void explanation_namesWhatDoesNotFitAndWhatElseWasConsidered() {
        var fits = (Understanding.Intent) restaurant.inSession("today send fish to boston");
        assertThat(fits.explanation()).contains("send {dish} to {city}").contains("said besides: today");
        var fallsBack = (Understanding.Intent) restaurant.inSession("turn the radio on");
        assertThat(fallsBack.exact()).isFalse();
        assertThat(fallsBack.explanation()).contains("turn the candles on").contains("less than 0.50");
        assertThat(fallsBack.considered())
                .isNotEmpty()
                .allMatch(other -> other.score() < 0.5)
                .extracting(Understanding.Considered::intent)
                .contains("LightsOnIntent");
    }
}
