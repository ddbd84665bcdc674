package org.sayso.authorization.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Colours that were kept before attributes could be declared. */
class AttributeMigrationTests {

    @Test
    void keptColor_becomesAnAttribute() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:attribute-migration;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:org/sayso/authorization/store/migration")
                .table("accounts_schema_history")
                .target("21")
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("INSERT INTO existing_account_colors (subject, color) VALUES ('ann', 'sea green')")
                .update();

        Migrations.run(database);

        assertThat(jdbc.sql("SELECT subject, name, attribute_value FROM account_attributes")
                        .query()
                        .singleRow()
                        .values())
                .extracting(String::valueOf)
                .containsExactly("ann", "favorite_color", "sea green");
        jdbc.sql("SHUTDOWN").update();
    }
}
