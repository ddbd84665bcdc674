package org.sayso.authorization.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyedSecretEncoderTests {

    private final KeyedSecretEncoder encoder = new KeyedSecretEncoder(key("0"));

    @Test
    void kept_matchesTheSecretOnly() {
        String kept = encoder.encode("a secret of a client");
        assertThat(kept).doesNotContain("secret");
        assertThat(encoder.matches("a secret of a client", kept)).isTrue();
        assertThat(encoder.matches("a secret of a clienT", kept)).isFalse();
        assertThat(encoder.matches("", kept)).isFalse();
        assertThat(encoder.matches(null, kept)).isFalse();
        assertThat(encoder.upgradeEncoding(kept)).isFalse();
    }

    @Test
    void otherKey_doesNotMatch() {
        assertThat(new KeyedSecretEncoder(key("1")).matches("secret", encoder.encode("secret")))
                .isFalse();
    }

    @Test
    void knownVector_isReproduced() {
        // printf 'Hi There' | openssl dgst -sha256 -mac HMAC -macopt hexkey:3030..30 (32 bytes) -binary | base64
        assertThat(encoder.encode("Hi There")).isEqualTo("jkznTPXZ9+TB/QrVjlpXvtVVbTjdvKfV7mpmfE2Ngp8=");
    }

    @Test
    void shortKey_isRefused() {
        assertThatThrownBy(() -> new KeyedSecretEncoder(new byte[31])).hasMessageContaining("32 bytes");
    }

    private static byte[] key(String character) {
        return character.repeat(32).getBytes(StandardCharsets.US_ASCII);
    }
}
