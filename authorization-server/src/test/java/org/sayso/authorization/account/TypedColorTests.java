package org.sayso.authorization.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words pass as a colour. */
class TypedColorTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "blue",
                "Blau-Grün",
                "bleu foncé",
                "синий",
                "青",
                "オレンジ",
                "أزرق",
                "नीला",
                "नीला-हरा",
                "สีน้ำเงิน",
                "فیروزه\u200Cای",
                "a b-c"
            })
    void wordsOfAnyScript_pass(String typed) {
        assertThat(TypedColor.of(typed).problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blue7",
                "#0000ff",
                "-",
                "- blue",
                "blue-",
                "blue - green",
                "blue--green",
                "blue_green",
                "blue\u0000",
                "blue\ngreen",
                "blue\tgreen",
                "<b>",
                "blue.",
                "\u202Eeulb",
                "blue\u200B",
                "blue\u200C",
                "\u200Cblue",
                "\u0301",
                "🟦"
            })
    void anythingElse_isRefused(String typed) {
        assertThat(TypedColor.of(typed).problem()).hasValue("profile.color.not-letters");
    }

    @Test
    void blanks_areTidied() {
        assertThat(TypedColor.of(" \u00A0sea \u3000 green ").text()).isEqualTo("sea green");
        assertThat(TypedColor.of(" \u00A0").color()).isEmpty();
    }

    @Test
    void lettersWithMarksApart_areComposedBeforeTheyAreCounted() {
        assertThat(TypedColor.of("e\u0301".repeat(40)).problem()).isEmpty();
        assertThat(TypedColor.of("e\u0301".repeat(41)).problem()).hasValue("profile.color.too-long");
        assertThat(TypedColor.of("\uD840\uDC00".repeat(40)).problem()).isEmpty();
    }

    @Test
    void veryLongEntry_isRefusedAtOnce() {
        assertThat(TypedColor.of("a-".repeat(1_000_000)).problem()).hasValue("profile.color.too-long");
    }
}
