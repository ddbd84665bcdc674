package org.sayso.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes sure that a database keeps what it has acknowledged.
 *
 * @see <a href="https://www.h2database.com/html/commands.html#set_write_delay">H2: SET WRITE_DELAY</a>
 * @see <a href="https://www.postgresql.org/docs/current/wal-async-commit.html">PostgreSQL: Asynchronous Commit</a>
 */
public final class Durability {

    private Durability() {}

    /**
     * Refuses a database that may forget commits which it has already reported, as seen on a connection of this data source:
     *
     * <ul>
     *   <li>H2 in a file whose {@code WRITE_DELAY} is not 0: with its default of 500 milliseconds they are lost when the
     *       process is killed. H2 in memory is accepted.
     *   <li>PostgreSQL with {@code synchronous_commit=off}, by whichever of the server, the database, the role and the
     *       connection, or with {@code fsync=off}: they are lost when the server crashes, or its machine.
     * </ul>
     *
     * <p>Other databases are accepted.
     *
     * @throws IllegalStateException naming the fix
     */
    public static void check(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        ConnectionCallback<String> product =
                connection -> connection.getMetaData().getDatabaseProductName();
        JdbcClient client = JdbcClient.create(jdbc);
        switch (String.valueOf(jdbc.execute(product))) {
            case "H2" -> checkH2(client);
            case "PostgreSQL" -> {
                checkPostgres(client, "synchronous_commit");
                checkPostgres(client, "fsync");
            }
            default -> {}
        }
    }

    private static void checkH2(JdbcClient client) {
        if (client.sql("SELECT DATABASE_PATH() IS NULL").query(Boolean.class).single()) {
            return;
        }
        List<String> delays = client.sql(
                        "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'")
                .query(String.class)
                .list();
        if (delays.isEmpty() || !delays.stream().allMatch("0"::equals)) {
            throw new IllegalStateException("H2 runs with WRITE_DELAY=" + String.join("/", delays)
                    + " and would lose acknowledged confirmations when it is killed; add ;WRITE_DELAY=0 to the database's"
                    + " JDBC URL");
        }
    }

    /** Every other value of {@code synchronous_commit} waits at least for the server's own disk. */
    private static void checkPostgres(JdbcClient client, String setting) {
        client.sql("SELECT source FROM pg_settings WHERE name = :name AND setting = 'off'")
                .param("name", setting)
                .query(String.class)
                .optional()
                .ifPresent(source -> {
                    throw new IllegalStateException("PostgreSQL runs with " + setting
                            + "=off and would lose acknowledged confirmations when the server or its machine crashes; "
                            + fix(setting, source));
                });
    }

    private static String fix(String setting, String source) {
        return switch (source) {
            case "client", "session" ->
                "the connection sets it: remove it from the options of the JDBC URL or the pool's initial SQL";
            case "user" -> "the role sets it: ALTER ROLE ... RESET " + setting;
            case "database" -> "the database sets it: ALTER DATABASE ... RESET " + setting;
            case "database user" -> "the role sets it: ALTER ROLE ... IN DATABASE ... RESET " + setting;
            default -> "set " + setting + " = on in the server's configuration";
        };
    }
}
