package org.sayso.authorization.store;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

/** Tells a database or a directory that is away from a fault of ours. */
public final class Outage {

    private Outage() {}

    /** Whether something that is asked does not answer now, and may answer later. */
    public static boolean is(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof DataAccessResourceFailureException
                    || each instanceof QueryTimeoutException
                    || each instanceof SQLTransientConnectionException
                    || each instanceof SQLTimeoutException
                    || (each instanceof SQLException said && isState(said.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Connections (08), and PostgreSQL's too few resources (53) and shutdown, crash and start (57P). */
    private static boolean isState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }
}
