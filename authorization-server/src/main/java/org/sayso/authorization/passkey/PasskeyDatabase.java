package org.sayso.authorization.passkey;

import java.nio.file.Path;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The H2 database with the passkeys, in a file or in memory. Thread-safe.
 *
 * <p>A file is written before a commit is acknowledged ({@code WRITE_DELAY=0}): a deleted passkey must not come back when the
 * process is killed.
 */
final class PasskeyDatabase implements AutoCloseable {

    private final JdbcConnectionPool connections;

    private PasskeyDatabase(JdbcConnectionPool connections) {
        this.connections = connections;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @param file without the ending; none for memory
     */
    static PasskeyDatabase open(@Nullable String file) {
        String url = file == null
                ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                : "jdbc:h2:file:" + Path.of(file).toAbsolutePath()
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        JdbcConnectionPool connections = JdbcConnectionPool.create(url, "sa", "");
        Flyway.configure(PasskeyDatabase.class.getClassLoader())
                .dataSource(connections)
                .locations("classpath:org/sayso/authorization/passkey")
                .load()
                .migrate();
        // While another commits, H2 may write half of somebody's changes, which a kill would leave.
        connections.setMaxConnections(1);
        return new PasskeyDatabase(connections);
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(connections);
    }

    @Override
    public void close() {
        jdbc().execute("SHUTDOWN");
        connections.dispose();
    }
}
