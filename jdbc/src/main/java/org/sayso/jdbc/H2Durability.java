package org.sayso.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes sure that an H2 database keeps what it has acknowledged.
 *
 * @see <a href="https://www.h2database.com/html/commands.html#set_write_delay">SET WRITE_DELAY</a>
 */
public final class H2Durability {

    private H2Durability() {}

    /**
     * Refuses an H2 database in a file whose {@code WRITE_DELAY} is not 0: with its default of 500 milliseconds a killed
     * process loses commits that it has already reported. H2 in memory and other databases are accepted.
     *
     * @throws IllegalStateException naming the fix
     */
    public static void check(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        ConnectionCallback<String> product =
                connection -> connection.getMetaData().getDatabaseProductName();
        if (!"H2".equals(jdbc.execute(product))) {
            return;
        }
        JdbcClient client = JdbcClient.create(jdbc);
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
}
