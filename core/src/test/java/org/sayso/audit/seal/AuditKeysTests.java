package org.sayso.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditKeysTests {

    /** The example of RFC 8410, section 10.3. */
    private static final String PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    /** The example of RFC 8410, section 10.1. */
    private static final String PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    @Test
    void publicKey_isFoundFromThePrivateOne() {
        KeyPair pair = AuditKeys.readPrivate(PRIVATE);

        assertThat(pair.getPublic()).isEqualTo(AuditKeys.readPublic(PUBLIC));
        assertThat(AuditKeys.pem(pair.getPublic())).isEqualTo(PUBLIC);
        assertThat(AuditKeys.pem(pair.getPrivate())).isEqualTo(PRIVATE);
    }

    @Test
    void newPair_isReadBackFromPem() {
        KeyPair pair = AuditKeys.generate();
        KeyPair read = AuditKeys.readPrivate(AuditKeys.pem(pair.getPrivate()));

        assertThat(read.getPublic()).isEqualTo(pair.getPublic());
        assertThat(AuditKeys.id(read.getPublic())).isEqualTo(AuditKeys.id(pair.getPublic()));
    }

    @Test
    void signature_isGoodForItsStatementAndKeyOnly() {
        KeyPair pair = AuditKeys.readPrivate(PRIVATE);
        PublicKey other = AuditKeys.generate().getPublic();
        String signature = AuditKeys.sign(pair.getPrivate(), "statement");

        assertThat(AuditKeys.verifies(pair.getPublic(), "statement", signature)).isTrue();
        assertThat(AuditKeys.verifies(pair.getPublic(), "Statement", signature)).isFalse();
        assertThat(AuditKeys.verifies(other, "statement", signature)).isFalse();
        assertThat(AuditKeys.verifies(pair.getPublic(), "statement", "?")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----"
            })
    void anythingElse_isRefused(String pem) {
        assertThatIllegalArgumentException().isThrownBy(() -> AuditKeys.readPrivate(pem));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditKeys.readPublic(pem));
    }
}
