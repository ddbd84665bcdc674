package org.sayso.jdbc;

import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Storage;

class InMemoryConfirmationsTests extends ConfirmationsContract {

    @Override
    Storage storage() {
        return new InMemoryStorage();
    }
}
