package org.sayso.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables that Sayso needs. All begin with {@code sayso_}. */
public final class SaysoSchema {

    /** Sayso's own history, beside that of an application which uses Flyway as well. */
    private static final String HISTORY_TABLE = "sayso_schema_history";

    private static final int MAX_TRIES = 5;
    private static final int PAUSE_MILLIS = 200;

    private SaysoSchema() {}

    /**
     * Creates the tables or brings them up to date; does nothing where they are. An application with migrations of its own
     * runs them before, or sets {@code baseline-on-migrate}: Flyway refuses to start in a schema that already has tables.
     *
     * @throws FlywayException where that fails five times within a second
     */
    public static void migrate(DataSource dataSource) {
        Flyway flyway = Flyway.configure(SaysoSchema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:org/sayso/jdbc/migration")
                .table(HISTORY_TABLE)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        for (int tries = 1; ; tries++) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException failure) {
                // Of replicas that start together on an empty database, one may see the other's half-made history.
                if (tries == MAX_TRIES || !pause()) {
                    throw failure;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
