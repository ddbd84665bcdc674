package org.sayso.standin.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.protocol.RequestIntent;
import org.sayso.standin.protocol.RequestSlot;

/** What Alexa says for a slot in a prompt. */
class PromptTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de-DE | PT10M      | 10 Minuten
            de-DE | PT1H30M    | 1 Stunde und 30 Minuten
            de-DE | P1W        | 1 Woche
            en-US | P1DT2H5M   | 1 day, 2 hours and 5 minutes
            fr-FR | PT45S      | 45 secondes
            es-ES | PT1H       | 1 hora
            it-IT | P2M        | 2 mesi
            pt-BR | P3D        | 3 dias
            ja-JP | PT1H30M    | 1時間30分
            nl-NL | PT10M      | PT10M
            de-DE | 2026-11-22 | 22. November 2026
            en-US | 2026-11-22 | November 22, 2026
            en-US | 2026-13-45 | 2026-13-45
            de-DE | 19:30      | 19:30
            en-US | 19:30      | 7:30 PM
            de-DE | Pizza      | Pizza
            de-DE | P          | P
            de-DE | PT         | PT
            """)
    void valuesInFormats_areSaidInWords(String locale, String value, String said) {
        assertThat(SpokenValue.of(value, Locale.forLanguageTag(locale))).isEqualTo(said);
    }

    @Test
    void lengthInAPrompt_isSaidAndNotSpelled() {
        RequestSlot slot = new RequestSlot("length", List.of(new RequestSlot.Value("PT10M", Optional.empty())));

        assertThat(new Prompt(List.of("Den Timer auf {length}, richtig?"))
                        .text(0, new RequestIntent("TimerIntent", List.of(slot)), Locale.GERMANY))
                .isEqualTo("Den Timer auf 10 Minuten, richtig?");
    }

    @Test
    void severalValues_areJoinedInTheLanguage() {
        assertThat(SpokenValue.list(List.of("Käse", "Pilze", "Salami"), Locale.GERMANY))
                .isEqualTo("Käse, Pilze und Salami");
        assertThat(SpokenValue.list(List.of("cheese"), Locale.US)).isEqualTo("cheese");
        assertThat(SpokenValue.list(List.of(), Locale.US)).isEmpty();
    }
}
