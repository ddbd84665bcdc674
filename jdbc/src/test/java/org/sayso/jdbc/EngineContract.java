package org.sayso.jdbc;

import org.junit.jupiter.api.Nested;
import org.sayso.confirmation.Storage;

/** The engine's contracts, over one kind of storage. */
abstract class EngineContract {

    /** Storage with nothing in it. */
    abstract Storage fresh();

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
    class PinTests extends PinContract {
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
