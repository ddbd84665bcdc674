package org.sayso.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Databases for tests. */
final class Databases {

    private static final List<String> TABLES = List.of(
            "sayso_challenge",
            "sayso_outbox",
            "sayso_subject",
            "sayso_entry",
            "sayso_effect",
            "sayso_audit",
            "sayso_audit_batch",
            "sayso_audit_person",
            "sayso_link",
            "sayso_link_event",
            "sayso_link_duty");

    private Databases() {}

    /** A fresh H2 database in memory, with the tables. */
    static HikariDataSource inMemory() {
        return migrated("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /** The database at a JDBC URL, with the tables. */
    static HikariDataSource migrated(String url) {
        HikariDataSource dataSource = open(url, 10);
        SaysoSchema.migrate(dataSource);
        return dataSource;
    }

    /** A durable H2 database in a file. */
    static HikariDataSource file(Path file, int connections) {
        return open(fileUrl(file), connections);
    }

    static String fileUrl(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0";
    }

    static HikariDataSource open(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    static JdbcStorage storage(DataSource dataSource) {
        return new JdbcStorage(dataSource, new JdbcTransactionManager(dataSource));
    }

    /** Storage in a database that keeps its tables and loses what is in them. */
    static JdbcStorage emptied(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        for (String table : TABLES) {
            jdbc.sql("DELETE FROM " + table).update();
        }
        return storage(dataSource);
    }
}
