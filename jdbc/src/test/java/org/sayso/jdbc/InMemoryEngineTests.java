package org.sayso.jdbc;

import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Storage;

class InMemoryEngineTests extends EngineContract {

    @Override
    Storage fresh() {
        return new InMemoryStorage();
    }
}
