package org.sayso.authorization;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sayso.authorization.store.ServerDatabase;

class H2MemoryLinkTests extends LastingLinkContract {

    @Override
    Map<String, String> database() {
        return Map.of(
                "sayso.authorization.database.url",
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                "sayso.authorization.secrets",
                FIRST_SECRET);
    }

    @Override
    List<String> dump(ServerDatabase database) {
        return database.jdbc().sql("SCRIPT").query(String.class).list();
    }
}
