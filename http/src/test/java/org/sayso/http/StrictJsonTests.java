package org.sayso.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTests {

    @Test
    void object_isReadWithItsNulls() throws Exception {
        assertThat(StrictJson.object("{\"a\":null,\"b\":[1,\"é\"]}".getBytes(UTF_8)))
                .containsEntry("a", null)
                .containsEntry("b", List.of(1L, "é"));
    }

    @Test
    void array_isReadWhereOneIsExpected() throws Exception {
        assertThat(StrictJson.array("[{\"a\":1},null]".getBytes(UTF_8))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[]; NOT_ONE_OBJECT",
                "{} {}; NOT_ONE_OBJECT",
                "<html>; NOT_ONE_OBJECT",
                "{\"a\":1,\"a\":2}; MEMBER_TWICE",
                "{\"a\":\"\\ud800\"}; NOT_UTF_8",
                "'{\"a\":[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]}'; TOO_DEEP"
            })
    void textThatTwoReadersCouldTakeDifferently_isNotRead(String json, StrictJson.Fault fault) {
        assertThatExceptionOfType(StrictJson.Unreadable.class)
                .isThrownBy(() -> StrictJson.object(json.getBytes(UTF_8)))
                .matches(e -> e.fault() == fault);
    }

    @Test
    void objectInPlaceOfAnArray_isNotRead() {
        assertThatExceptionOfType(StrictJson.Unreadable.class)
                .isThrownBy(() -> StrictJson.array("{\"a\":1}".getBytes(UTF_8)));
    }
}
