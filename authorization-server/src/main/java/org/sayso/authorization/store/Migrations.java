package org.sayso.authorization.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Creates the tables and brings them up to date. */
final class Migrations {

    /** Not Flyway's own name: the file in which passkeys were kept before has a history under that. */
    private static final String HISTORY = "accounts_schema_history";

    private static final int MOST_TRIES = 10;
    private static final long PAUSE_MILLIS = 200;

    private Migrations() {}

    /** @throws FlywayException where that fails ten times within two seconds */
    static void run(DataSource dataSource) {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:org/sayso/authorization/store/migration")
                .table(HISTORY)
                // Each feature has a range of numbers: a later version may bring one below the highest there is.
                .outOfOrder(true)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        for (int tries = 1; ; tries++) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException failure) {
                // Of servers that start together on an empty database, one may see the other's half-made history.
                if (tries == MOST_TRIES || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
        }
    }
}
