package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DurabilityTests {

    @TempDir
    Path directory;

    @Test
    void fileWithTheDefaultDelay_isRefusedNamingTheFix() {
        try (HikariDataSource dataSource = Databases.open("jdbc:h2:file:" + directory.resolve("db"), 1)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> H2Durability.check(dataSource))
                    .withMessageContaining("WRITE_DELAY=500")
                    .withMessageContaining(";WRITE_DELAY=0 to the database's JDBC URL");
        }
    }

    @Test
    void fileWithoutDelay_isAccepted_andAChangedOneIsNot() {
        try (HikariDataSource dataSource = Databases.file(directory.resolve("db"), 1)) {
            H2Durability.check(dataSource);
        }
        try (HikariDataSource dataSource =
                Databases.open("jdbc:h2:file:" + directory.resolve("db") + ";WRITE_DELAY=1", 1)) {
            assertThatIllegalStateException().isThrownBy(() -> H2Durability.check(dataSource));
        }
    }

    @Test
    void inMemory_isAccepted() {
        try (HikariDataSource dataSource = Databases.inMemory()) {
            H2Durability.check(dataSource);
        }
    }
}
