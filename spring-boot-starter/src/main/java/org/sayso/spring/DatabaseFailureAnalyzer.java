package org.sayso.spring;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an H2 database file that another program holds, or that is damaged.
 *
 * @see <a href="https://www.h2database.com/javadoc/org/h2/api/ErrorCode.html">H2 error codes</a>
 */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final int DATABASE_ALREADY_OPEN = 90020;
    private static final int FILE_CORRUPTED = 90030;
    private static final int UNSUPPORTED_FORMAT = 90048;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return switch (cause.getErrorCode()) {
            case DATABASE_ALREADY_OPEN ->
                new FailureAnalysis(
                        "The database file is in use by another program.",
                        "Stop the other one (is the application running twice?), or set another file in"
                                + " spring.datasource.url.",
                        cause);
            case FILE_CORRUPTED, UNSUPPORTED_FORMAT ->
                new FailureAnalysis(
                        "The database file is damaged or not an H2 database of this version.",
                        "Restore it from a backup, or move the file away to start with an empty database. Nothing was"
                                + " changed in it.",
                        cause);
            default -> null;
        };
    }
}
