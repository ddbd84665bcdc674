package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people say codes, one file for each language: what is heard, and the code or a question mark. */
class SpokenLanguagesTests {

    static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "it", "pt", "ja");

    static Stream<Arguments> forms() {
        return LANGUAGES.stream()
                .flatMap(language -> lines(language)
                        .map(line -> line.split("\t", -1))
                        .map(cells -> Arguments.of(language, cells[0], cells[1])));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void writtenForm_isReadAsItsCodeOnly(String language, String heard, String code) {
        assertThat(read(language, heard)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "it", "pt", "ja"})
    void language_hasAtLeastFiftyForms(String language) {
        assertThat(lines(language)).hasSizeGreaterThanOrEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "it", "pt", "ja"})
    void hostileSpeech_isUnreadable(String language) {
        for (String heard : List.of(
                "",
                " ",
                "?",
                "-",
                "- - -",
                ",;.",
                "-482193",
                "\u2212482193",
                "\u2013482193",
                "\u20104 8 2 1 9 3",
                "- 4 8 2 1 9 3",
                "4 8 2 ? 9 3",
                "9".repeat(1_000),
                "9".repeat(150),
                "1 ".repeat(1_000),
                "٤٨٢١٩٣",
                "४८२१९३",
                "4821९3",
                "𝟒𝟖𝟐𝟏𝟗𝟑",
                "４８２１９३",
                "④⑧②①⑨③",
                "\u0301\u0302\u0303",
                "\u00ad\u00ad",
                "\ud83c\udf55",
                "\ud83c",
                "4\u00008\u00002\u00001\u00009\u00003")) {
            assertThat(read(language, heard)).as(heard).isEqualTo("?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "it", "pt"})
    void wideDigits_areReadInJapaneseOnly(String language) {
        String wide = "482193"
                .chars()
                .mapToObj(c -> Character.toString(c - '0' + '\uff10'))
                .collect(Collectors.joining());

        assertThat(read("ja", wide)).isEqualTo("482193");
        assertThat(read(language, wide)).isEqualTo("?");
    }

    /** As many readings as a text of the greatest length can have are found in no time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "en:two hundred two ",
                "de:ein hundert zwei und ",
                "es:treinta y uno ciento ",
                "fr:quatre vingt dix sept cent ",
                "it:vent cent otto mila ",
                "pt:mil e cento e vinte ",
                "ja:百十千万一",
                "ja:二十二",
                "en:double two "
            })
    void manyReadings_endSoon(String repeated) {
        String heard = repeated.substring(3).repeat(200).substring(0, 199);
        for (int length = 4; length <= 10; length++) {
            assertThat(SpokenCode.read(heard, length, Locale.forLanguageTag(repeated.substring(0, 2))))
                    .isEmpty();
        }
    }

    static String read(String language, String heard) {
        return SpokenCode.read(heard, 6, Locale.forLanguageTag(language)).orElse("?");
    }

    private static Stream<String> lines(String language) {
        try (InputStream file = SpokenLanguagesTests.class.getResourceAsStream("spoken/" + language + ".tsv");
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return reader.lines().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
