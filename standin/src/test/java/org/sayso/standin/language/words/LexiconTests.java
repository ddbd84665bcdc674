package org.sayso.standin.language.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file of a language must give. */
class LexiconTests {

    private static final Set<String> WITH_FEW_PHRASES = Set.of("Loop", "Shuffle", "Scroll", "Page", "Navigate");

    static Stream<Lexicon> lexicons() {
        return SpokenLanguages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("lexicons")
    void everyBuiltInIntent_hasPhrases(Lexicon lexicon) {
        assertThat(lexicon.builtIns()).hasSize(24).allSatisfy((intent, phrases) -> {
            boolean few = WITH_FEW_PHRASES.stream().anyMatch(intent::contains);
            assertThat(phrases).as(intent).hasSizeGreaterThanOrEqualTo(few ? 1 : 4);
        });
    }

    @ParameterizedTest
    @MethodSource("lexicons")
    void noPhrase_belongsToTwo(Lexicon lexicon) {
        assertThat(Stream.concat(
                        lexicon.exits().stream(),
                        lexicon.builtIns().values().stream().flatMap(Set::stream)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("lexicons")
    void everyPhrase_isAsWordsAreCompared(Lexicon lexicon) {
        Stream<String> keys = Stream.of(
                        lexicon.fillers().stream(),
                        lexicon.joiners().stream(),
                        lexicon.articles().stream(),
                        lexicon.connectors().stream(),
                        lexicon.agents().stream(),
                        lexicon.exits().stream(),
                        lexicon.builtIns().values().stream().flatMap(Set::stream))
                .flatMap(keysOfOne -> keysOfOne);
        assertThat(keys).allSatisfy(key -> assertThat(Words.key(Words.of(key))).isEqualTo(key));
    }

    @ParameterizedTest
    @MethodSource("lexicons")
    void phrases_areLongestFirst(Lexicon lexicon) {
        for (List<List<String>> phrases :
                List.of(lexicon.opening(), lexicon.closing(), lexicon.starts(), lexicon.startsAfter())) {
            assertThat(phrases).isSortedAccordingTo((one, other) -> Integer.compare(other.size(), one.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("lexicons")
    void everyLanguage_canWakeStartAndLeave(Lexicon lexicon) {
        assertThat(lexicon.opening()).isNotEmpty();
        assertThat(lexicon.closing()).isNotEmpty();
        assertThat(lexicon.starts()).isNotEmpty();
        assertThat(lexicon.joiners()).isNotEmpty().contains("and");
        assertThat(lexicon.fillers()).isNotEmpty();
        assertThat(lexicon.exits()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"en-US", "de-DE", "es-ES", "es-MX", "fr-CA", "it-IT", "pt-BR", "pt-PT", "ja-JP", "de", "de-AT"})
    void localeOfALanguage_sharesItsLexicon(String locale) {
        assertThat(Lexicon.forLocale(locale)).isSameAs(Lexicon.forLocale(locale.substring(0, 2)));
        assertThat(Lexicon.forLocale(locale).language()).isEqualTo(locale.substring(0, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi-IN", "ar-SA", "nl-NL", "", "nonsense"})
    void languageThatIsNotSpoken_isRefusedNamingThoseThatAre(String locale) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lexicon.forLocale(locale))
                .withMessageContaining(locale)
                .withMessageContaining("English (en), German (de), Spanish (es), French (fr), Italian (it),")
                .withMessageContaining("Portuguese (pt), Japanese (ja)");
    }

    @Test
    void builtInsOfEnglish_areAmazons() {
        assertThat(Lexicon.forLocale("en-US").builtIns().get("AMAZON.CancelIntent"))
                .contains("cancel", "never mind", "forget it");
        assertThat(Lexicon.forLocale("de-DE").builtIns().get("AMAZON.HelpIntent"))
                .contains("hilfe", "hilf mir", "kannst du mir helfen");
    }
}
