package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.Secret;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ServerDatabaseTests {

    @TempDir
    Path directory;

    @Test
    void fileInWhichPasskeysWereKeptBefore_becomesTheDatabaseWithThem() {
        String url = "jdbc:h2:file:" + directory.resolve("accounts");
        JdbcClient before = JdbcClient.create(new DriverManagerDataSource(url, "sa", ""));
        before.sql("CREATE TABLE \"flyway_schema_history\" (\"installed_rank\" INT PRIMARY KEY)")
                .update();
        before.sql("CREATE TABLE user_entities (id VARCHAR(1000) NOT NULL PRIMARY KEY,"
                        + " name VARCHAR(100) NOT NULL UNIQUE, display_name VARCHAR(200))")
                .update();
        before.sql("INSERT INTO user_entities VALUES ('1', 'user-ann', 'Ann')").update();
        for (int start = 0; start < 2; start++) {
            try (ServerDatabase database = ServerDatabase.open(new DatabaseSettings(url, null, null))) {
                assertThat(database.jdbc()
                                .sql("SELECT name FROM user_entities")
                                .query(String.class)
                                .list())
                        .containsExactly("user-ann");
                assertThat(database.jdbc()
                                .sql("SELECT COUNT(*) FROM links")
                                .query(Integer.class)
                                .single())
                        .isZero();
            }
        }
    }

    /** Numbers of tables belong to features, and a version may bring one below the highest that a database has. */
    @Test
    void databaseOfBefore_getsTablesWithLowerNumbersToo() {
        DatabaseSettings settings = new DatabaseSettings("jdbc:h2:file:" + directory.resolve("earlier"), null, null);
        try (ServerDatabase database = ServerDatabase.open(settings)) {
            database.jdbc().sql("DROP TABLE users").update();
            database.jdbc()
                    .sql("DELETE FROM \"accounts_schema_history\" WHERE \"version\" = '10'")
                    .update();
        }
        try (ServerDatabase database = ServerDatabase.open(settings)) {
            assertThat(database.jdbc()
                            .sql("SELECT COUNT(*) FROM users")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void fileWithoutWriteDelay_isWrittenBeforeACommitIsAcknowledged() {
        try (ServerDatabase database =
                ServerDatabase.open(new DatabaseSettings("jdbc:h2:file:" + directory.resolve("durable"), null, null))) {
            assertThat(database.jdbc()
                            .sql(
                                    "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'")
                            .query(String.class)
                            .list())
                    .isNotEmpty()
                    .containsOnly("0");
        }
    }

    @Test
    void postgresThatMayForgetCommits_isRefused() {
        String url = Postgres.freshDatabase() + "&options=-c%20synchronous_commit=off";
        assertThatThrownBy(() -> ServerDatabase.open(new DatabaseSettings(url, null, Secret.of("")))
                        .close())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("synchronous_commit=off");
    }

    @Test
    void workThatFails_leavesNothing() {
        try (ServerDatabase database = ServerDatabase.open(new DatabaseSettings(null, null, null))) {
            assertThatThrownBy(() -> database.inTransaction(() -> {
                        database.jdbc()
                                .sql("INSERT INTO server_secrets VALUES ('00000000', CURRENT_TIMESTAMP)")
                                .update();
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(database.jdbc()
                            .sql("SELECT COUNT(*) FROM server_secrets")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
