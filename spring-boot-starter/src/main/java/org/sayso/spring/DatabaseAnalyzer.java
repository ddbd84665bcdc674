package org.sayso.spring;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains an H2 database that another process holds or that cannot be read. */
final class DatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** H2's {@code DATABASE_ALREADY_OPEN_1}. */
    private static final int IN_USE = 90020;

    /** H2's {@code FILE_CORRUPTED_1}. */
    private static final int CORRUPT = 90030;

    /** H2's {@code IO_EXCEPTION_1}. */
    private static final int READ_FAILED = 90028;

    /** H2's {@code IO_EXCEPTION_2}. */
    private static final int READ_OF_FILE_FAILED = 90031;

    /** H2's {@code FILE_VERSION_ERROR_1}. */
    private static final int OTHER_VERSION = 90048;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
        if (!cause.getClass().getName().startsWith("org.h2.")) {
            return null;
        }
        return switch (cause.getErrorCode()) {
            case IN_USE ->
                new FailureAnalysis(
                        "The database file is in use by another process. " + firstLine(cause),
                        "Stop the other process, or give this one another file in spring.datasource.url.",
                        failure);
            case CORRUPT, READ_FAILED, READ_OF_FILE_FAILED, OTHER_VERSION ->
                new FailureAnalysis(
                        "The database file cannot be read: it is corrupt or of another version of H2. "
                                + firstLine(cause),
                        "Put a backup of the file in its place, or move the file away to begin with an empty database.",
                        failure);
            default -> null;
        };
    }

    private static String firstLine(SQLException cause) {
        String message = String.valueOf(cause.getMessage());
        int end = message.indexOf("; SQL statement");
        return (end < 0 ? message : message.substring(0, end))
                .lines()
                .findFirst()
                .orElse("");
    }
}
