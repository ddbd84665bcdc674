package org.sayso.jdbc;

import java.util.List;
import java.util.Optional;
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
     * Gives the data source to use for a database so that each transaction is kept whole or not at all.
     *
     * <p>For H2 in a file that is one which has one thread at a time use the file, from its first connection to the end of its
     * last; others wait in a queue of this process for the file, for at most ten seconds. H2 2.4 may write the changes of a
     * transaction to the file without what is needed to undo them, if one thread changes something while another commits. A
     * process that is killed then leaves half a transaction. So everything in the process that writes to the file has to use
     * such a data source, transaction managers included, and no other process may write to it (H2's server modes).
     *
     * <p>Every other data source is given back as it is, and so is one that was given before.
     *
     * @see <a href="https://github.com/h2database/h2database/issues/2080">H2: no consistent snapshot across maps</a>
     */
    public static DataSource inTurns(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        if (!product(jdbc).equals("H2") || takesTurns(jdbc)) {
            return dataSource;
        }
        return file(JdbcClient.create(jdbc))
                .<DataSource>map(file -> new InTurns(dataSource, Turns.of(file)))
                .orElse(dataSource);
    }

    /**
     * Refuses a database that may forget commits which it has already reported, as seen on a connection of this data source:
     *
     * <ul>
     *   <li>H2 in a file whose {@code WRITE_DELAY} is not 0: with its default of 500 milliseconds they are lost when the
     *       process is killed. And H2 in a file whose data source is not from {@link #inTurns}: it may keep half a
     *       transaction then. H2 in memory is accepted.
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
        JdbcClient client = JdbcClient.create(jdbc);
        switch (product(jdbc)) {
            case "H2" -> checkH2(client, takesTurns(jdbc));
            case "PostgreSQL" -> {
                checkPostgres(client, "synchronous_commit");
                checkPostgres(client, "fsync");
            }
            default -> {}
        }
    }

    private static String product(JdbcTemplate jdbc) {
        ConnectionCallback<String> product =
                connection -> connection.getMetaData().getDatabaseProductName();
        return String.valueOf(jdbc.execute(product));
    }

    private static boolean takesTurns(JdbcTemplate jdbc) {
        ConnectionCallback<Boolean> turn = connection -> connection.isWrapperFor(InTurns.Turn.class);
        return Boolean.TRUE.equals(jdbc.execute(turn));
    }

    /** The file of an H2 database; none for one in memory. */
    private static Optional<String> file(JdbcClient client) {
        return client.sql("SELECT DATABASE_PATH() WHERE DATABASE_PATH() IS NOT NULL")
                .query(String.class)
                .optional();
    }

    private static void checkH2(JdbcClient client, boolean takesTurns) {
        if (file(client).isEmpty()) {
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
        if (!takesTurns) {
            throw new IllegalStateException("H2 in a file would keep half a transaction when it is killed while several"
                    + " threads write; use the data source that Durability.inTurns gives, for everything that writes");
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
