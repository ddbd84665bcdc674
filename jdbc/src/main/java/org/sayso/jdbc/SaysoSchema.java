package org.sayso.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables that Sayso needs. All begin with {@code sayso_}. */
public final class SaysoSchema {

    /** Sayso's own history, beside that of an application which uses Flyway as well. */
    private static final String HISTORY_TABLE = "sayso_schema_history";

    private SaysoSchema() {}

    /**
     * Creates the tables or brings them up to date; does nothing where they are. An application with migrations of its own
     * runs them before, or sets {@code baseline-on-migrate}: Flyway refuses to start in a schema that already has tables.
     *
     * @throws org.flywaydb.core.api.FlywayException where that fails
     */
    public static void migrate(DataSource dataSource) {
        Flyway.configure(SaysoSchema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:org/sayso/jdbc/migration")
                .table(HISTORY_TABLE)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
