package org.sayso.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.sayso.confirmation.Storage;

class H2EngineTests {

    private final HikariDataSource dataSource = Databases.inMemory();

    private Storage fresh() {
        return Databases.emptied(dataSource);
    }

    @AfterEach
    void close() {
        dataSource.close();
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
