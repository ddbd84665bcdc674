package org.sayso.standin.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.protocol.RequestIntent;
import org.sayso.standin.protocol.RequestSlot;
import org.sayso.standin.protocol.RequestSlot.Match;
import org.sayso.standin.protocol.RequestSlot.Resolution;
import org.sayso.standin.protocol.RequestSlot.Value;
import tools.jackson.databind.json.JsonMapper;

/** Which values a validation of the model takes, on Saturday, 21 November 2026, at ten in the morning. */
class ValidationTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-21T10:00:00Z");

    private static DialogModel model(String validation) {
        return DialogModel.parse(JSON.readTree("""
                {"dialog":{"intents":[{"name":"I","slots":[
                  {"name":"s","validations":[{"prompt":"p",%s}]}]}]},
                 "prompts":[{"id":"p","variations":[{"type":"PlainText","value":"again"}]}]}
                """.formatted(validation.replace('\'', '"'))));
    }

    private static boolean takes(String validation, Value value) {
        RequestIntent intent = new RequestIntent("I", List.of(new RequestSlot("s", List.of(value))));
        DialogStep step = model(validation).of("I").orElseThrow().next(intent, NOW);
        if (step instanceof DialogStep.Elicit elicit) {
            assertThat(elicit).isEqualTo(new DialogStep.Elicit("s", new Prompt(List.of("again"))));
            return false;
        }
        return true;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'type':'isInSet','values':['Red','blue'] | RED | true",
                "'type':'isInSet','values':['Red','blue'] | green | false",
                "'type':'isNotInSet','values':['Red','blue'] | blue | false",
                "'type':'isNotInSet','values':['Red','blue'] | green | true",
                "'type':'isGreaterThan','value':'3' | 3 | false",
                "'type':'isGreaterThan','value':'3' | 10 | true",
                "'type':'isGreaterThanOrEqualTo','value':'3' | 3 | true",
                "'type':'isGreaterThanOrEqualTo','value':'3' | 2 | false",
                "'type':'isLessThan','value':'3' | 3 | false",
                "'type':'isLessThan','value':'3' | -1 | true",
                "'type':'isLessThanOrEqualTo','value':'3' | 3 | true",
                "'type':'isLessThanOrEqualTo','value':'3' | 4 | false",
                "'type':'isGreaterThan','value':'2026-12-01' | 2026-12-24 | true",
                "'type':'isGreaterThan','value':'2026-12-01' | 2026-11-30 | false",
                "'type':'isLessThan','value':'18:00' | 17:30 | true",
                "'type':'isLessThan','value':'18:00' | EV | false",
                "'type':'isInDuration','start':'P1D','end':'P7D' | 2026-11-22 | true",
                "'type':'isInDuration','start':'P1D','end':'P7D' | 2026-11-21 | false",
                "'type':'isInDuration','start':'P1D','end':'P7D' | 2026-W48-WE | true",
                "'type':'isInDuration','start':'P1D','end':'P7D' | 2026-12 | false",
                "'type':'isNotInDuration','start':'P1D','end':'P7D' | 2026-11-22 | false",
                "'type':'isInDuration','start':'PT0S','end':'PT4H' | 13:00 | true",
                "'type':'isInDuration','start':'PT0S','end':'PT4H' | 09:00 | false",
                "'type':'isInDuration','start':'PT10M','end':'PT2H' | PT1H | true",
                "'type':'isInDuration','start':'PT10M','end':'PT2H' | P1D | false",
                "'type':'isGreaterThan','value':'3' | ? | false",
            })
    void value_isTakenAsTheRuleSays(String validation, String value, boolean taken) {
        assertThat(takes(validation, new Value(value, List.of()))).isEqualTo(taken);
    }

    @Test
    void valueOfACustomType_countsByWhatItStandsFor() {
        Value known = new Value("crimson", List.of(new Resolution("COLOR", List.of(new Match("red", "R")))));
        Value unknown = new Value("mauve", List.of(new Resolution("COLOR", List.of())));

        assertThat(takes("'type':'hasEntityResolutionMatch'", known)).isTrue();
        assertThat(takes("'type':'hasEntityResolutionMatch'", unknown)).isFalse();
        assertThat(takes("'type':'isInSet','values':['red']", known)).isTrue();
    }

    @Test
    void unknownValidation_isRefusedNamingTheSlot() {
        assertThatThrownBy(() -> model("'type':'isNice'"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Slot s has a validation that is not understood: isNice");
    }

    @Test
    void modelWithoutDialogs_hasNone() {
        assertThat(DialogModel.parse(JSON.readTree("{\"interactionModel\":{}}")).of("I"))
                .isEmpty();
    }
}
