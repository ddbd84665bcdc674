package org.sayso.authorization.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTests {

    @Test
    void text_isReadBackAsItWas() {
        RefreshToken token = new RefreshToken(UUID.randomUUID(), 7, "0badcafe", "ab".repeat(32));
        assertThat(RefreshToken.parse(token.text())).contains(token);
        assertThat(token.text()).hasSize(84);
        assertThat(token.toString()).doesNotContain("abab");
    }

    @Test
    void firstOfALink_isAnotherEachTime() {
        UUID link = UUID.randomUUID();
        assertThat(RefreshToken.first(link).text())
                .isNotEqualTo(RefreshToken.first(link).text());
    }

    @Test
    void otherTextOfTheSameBytes_isNone() {
        String text = RefreshToken.first(UUID.randomUUID()).text();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = text.charAt(text.length() - 1);
        // The last character has two bits that decode to nothing.
        char twin = alphabet.charAt(alphabet.indexOf(last) ^ 1);
        assertThat(RefreshToken.parse(text.substring(0, text.length() - 1) + twin))
                .isEmpty();
        assertThat(RefreshToken.parse(text + "=")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sayso_rt_", "sayso_rt_AAAA", "sayso_rt_*", "other", "sayso_rt_ä"})
    void anythingElse_isNone(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }
}
