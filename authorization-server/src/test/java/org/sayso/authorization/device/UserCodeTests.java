package org.sayso.authorization.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes for people: what they look like, and in what ways they may be typed. */
class UserCodeTests {

    private static final UserCode CODE = new UserCode("WDJBMJHT");

    @Test
    void random_isTwoGroupsOfFourWithoutVowelsAndDigits() {
        Set<String> shown =
                IntStream.range(0, 500).mapToObj(i -> UserCode.random().shown()).collect(Collectors.toSet());
        assertThat(shown).hasSize(500).allMatch(code -> code.matches("[BCDFGHJ-NP-TV-XZ]{4}-[BCDFGHJ-NP-TV-XZ]{4}"));
        assertThat(shown.stream().flatMapToInt(String::chars).distinct().count())
                .isEqualTo(UserCode.ALPHABET.length() + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WDJB-MJHT",
                "wdjbmjht",
                " WdJb MjHt ",
                "W D J B–M J H T",
                "ＷＤＪＢ－ＭＪＨＴ",
                "wd.jb.mj.ht",
                "WDJB\u00a0MJHT"
            })
    void caseWidthAndGrouping_doNotMatter(String typed) {
        assertThat(UserCode.typed(typed)).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "WDJB-MJH", "WDJB-MJHTT", "WDJB-MJHA", "WDJB-MJH1", "WDJB_MJHT", "<WDJBMJHT>", "ẞDJBMJHT"})
    void anythingElse_isNoCode(String typed) {
        assertThat(UserCode.typed(typed)).isEmpty();
    }

    @Test
    void veryLong_isNoCode() {
        assertThat(UserCode.typed("-".repeat(93) + "WDJBMJHT")).isEmpty();
    }

    @Test
    void text_hidesTheLetters() {
        assertThat(CODE.toString()).doesNotContain("WDJB");
    }
}
