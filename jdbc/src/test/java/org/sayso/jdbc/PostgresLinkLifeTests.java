package org.sayso.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.sayso.confirmation.Storage;

class PostgresLinkLifeTests extends LinkLifeContract {

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
    Storage storage() {
        return Databases.emptied(dataSource);
    }
}
