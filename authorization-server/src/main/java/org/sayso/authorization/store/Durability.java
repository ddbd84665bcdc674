package org.sayso.authorization.store;

import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses a PostgreSQL that acknowledges what it may forget. H2 is told in its address (see {@link JdbcUrl}).
 *
 * @see <a href="https://www.postgresql.org/docs/current/wal-async-commit.html">PostgreSQL: Asynchronous Commit</a>
 */
final class Durability {

    private Durability() {}

    static void check(JdbcClient jdbc, JdbcUrl url) {
        if (url.isH2()) {
            return;
        }
        jdbc.sql("SELECT name FROM pg_settings WHERE name IN ('synchronous_commit', 'fsync') AND setting = 'off'")
                .query(String.class)
                .list()
                .forEach(name -> {
                    throw new InvalidSettingException(
                            "The database of sayso.authorization.database.url runs with " + name
                                    + "=off and would lose acknowledged links when it crashes",
                            "Set " + name + "=on for the server, the database, the role and the connection.");
                });
    }
}
