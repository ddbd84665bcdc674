package org.sayso.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.sayso.confirmation.Storage;

class H2EngineTests extends EngineContract {

    private final HikariDataSource dataSource = Databases.inMemory();

    @Override
    Storage fresh() {
        return Databases.emptied(dataSource);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }
}
