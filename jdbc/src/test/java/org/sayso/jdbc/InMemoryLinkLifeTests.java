package org.sayso.jdbc;

import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Storage;

class InMemoryLinkLifeTests extends LinkLifeContract {

    @Override
    Storage storage() {
        return new InMemoryStorage();
    }
}
