package org.sayso.authorization;

import java.util.List;
import java.util.Map;
import org.sayso.authorization.store.ServerDatabase;

class PostgresLinkTests extends LastingLinkContract {

    @Override
    Map<String, String> database() {
        return Map.of(
                "sayso.authorization.database.url",
                Postgres.freshDatabase(),
                "sayso.authorization.secrets",
                FIRST_SECRET);
    }

    @Override
    List<String> dump(ServerDatabase database) {
        return everyRow(database);
    }

    /** All rows of all tables, as text. */
    static List<String> everyRow(ServerDatabase database) {
        return database
                .jdbc()
                .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(
                        table -> database
                                .jdbc()
                                .sql("SELECT row_of::text FROM " + table + " AS row_of")
                                .query(String.class)
                                .list()
                                .stream())
                .toList();
    }
}
