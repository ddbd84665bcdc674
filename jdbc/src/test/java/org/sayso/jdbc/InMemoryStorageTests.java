package org.sayso.jdbc;

import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Storage;

class InMemoryStorageTests extends StorageContract {

    @Override
    Storage storage() {
        return new InMemoryStorage();
    }
}
