package org.sayso.jdbc;

import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Storage;

class InMemoryAuditTests extends AuditContract {

    @Override
    Storage storage() {
        return new InMemoryStorage();
    }
}
