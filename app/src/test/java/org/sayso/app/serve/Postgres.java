package org.sayso.app.serve;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server that waits for the disk, as in operation. */
final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    Postgres() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** The JDBC address of a new, empty database, for {@link #USER}. */
    String fresh(String name) throws SQLException {
        String root = server.getJdbcUrl("postgres", "postgres");
        run(root, "CREATE DATABASE " + name);
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    static final String USER = "postgres";

    void run(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
