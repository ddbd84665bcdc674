package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTests {

    private static final String LINES = "org.sayso.standin.phrases";
    private static final List<String> NAMED = List.of("unknown-try", "card.link", "card.permissions", "link-lost");

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "es-MX", "fr-FR", "it-IT", "pt-BR", "ja-JP"})
    void everyLine_isThereInEachLanguage_andNamesTheSkillWhereEnglishDoes(String tag) {
        Phrases phrases = new Phrases(Locale.forLanguageTag(tag));
        Phrases english = new Phrases(Locale.ENGLISH);
        Set<String> keys =
                new HashSet<>(ResourceBundle.getBundle(LINES, Locale.ROOT).keySet());

        assertThat(keys).containsAll(NAMED);
        for (String key : keys) {
            String line = phrases.line(key, "Ride Hailer");
            assertThat(line)
                    .as(key)
                    .isNotEqualTo(english.line(key, "Ride Hailer"))
                    .doesNotContain("{", "''");
            assertThat(line.contains("Ride Hailer")).as(key).isEqualTo(NAMED.contains(key));
        }
    }

    @Test
    void languageThatIsNotSpokenHere_isEnglish() {
        assertThat(new Phrases(Locale.forLanguageTag("nl-NL")).line("not-understood"))
                .isEqualTo("Sorry, I didn't understand that.");
    }
}
