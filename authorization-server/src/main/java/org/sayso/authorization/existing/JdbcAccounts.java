package org.sayso.authorization.existing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.JdbcAccountSettings;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Accounts in a company's own tables, read with two queries of the company's. Thread-safe.
 *
 * <p>Waits a second for a connection and a second for an answer; what takes longer throws, as does a database that is away.
 */
final class JdbcAccounts implements ExistingAccounts {

    private static final String SETTING = "sayso.authorization.existing.jdbc.";
    private static final int MOST_CONNECTIONS = 10;
    private static final int IDLE_CONNECTIONS = 2;
    private static final long CONNECTION_MILLIS = 1_000;
    private static final int QUERY_SECONDS = 1;

    /** What the sign-in query answers. */
    private record Credentials(String subject, @Nullable String hash) {}

    private final HikariDataSource dataSource;
    private final NamedParameterJdbcTemplate jdbc;
    private final JdbcAccountSettings settings;
    private final StoredPasswords passwords;

    private JdbcAccounts(HikariDataSource dataSource, JdbcAccountSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.passwords = new StoredPasswords(settings.passwordHash());
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(QUERY_SECONDS);
        // Two rows are as wrong as a thousand.
        template.setMaxRows(2);
        this.jdbc = new NamedParameterJdbcTemplate(template);
    }

    /**
     * Connects, and tries both queries with names nobody has.
     *
     * @throws InvalidSettingException if the database cannot be reached, or does not understand a query
     */
    static JdbcAccounts open(JdbcAccountSettings settings) {
        JdbcAccounts accounts = new JdbcAccounts(connect(settings), settings);
        try {
            accounts.check("sign-in-query", settings.signInQuery(), "userName", Set.of("subject", "password_hash"));
            accounts.check("account-query", settings.accountQuery(), "subject", Set.of("subject", "user_name"));
            return accounts;
        } catch (RuntimeException unusable) {
            accounts.close();
            throw unusable;
        }
    }

    @Override
    public Optional<Account> authenticate(String userName, CharSequence password) {
        List<Credentials> found = ask(settings.signInQuery(), Map.of("userName", userName), JdbcAccounts::credentials);
        Credentials credentials = only(found, "sign-in-query").orElse(null);
        // Without an account too, so that it cannot be told by the clock.
        boolean matches = passwords.matches(password, credentials == null ? null : credentials.hash());
        return credentials != null && matches ? findBySubject(credentials.subject()) : Optional.empty();
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        Optional<Account> found = only(
                ask(
                        settings.accountQuery(),
                        Map.of("subject", subject),
                        row -> JdbcRow.of(row).account()),
                "account-query");
        // A database that compares without regard to case would give one account several subjects.
        return found.filter(account -> account.subject().equals(subject));
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private <T> List<T> ask(String query, Map<String, String> parameters, RowReader<Optional<T>> reader) {
        // PostgreSQL takes a text with NUL for a fault, not for one that nobody has.
        if (parameters.values().stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
            return List.of();
        }
        ResultSetExtractor<List<T>> all = rows -> {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                reader.read(rows).ifPresent(found::add);
            }
            return found;
        };
        return Objects.requireNonNull(jdbc.query(query, parameters, all));
    }

    private static Optional<Credentials> credentials(ResultSet row) throws SQLException {
        JdbcRow columns = JdbcRow.of(row);
        String subject = columns.text("subject");
        return subject == null
                ? Optional.empty()
                : Optional.of(new Credentials(subject, columns.text("password_hash")));
    }

    private static <T> Optional<T> only(List<T> found, String query) {
        if (found.size() > 1) {
            throw new IllegalStateException(SETTING + query + " finds several accounts for one name");
        }
        return found.stream().findFirst();
    }

    private void check(String name, String query, String parameter, Set<String> needed) {
        Set<String> columns;
        try {
            ResultSetExtractor<Set<String>> names = rows -> JdbcRow.of(rows).columns();
            columns =
                    Objects.requireNonNull(jdbc.query(query, Map.of(parameter, "nobody-" + UUID.randomUUID()), names));
        } catch (DataAccessException refused) {
            throw new InvalidSettingException(
                    SETTING + name + " does not work: "
                            + refused.getMostSpecificCause().getMessage(),
                    "Try it in the database with a text for :" + parameter
                            + ", and cast where the column is no text, as" + " in CAST(id AS VARCHAR(36)) = :"
                            + parameter + ".");
        }
        for (String column : needed) {
            if (!columns.contains(column)) {
                throw new InvalidSettingException(
                        SETTING + name + " has no column " + column,
                        "Name the column in the query, as in SELECT id AS " + column + ".");
            }
        }
    }

    private static HikariDataSource connect(JdbcAccountSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("existing-accounts");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username());
        config.setPassword(
                settings.password() == null ? null : settings.password().reveal());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(IDLE_CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_MILLIS);
        config.setValidationTimeout(CONNECTION_MILLIS / 2);
        config.setReadOnly(true);
        if (settings.url().startsWith("jdbc:postgresql:")) {
            // In seconds. Its own limit for a query needs a server that still answers.
            config.addDataSourceProperty("connectTimeout", "1");
            config.addDataSourceProperty("loginTimeout", "1");
            config.addDataSourceProperty("socketTimeout", "2");
        }
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException unreachable) {
            // Hikari has one for a database that is away, and others for an address that no driver knows.
            throw unreachable(unreachable);
        }
    }

    private static InvalidSettingException unreachable(RuntimeException failure) {
        return new InvalidSettingException(
                "The database of " + SETTING + "url cannot be reached: "
                        + Objects.requireNonNullElse(failure.getCause(), failure)
                                .getMessage(),
                "Check url, username and password, that its driver is on the class path, and that the database accepts"
                        + " connections from here.");
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
