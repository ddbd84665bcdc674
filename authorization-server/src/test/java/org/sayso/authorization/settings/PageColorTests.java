package org.sayso.authorization.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which colours people can read. */
class PageColorTests {

    @Test
    void contrast_isThatOfWcag() {
        assertThat(SrgbColor.parse("#000000").contrast(SrgbColor.parse("#ffffff")))
                .isEqualTo(21, within(0.001));
        assertThat(SrgbColor.parse("#767676").contrast(SrgbColor.parse("#ffffff")))
                .isEqualTo(4.54, within(0.005));
        assertThat(SrgbColor.parse("#777777").contrast(SrgbColor.parse("#ffffff")))
                .isEqualTo(4.48, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"#ff9900, light", "#767676, light", "#ffffff, light"})
    void colorThatIsTooPale_isRefusedWithOneThatWillDo(String color, String mode) {
        assertThatThrownBy(() -> pages(color, null))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("pages.accent-color is hard to read on a " + mode + " page: " + color)
                .satisfies(refused ->
                        assertThat(pages(suggested(refused), null).accent()).isPresent());
    }

    @Test
    void colorThatIsTooDarkForTheDark_isRefusedWithOneThatWillDo() {
        assertThatThrownBy(() -> pages("#1f5f8b", "#1f5f8b"))
                .hasMessageContaining("pages.accent-color-dark is hard to read on a dark page")
                .satisfies(refused -> assertThat(
                                pages("#1f5f8b", suggested(refused)).accent())
                        .isPresent());
    }

    @ParameterizedTest
    @CsvSource({"#000000", "#b3261e", "#1f5f8b", "#005500", "#4b0082"})
    void oneColor_getsALighterOneForTheDark(String color) {
        PageSettings.Accent accent = pages(color, null).accent().orElseThrow();
        assertThat(accent.light()).isEqualTo(color);
        assertThat(pages(color, accent.dark()).accent()).hasValue(accent);
    }

    @ParameterizedTest
    @CsvSource({"red", "#fff", "1f5f8b", "'#1f5f8b; } body { display: none'"})
    void whatIsNoColor_isRefused(String color) {
        assertThatThrownBy(() -> pages(color, null))
                .hasMessageContaining("is no colour")
                .hasMessageContaining("#rrggbb");
    }

    @Test
    void colorForTheDarkAlone_isRefused() {
        assertThatThrownBy(() -> pages(null, "#8fc1ea")).hasMessageContaining("without accent-color");
    }

    /** The page's own colours are held to what a service's are. */
    @Test
    void styleSheet_hasTheBackgroundsThatAreCheckedAndReadableColors() throws IOException {
        String css = Files.readString(Path.of("src/main/resources/static/accounts/accounts.css"));
        int dark = css.indexOf("@media (prefers-color-scheme: dark)");
        String[] modes = {css.substring(0, dark), css.substring(dark)};
        String[][] backgrounds = {{"#ffffff", "#f3f4f6"}, {"#1b1f27", "#12151b"}};
        for (int mode = 0; mode < 2; mode++) {
            assertThat(value(modes[mode], "card")).isEqualTo(backgrounds[mode][0]);
            assertThat(value(modes[mode], "ground")).isEqualTo(backgrounds[mode][1]);
            for (String name : List.of("ink", "muted", "accent", "wrong", "right")) {
                for (String background : backgrounds[mode]) {
                    assertThat(contrast(value(modes[mode], name), background))
                            .as(name)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
            assertThat(contrast(value(modes[mode], "accent"), value(modes[mode], "on-accent")))
                    .isGreaterThanOrEqualTo(4.5);
            for (String background : List.of("wrong-ground", "card")) {
                assertThat(contrast(value(modes[mode], "wrong"), value(modes[mode], background)))
                        .as("what cannot be taken back, at rest and under the pointer")
                        .isGreaterThanOrEqualTo(4.5);
            }
            assertThat(contrast(value(modes[mode], "edge"), backgrounds[mode][0]))
                    .isGreaterThanOrEqualTo(3);
        }
        pages(value(modes[0], "accent"), value(modes[1], "accent"));
    }

    private static double contrast(String one, String two) {
        return SrgbColor.parse(one).contrast(SrgbColor.parse(two));
    }

    private static String value(String css, String name) {
        return css.replaceAll("(?s).*?--" + name + ": (#[0-9a-f]{6});.*", "$1");
    }

    private static String suggested(Throwable refused) {
        return String.valueOf(refused.getMessage()).replaceAll("(?s).*will do is (#[0-9a-f]{6})\\.", "$1");
    }

    private static PageSettings pages(@Nullable String light, @Nullable String dark) {
        return new PageSettings(light, dark, null, null, null);
    }
}
