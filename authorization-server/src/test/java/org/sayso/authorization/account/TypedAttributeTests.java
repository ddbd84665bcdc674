package org.sayso.authorization.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.settings.AttributeSetting;
import org.sayso.authorization.settings.AttributeSetting.Kind;

/** What passes as words, such as a colour, and as a text. */
class TypedAttributeTests {

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
        assertThat(words(typed).problem()).isEmpty();
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
        assertThat(words(typed).problem()).hasValue("profile.words.not-fitting");
    }

    @Test
    void blanks_areTidied() {
        assertThat(words(" \u00A0sea \u3000 green ").text()).isEqualTo("sea green");
        assertThat(words(" \u00A0").value()).isEmpty();
    }

    @Test
    void lettersWithMarksApart_areComposedBeforeTheyAreCounted() {
        assertThat(words("e\u0301".repeat(40)).problem()).isEmpty();
        assertThat(words("e\u0301".repeat(41)).problem()).hasValue("profile.words.too-long");
        assertThat(words("\uD840\uDC00".repeat(40)).problem()).isEmpty();
    }

    @Test
    void veryLongEntry_isRefusedAtOnce() {
        assertThat(words("a-".repeat(1_000_000)).problem()).hasValue("profile.words.too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "4.5, wide", "<b> & \"7\"", "42½ 🟦"})
    void lineOfPrintableCharacters_isText(String typed) {
        assertThat(text(null, typed).problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "\u202Ea", "a\u2066b", "a\u2028b", "\uD800"})
    void whatIsNoPrintableLine_isNoText(String typed) {
        assertThat(text(null, typed).problem()).hasValue("profile.text.not-fitting");
    }

    @Test
    void pattern_isMatchedByTheWhole() {
        assertThat(text("[0-9]{1,2}", " 42 ").value()).hasValue("42");
        assertThat(text("[0-9]{1,2}", "42").problem()).isEmpty();
        assertThat(text("[0-9]{1,2}", "").problem()).isEmpty();
        assertThat(text("[0-9]{1,2}", "423").problem()).hasValue("profile.text.not-fitting");
        assertThat(text(null, "a".repeat(101)).problem()).hasValue("profile.text.too-long");
    }

    private static TypedAttribute words(String typed) {
        return typed(Kind.WORDS, null, typed);
    }

    private static TypedAttribute text(@Nullable String pattern, String typed) {
        return typed(Kind.TEXT, pattern, typed);
    }

    private static TypedAttribute typed(Kind kind, @Nullable String pattern, String typed) {
        return TypedAttribute.of(
                new AttributeSetting("Label", Map.of(), null, Map.of(), kind, 0, pattern, true, null, null), typed);
    }
}
