package org.sayso.app.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.sayso.app.launch.WrongSetting;
import org.sayso.audit.seal.AuditExport;
import org.sayso.jdbc.JdbcStorage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The trail in a database. Nothing is written to it. */
record DatabaseTrail(String url, String user, String password) {

    /** H2's {@code DATABASE_ALREADY_OPEN_1}. */
    private static final int IN_USE = 90020;

    /** H2's {@code DATABASE_NOT_FOUND_WITH_IF_EXISTS_1}. */
    private static final int NOT_THERE = 90146;

    void read(Consumer<String> line) {
        // Otherwise H2 makes a new database where there is none.
        String existing = url.startsWith("jdbc:h2:") ? url + ";IFEXISTS=TRUE" : url;
        try (Connection connection = DriverManager.getConnection(existing, user, password)) {
            connection.setReadOnly(true);
            SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
            AuditExport.write(new JdbcStorage(single, new JdbcTransactionManager(single)).audit(), line);
        } catch (SQLException e) {
            throw new WrongSetting(why(e));
        } catch (DataAccessException e) {
            throw new WrongSetting(
                    "The trail cannot be read from the database: are Sayso's tables there, and may this user"
                            + " read sayso_audit and sayso_audit_batch?");
        }
    }

    /** Without what the driver says: it may repeat the URL, and that a password. */
    private String why(SQLException failure) {
        if (failure.getErrorCode() == IN_USE && url.startsWith("jdbc:h2:")) {
            return "The database file is in use, most likely by the running server. Have that read it: use --url with"
                    + " --token-file in place of --database.";
        }
        if (failure.getErrorCode() == NOT_THERE && url.startsWith("jdbc:h2:")) {
            return "There is no such database file.";
        }
        String state = failure.getSQLState();
        return "The database cannot be opened" + (state == null ? "" : " (SQL state " + state + ")")
                + ". Check --database, --user and --password-file.";
    }

    @Override
    public String toString() {
        return "DatabaseTrail[hidden]";
    }
}
