package org.sayso.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.sayso.confirmation.Storage;

class PostgresEngineTests extends EngineContract {

    private static HikariDataSource dataSource;

    @BeforeAll
    static void openDatabase() {
        dataSource = Databases.migrated(Postgres.freshDatabase());
    }

    @AfterAll
    static void closeDatabase() {
        dataSource.close();
    }

    @Override
    Storage fresh() {
        return Databases.emptied(dataSource);
    }
}
