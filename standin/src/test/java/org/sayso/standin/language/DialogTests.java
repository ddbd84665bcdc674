package org.sayso.standin.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.language.InteractionModel.Value;

/** What is said when the skill asked for something, and values that a skill gives for the session. */
class DialogTests {

    private final LanguageUnderstanding restaurant = Models.of(Models.restaurant(""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fish                          | OrderIntent dish=fish/F
            the fish please               | OrderIntent dish=fish/F
            i will take the burnt cream   | OrderIntent dish=burnt cream/CB
            lobster                       | OrderIntent dish=lobster/-
            uh grilled lobster            | OrderIntent dish=grilled lobster/-
            i'd like the grilled lobster  | OrderIntent dish=grilled lobster/-
            help                          | AMAZON.HelpIntent
            stop                          | AMAZON.StopIntent
            turn the candles on           | LightsOnIntent
            what is the weather like      | AMAZON.FallbackIntent
            """)
    void askedForADish_theAnswerIsOne(String said, String expected) {
        assertThat(Models.describe(restaurant.inDialog(said, "OrderIntent", "dish")))
                .isEqualTo(expected);
    }

    @Test
    void askedForANumber_theBareNumberIsTheAnswer() {
        assertThat(Models.describe(restaurant.inDialog("four", "OrderIntent", "guests")))
                .isEqualTo("OrderIntent guests=4");
        assertThat(Models.describe(restaurant.inSession("four"))).doesNotContain("guests");
    }

    @Test
    void askedForWhatTheModelHasNot_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> restaurant.inDialog("four", "OrderIntent", "color"))
                .withMessageContaining("color");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            yes,            true
            yes please,     true
            um yeah,        true
            no,             false
            no thanks alexa,false
            fish,           -
            yes and no,     -
            '',             -
            """)
    void yesOrNo_isHeardWhateverTheModelHas(String said, Boolean expected) {
        assertThat(restaurant.yesOrNo(said).orElse(null)).isEqualTo(expected);
    }

    @Test
    void valuesOfTheSession_resolveBesideTheModels() {
        LanguageUnderstanding today = restaurant.withEntities(Map.of(
                "DISH",
                List.of(
                        Value.of("zander filet", "Z1", List.of("catch of the day")),
                        Value.of("fish", "F9", List.of()))));
        assertThat(Models.describe(today.inSession("bring me the catch of the day")))
                .isEqualTo("OrderIntent dish=catch of the day/dynamic:Z1");
        assertThat(Models.describe(today.inSession("zander filet")))
                .isEqualTo("OrderIntent dish=zander filet/dynamic:Z1");
        assertThat(Models.describe(today.inSession("bring me the fish")))
                .isEqualTo("OrderIntent dish=fish/dynamic:F9+F");
        assertThat(Models.describe(today.inSession("bring me the fries"))).isEqualTo("OrderIntent dish=fries/C");
    }

    @Test
    void valuesOfTheSession_endWithIt() {
        LanguageUnderstanding today =
                restaurant.withEntities(Map.of("DISH", List.of(Value.of("zander", "", List.of()))));
        assertThat(Models.describe(today.inSession("zander"))).startsWith("OrderIntent");
        assertThat(Models.describe(today.withEntities(Map.of()).inSession("zander")))
                .doesNotStartWith("OrderIntent");
    }
}
