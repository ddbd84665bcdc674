package org.sayso.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Databases for tests. */
final class Databases {

    private Databases() {}

    /** A fresh H2 database in memory, with the tables. */
    static HikariDataSource inMemory() {
        HikariDataSource dataSource = open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", 10);
        SaysoSchema.migrate(dataSource);
        return dataSource;
    }

    /** A durable H2 database in a file. */
    static HikariDataSource file(Path file, int connections) {
        return open("jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0", connections);
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
}
