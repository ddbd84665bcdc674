package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

class PostgresSchemaTests extends SchemaContract {

    @Override
    String freshDatabase() {
        return Postgres.freshDatabase();
    }

    @Test
    void processesThatStartTogether_migrateOnce() throws Exception {
        String url = freshDatabase();

        assertThat(Together.run(4, () -> {
                    try (HikariDataSource dataSource = Databases.open(url, 2)) {
                        SaysoSchema.migrate(dataSource);
                        return Databases.storage(dataSource).challenges().find("a");
                    }
                }))
                .hasSize(4);
    }
}
