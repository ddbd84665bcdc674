package org.sayso.authorization.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.store.ServerSecrets;

class KeyedSecretEncoderTests {

    private final KeyedSecretEncoder encoder = encoder("0");

    @Test
    void encodedSecret_matchesItselfOnlyAndIsNotReadable() {
        String kept = encoder.encode("a client's secret");
        assertThat(kept).doesNotContain("secret");
        assertThat(encoder.matches("a client's secret", kept)).isTrue();
        assertThat(encoder.matches("a client's secret ", kept)).isFalse();
        assertThat(encoder.matches("", kept)).isFalse();
        assertThat(encoder.matches(null, kept)).isFalse();
        assertThat(encoder.matches("a client's secret", null)).isFalse();
        assertThat(encoder.matches("a client's secret", "")).isFalse();
        assertThat(encoder.upgradeEncoding(kept)).isFalse();
    }

    @Test
    void severalKeptSecrets_eachMatchAndNothingElseDoes() {
        String kept = encoder.encode("new") + KeyedSecretEncoder.OR + encoder.encode("old");
        assertThat(encoder.matches("new", kept)).isTrue();
        assertThat(encoder.matches("old", kept)).isTrue();
        assertThat(encoder.matches("new old", kept)).isFalse();
        assertThat(encoder.matches("", kept)).isFalse();
        assertThat(encoder.matches("none", "none")).isFalse();
    }

    @Test
    void otherServerSecret_doesNotMatch() {
        assertThat(encoder("1").matches("secret", encoder.encode("secret"))).isFalse();
    }

    @Test
    void newServerSecretBeforeTheOld_stillMatchesWhatWasEncodedAndEncodesAnew() {
        KeyedSecretEncoder grown = encoder("1", "0");
        String kept = encoder.encode("secret");
        assertThat(grown.matches("secret", kept)).isTrue();
        assertThat(grown.encode("secret"))
                .isEqualTo(encoder("1").encode("secret"))
                .isNotEqualTo(kept);
    }

    private static KeyedSecretEncoder encoder(String... characters) {
        return new KeyedSecretEncoder(ServerSecrets.of(List.of(characters).stream()
                .map(character -> character.repeat(32).getBytes(StandardCharsets.US_ASCII))
                .toList()));
    }
}
