package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.authorization.store.ServerDatabase;

class H2FileLinkTests extends LastingLinkContract {

    @TempDir
    static Path directory;

    private Path made = Path.of("");

    @Override
    Map<String, String> database() {
        return Map.of("sayso.authorization.database.url", "jdbc:h2:file:" + directory.resolve("accounts"));
    }

    @BeforeAll
    void copyTheSecretThatWasMade() throws IOException {
        made = Files.copy(directory.resolve("accounts.secrets"), directory.resolve("made"));
    }

    /** Also the file as it is, with what H2 has not yet overwritten. */
    @Override
    List<String> dump(ServerDatabase database) {
        try {
            String file = Files.readString(directory.resolve("accounts.mv.db"), StandardCharsets.ISO_8859_1);
            return List.of(
                    String.join(
                            "\n",
                            database.jdbc().sql("SCRIPT").query(String.class).list()),
                    file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the file beside the database, where the first start made it. */
    @Override
    String firstSecret() {
        try {
            return Files.readAllLines(made).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void useSecrets(List<String> secrets) {
        try {
            Files.write(directory.resolve("accounts.secrets"), secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        restart();
    }

    @Test
    void secretsOfAFile_areBesideItForItsOwnerOnly() throws IOException {
        Path file = directory.resolve("accounts.secrets");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file))
                .allSatisfy(line -> assertThat(Base64.getDecoder().decode(line)).hasSizeGreaterThanOrEqualTo(32));
    }
}
