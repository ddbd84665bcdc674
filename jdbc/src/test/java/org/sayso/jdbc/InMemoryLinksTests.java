package org.sayso.jdbc;

import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Storage;

class InMemoryLinksTests extends LinksContract {

    @Override
    Storage storage() {
        return new InMemoryStorage();
    }
}
