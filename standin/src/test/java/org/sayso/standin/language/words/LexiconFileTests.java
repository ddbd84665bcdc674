package org.sayso.standin.language.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconFileTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exits = .*                | exits = exit, , quit      | x.properties: exits has an empty phrase
            exits = .*                | exits = cancel            | x.properties: exits has the phrase "cancel" of AMAZON.CancelIntent
            exits = .*                | exits = exit\\nexits = quit| x.properties: exits is there twice
            exits = .*                | exists = exit             | x.properties: exists is not known
            exits = .*                |                           | x.properties: exits is missing
            joiners = .*              | joiners = and, as well as | x.properties: joiners may have single words only, not "as well as"
            longest-unlisted = .*     | longest-unlisted = some   | x.properties: longest-unlisted is a number from 1 to 99
            AMAZON.ScrollUpIntent = .*| AMAZON.ScrollUpIntent =   | x.properties: AMAZON.ScrollUpIntent has no phrases
            AMAZON.ScrollUpIntent = .*| AMAZON.ScrollUpIntent = scroll down | x.properties: AMAZON.ScrollUpIntent has the phrase "scroll down" of AMAZON.ScrollDownIntent
            AMAZON.ScrollUpIntent = .*| AMAZON.UpIntent = up      | x.properties: AMAZON.UpIntent is not known
            """)
    void mistake_isRefusedNamingTheLine(String line, String changed, String problem) throws IOException {
        String text = english().replaceFirst(line, changed == null ? "" : changed.replace("\\n", "\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> read(text)).withMessage(problem);
    }

    @Test
    void phrasesOfTheFile_areRead() throws IOException {
        Lexicon lexicon = read(english().replaceFirst("exits = .*", "exits = Ça suffit!, l'arrêt"));
        assertThat(lexicon.exits()).containsExactlyInAnyOrder("ca suffit", "l arret");
    }

    private static Lexicon read(String text) {
        return new LexiconFile("x.properties", new StringReader(text)).lexicon("x", UnaryOperator.identity());
    }

    private static String english() throws IOException {
        try (InputStream in = Objects.requireNonNull(LexiconFile.class.getResourceAsStream("en.properties"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
