package org.sayso.app.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {

    @TempDir
    Path directory;

    @Test
    void secret_isMadeOnce_andKeptForItsOwnerOnly() throws Exception {
        String first = Secrets.in(directory).get("confirmation");

        assertThat(Secrets.in(directory).get("confirmation")).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirmation=", "confirmation=!!notbase64", "confirmation=c2hvcnQ="})
    void secretThatCannotWork_isRefusedWithTheFix(String line) throws Exception {
        Files.writeString(directory.resolve("secrets.properties"), line);

        assertThatThrownBy(() -> Secrets.in(directory).get("confirmation"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("secrets.properties")
                .hasMessageContaining("move it away to have new secrets made");
    }
}
