package org.sayso.authorization.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections of a pool, with somebody who watches whether there are any. Thread-safe. */
final class WatchedDataSource extends DelegatingDataSource {

    private final DataSource pool;
    private final DatabaseWatch watch;

    WatchedDataSource(DataSource pool, DatabaseWatch watch) {
        super(pool);
        this.pool = pool;
        this.watch = watch;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Connection connection = pool.getConnection();
            watch.here();
            return connection;
        } catch (SQLException none) {
            watch.away(none);
            throw none;
        }
    }
}
