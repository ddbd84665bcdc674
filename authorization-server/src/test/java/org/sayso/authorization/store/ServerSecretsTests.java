package org.sayso.authorization.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSecretsTests {

    private static final byte[] ONE = "1".repeat(32).getBytes(UTF_8);
    private static final byte[] TWO = "2".repeat(32).getBytes(UTF_8);

    @Test
    void listGrows_versionsStayAndTheFirstIsCurrent() {
        Key before = ServerSecrets.of(List.of(ONE)).key(Purpose.REFRESH);
        ServerSecrets grown = ServerSecrets.of(List.of(TWO, ONE));
        assertThat(grown.key(Purpose.REFRESH).version()).isNotEqualTo(before.version());
        assertThat(grown.key(Purpose.REFRESH, before.version()))
                .hasValueSatisfying(
                        same -> assertThat(same.hash("kind", "text")).isEqualTo(before.hash("kind", "text")));
        assertThat(grown.key(Purpose.REFRESH, "00000000")).isEmpty();
    }

    @Test
    void purposesAndKinds_haveNothingInCommon() {
        ServerSecrets secrets = ServerSecrets.of(List.of(ONE));
        assertThat(List.of(Purpose.values()).stream()
                        .map(purpose -> secrets.key(purpose).hash("kind", "text")))
                .doesNotHaveDuplicates();
        Key key = secrets.key(Purpose.TOKEN_HASH);
        assertThat(key.hash("a", "text")).isNotEqualTo(key.hash("b", "text"));
    }

    @Test
    void keyDerivation_isHkdfExpand() {
        // printf 'info\1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:3131..31 (32 bytes), and that as the key for
        // 'Hi There'
        Key key = Key.derive(ONE, "version", "info");
        assertThat(HexFormat.of().formatHex(key.hmac("Hi There".getBytes(UTF_8))))
                .isEqualTo("a2acca54b7e65af71d1b5d76b24a53adafe42e81e56fcaef26168eb69744ef58");
    }

    @Test
    void seal_isGoodWithItsKeyAndSubjectOnly() {
        Key key = ServerSecrets.of(List.of(ONE)).key(Purpose.SIGNING_KEYS);
        String sealed = key.seal("about", "content".getBytes(UTF_8));
        assertThat(new String(key.open("about", sealed), UTF_8)).isEqualTo("content");
        assertThat(key.seal("about", "content".getBytes(UTF_8))).isNotEqualTo(sealed);
        byte[] changed = Base64.getDecoder().decode(sealed);
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> key.open("about", Base64.getEncoder().encodeToString(changed)))
                .hasMessageContaining("broken");
        assertThatThrownBy(() -> key.open("another", sealed)).hasMessageContaining("broken");
        assertThatThrownBy(() -> key.with("code", "x").open("about", sealed)).hasMessageContaining("broken");
        assertThatThrownBy(() -> key.open("about", "AAAA")).hasMessageContaining("too short");
    }

    @Test
    void shortSecretOrNone_isRefused() {
        assertThatThrownBy(() -> ServerSecrets.of(List.of(new byte[31]))).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> ServerSecrets.of(List.of())).hasMessageContaining("missing");
    }
}
