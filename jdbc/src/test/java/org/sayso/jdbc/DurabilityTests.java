package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DurabilityTests {

    @TempDir
    Path directory;

    @Test
    void fileWithTheDefaultDelay_isRefusedNamingTheFix() {
        try (HikariDataSource dataSource = Databases.open("jdbc:h2:file:" + directory.resolve("db"), 1)) {
            refused(dataSource, "WRITE_DELAY=500", ";WRITE_DELAY=0 to the database's JDBC URL");
        }
    }

    @Test
    void fileWithoutDelayInTurns_isAccepted_andAChangedOneIsNot() {
        try (HikariDataSource dataSource = Databases.file(directory.resolve("db"), 1)) {
            Durability.check(Durability.inTurns(dataSource));
        }
        try (HikariDataSource dataSource =
                Databases.open("jdbc:h2:file:" + directory.resolve("db") + ";WRITE_DELAY=1", 1)) {
            refused(dataSource, "WRITE_DELAY=1");
        }
    }

    @Test
    void fileWhoseThreadsWriteAtOnce_isRefusedNamingTheFix() {
        try (HikariDataSource dataSource = Databases.file(directory.resolve("db"), 1)) {
            refused(dataSource, "half a transaction", "Durability.inTurns");
        }
    }

    @Test
    void inMemory_isAccepted_andTakesNoTurns() {
        try (HikariDataSource dataSource = Databases.inMemory()) {
            Durability.check(dataSource);
            assertThat(Durability.inTurns(dataSource)).isSameAs(dataSource);
        }
    }

    @Test
    void postgres_takesNoTurns() {
        try (HikariDataSource dataSource = Databases.open(Postgres.freshDatabase(), 1)) {
            assertThat(Durability.inTurns(dataSource)).isSameAs(dataSource);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "local", "remote_write", "remote_apply"})
    void postgresThatWaitsForItsDisk_isAccepted(String setting) {
        try (HikariDataSource dataSource =
                Databases.open(withOptions(Postgres.freshDatabase(), "-c synchronous_commit=" + setting), 1)) {
            Durability.check(dataSource);
        }
    }

    @Test
    void postgresWithoutSynchronousCommitByTheConnection_isRefusedNamingTheFix() {
        try (HikariDataSource dataSource =
                Databases.open(withOptions(Postgres.freshDatabase(), "-c synchronous_commit=off"), 1)) {
            refused(dataSource, "synchronous_commit=off", "options of the JDBC URL or the pool's initial SQL");
        }
        try (HikariDataSource dataSource = Databases.open(Postgres.freshDatabase(), 1)) {
            JdbcClient.create(dataSource).sql("SET synchronous_commit = off").update();
            refused(dataSource, "synchronous_commit=off", "the pool's initial SQL");
        }
    }

    @Test
    void postgresWithoutSynchronousCommitByTheDatabaseOrTheRole_isRefusedNamingTheFix() {
        String url = Postgres.freshDatabase();
        String role = "role_of_durability_test";
        try (HikariDataSource owner = Databases.open(url, 1)) {
            JdbcClient jdbc = JdbcClient.create(owner);
            String database =
                    jdbc.sql("SELECT current_database()").query(String.class).single();
            jdbc.sql("CREATE ROLE " + role + " LOGIN").update();
            String roleUrl = url.replaceAll("user=[^&]+", "user=" + role);

            jdbc.sql("ALTER DATABASE " + database + " SET synchronous_commit = off")
                    .update();
            refusedAt(url, "ALTER DATABASE ... RESET synchronous_commit");
            jdbc.sql("ALTER DATABASE " + database + " RESET synchronous_commit").update();

            jdbc.sql("ALTER ROLE " + role + " SET synchronous_commit = off").update();
            refusedAt(roleUrl, "ALTER ROLE ... RESET synchronous_commit");
            jdbc.sql("ALTER ROLE " + role + " RESET synchronous_commit").update();

            jdbc.sql("ALTER ROLE " + role + " IN DATABASE " + database + " SET synchronous_commit = off")
                    .update();
            refusedAt(roleUrl, "ALTER ROLE ... IN DATABASE ... RESET synchronous_commit");
            jdbc.sql("ALTER ROLE " + role + " IN DATABASE " + database + " RESET synchronous_commit")
                    .update();
        }
        try (HikariDataSource dataSource = Databases.open(url.replaceAll("user=[^&]+", "user=" + role), 1)) {
            Durability.check(dataSource);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the build brings PostgreSQL's server for Linux only")
    void postgresWithoutDisk_isRefusedNamingTheFix() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "off")
                .start()) {
            refused(server, "set synchronous_commit = on in the server's configuration");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            refused(server, "set fsync = on in the server's configuration");
        }
    }

    private static String withOptions(String url, String options) {
        return url + (url.contains("?") ? "&" : "?") + "options=" + options.replace(" ", "%20");
    }

    private static void refusedAt(String url, String fix) {
        try (HikariDataSource dataSource = Databases.open(url, 1)) {
            refused(dataSource, "synchronous_commit=off", fix);
        }
    }

    private static void refused(EmbeddedPostgres server, String fix) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Durability.check(server.getPostgresDatabase()))
                .withMessageContaining(fix);
    }

    private static void refused(HikariDataSource dataSource, String... texts) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Durability.check(dataSource))
                .satisfies(e -> assertThat(e).message().contains(texts));
    }
}
