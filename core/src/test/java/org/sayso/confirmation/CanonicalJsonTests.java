package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTests {

    @Test
    void names_areSortedByUtf16CodeUnits() {
        // The example of RFC 8785 section 3.2.3.
        Map<String, Object> example = Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "\ufb33", "Hebrew Letter Dalet With Dagesh",
                "1", "One",
                "\ud83d\ude00", "Emoji: Grinning Face",
                "\u0080", "Control",
                "\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(CanonicalJson.readObject(CanonicalJson.write(example)).values())
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    @Test
    void controlCharacters_areEscapedAsTheRfcSays() {
        // RFC 8785 section 3.2.2.2.
        assertThat(CanonicalJson.write("\u20ac$\u000f\nA'B\"\\\\\"/\u007f"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\"");
    }

    @Test
    void nestedValues_areWrittenWithoutSpace() {
        Map<String, Object> value = new HashMap<>();
        value.put("list", List.of(1, "two", List.of(), Map.of()));
        value.put("b", true);
        value.put("a", -9007199254740991L);

        assertThat(CanonicalJson.write(value))
                .isEqualTo("{\"a\":-9007199254740991,\"b\":true,\"list\":[1,\"two\",[],{}]}");
    }

    @Test
    void valuesWithoutOneText_areRefused() {
        List<Object> values = new ArrayList<>(List.of(
                1.5,
                1.0f,
                new BigDecimal("14.50"),
                'c',
                new int[] {1},
                Map.of(1, "x"),
                9007199254740992L,
                -9007199254740992L,
                "half \ud83d",
                "\ude00 half"));
        values.add(Collections.singletonMap("gone", null));
        values.add(Arrays.asList("x", null));

        for (Object value : values) {
            assertThatIllegalArgumentException()
                    .as("%s", value)
                    .isThrownBy(() -> CanonicalJson.write(Map.of("value", value)));
        }
    }

    @Test
    void listThatHoldsItself_isRefused() {
        List<Object> list = new ArrayList<>();
        list.add(list);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(list))
                .withMessageContaining("deeper than 32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}x",
                "{\"a\":1,}",
                "{\"a\":1.5}",
                "{\"a\":1e3}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":null}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":99999999999999999999}",
                "{a:1}",
                "{\"a\" 1}",
                "{\"a\":[1,]}",
                "{\"a\":tru}"
            })
    void textThatIsNotOneAcceptedObject_isRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.readObject(json));
    }

    @Test
    void textNestedTooDeeply_isRefusedWithoutExhaustingTheStack() {
        String json = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.readObject(json));
    }

    @Test
    void textWithSpaceAndEscapes_isRead() {
        assertThat(CanonicalJson.readObject(" { \"a\\u0041\\/\" : [ 1 , true ,\t\"\\ud83d\\ude00\" ] }\n"))
                .isEqualTo(Map.of("aA/", List.of(1L, true, "\ud83d\ude00")));
    }
}
