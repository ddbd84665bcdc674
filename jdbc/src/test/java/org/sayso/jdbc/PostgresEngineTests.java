package org.sayso.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.sayso.confirmation.Storage;

class PostgresEngineTests {

    private static HikariDataSource dataSource;

    @BeforeAll
    static void openDatabase() {
        dataSource = Databases.migrated(Postgres.freshDatabase());
    }

    @AfterAll
    static void closeDatabase() {
        dataSource.close();
    }

    private static Storage fresh() {
        return Databases.emptied(dataSource);
    }

    @Nested
    class LedgerTests extends LedgerContract {
        @Override
        Storage storage() {
            return fresh();
        }
    }

    @Nested
    class BudgetTests extends BudgetContract {
        @Override
        Storage storage() {
            return fresh();
        }
    }

    @Nested
    class SendingTests extends SendingContract {
        @Override
        Storage storage() {
            return fresh();
        }
    }

    @Nested
    class MethodTests extends MethodContract {
        @Override
        Storage storage() {
            return fresh();
        }
    }

    @Nested
    class ApprovalTests extends ApprovalContract {
        @Override
        Storage storage() {
            return fresh();
        }
    }

    @Nested
    class SwapTests extends SwapContract {
        @Override
        Storage storage() {
            return fresh();
        }
    }
}
