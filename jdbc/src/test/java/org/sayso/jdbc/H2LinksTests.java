package org.sayso.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.sayso.confirmation.Storage;

class H2LinksTests extends LinksContract {

    private final HikariDataSource dataSource = Databases.inMemory();

    @Override
    Storage storage() {
        return Databases.storage(dataSource);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }
}
