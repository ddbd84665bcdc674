package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneViewTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            open http://localhost:8082/a/1 and sign in  | http://localhost:8082/a/1
            open https://shop.example/a/1.              | https://shop.example/a/1
            (see https://shop.example/a/1), now         | https://shop.example/a/1
            https://shop.example/a?b=1&c=2              | https://shop.example/a?b=1&c=2
            """)
    void address_isALink(String text, String link) {
        assertThat(PhoneView.pieces(text).stream().filter(PhoneView.Piece::link).map(PhoneView.Piece::text))
                .containsExactly(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "ftp://shop.example/",
                "//shop.example/a",
                "www.shop.example",
                "http://",
                "your code is 482193"
            })
    void anythingElse_isNone(String text) {
        assertThat(PhoneView.pieces(text)).noneMatch(PhoneView.Piece::link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a http://x.example/\"><script>alert(1)</script> b",
                "http://x.example/'onclick='alert(1)",
                "https://x.example/ https://y.example/"
            })
    void pieces_areTogetherTheText(String text) {
        assertThat(PhoneView.pieces(text).stream().map(PhoneView.Piece::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(PhoneView.pieces(text).stream().filter(PhoneView.Piece::link).map(PhoneView.Piece::text))
                .noneMatch(link -> link.matches(".*[\"'<>].*"));
    }

    @Test
    void longTextOfDots_isReadInNoTime() {
        assertThat(PhoneView.pieces("http://" + ".".repeat(5_000))).noneMatch(PhoneView.Piece::link);
    }
}
