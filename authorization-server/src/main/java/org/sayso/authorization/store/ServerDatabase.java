package org.sayso.authorization.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one database of the authorization server: links, consents, passkeys and signing keys, in H2 or PostgreSQL. Several
 * servers may share one on PostgreSQL. Thread-safe.
 *
 * <p>It is no {@code DataSource} bean: other applications in the same JVM have databases of their own. Whatever writes does so
 * in {@link #inTransaction}.
 */
public final class ServerDatabase implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 10;
    private static final int IDLE_CONNECTIONS = 2;

    /** Alexa waits for 4.5 seconds altogether. */
    private static final long LONGEST_WAIT_MILLIS = 3_000;

    private static final int ATTEMPTS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 25;

    private final HikariDataSource dataSource;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DatabaseWatch watch;
    private final boolean forgetAtClose;

    private ServerDatabase(HikariDataSource dataSource, DatabaseWatch watch, boolean forgetAtClose) {
        this.dataSource = dataSource;
        this.watch = watch;
        this.forgetAtClose = forgetAtClose;
        DataSource watched = new WatchedDataSource(dataSource, watch);
        template = new JdbcTemplate(watched);
        SQLExceptionTranslator usual = template.getExceptionTranslator();
        template.setExceptionTranslator((task, sql, failure) -> {
            if (Outage.is(failure)) {
                watch.broken();
            }
            return usual.translate(task, sql, failure);
        });
        jdbc = JdbcClient.create(template);
        transactions = new TransactionTemplate(new JdbcTransactionManager(watched));
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws RuntimeException if it cannot be reached, or if it might forget what it has acknowledged
     */
    public static ServerDatabase open(DatabaseSettings settings) {
        JdbcUrl url = JdbcUrl.of(settings.url());
        HikariConfig config = new HikariConfig();
        config.setPoolName("accounts");
        config.setJdbcUrl(url.text());
        config.setUsername(settings.userName(url.isH2() ? "sa" : null));
        config.setPassword(settings.revealedPassword());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(IDLE_CONNECTIONS);
        config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        // The conditional updates rely on it: whoever waited for a row's lock sees the row as it was committed. Set
        // here, as Spring would ask PostgreSQL before each transaction which level there is.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        HikariDataSource dataSource = connect(config, url, settings.address());
        try {
            ServerDatabase database = new ServerDatabase(
                    dataSource, new DatabaseWatch(settings.address(), System::nanoTime), url.isPrivateMemory());
            Durability.check(database.jdbc, url);
            Migrations.run(dataSource);
            if (url.file().isPresent()) {
                shareOneConnection(dataSource);
            }
            return database;
        } catch (RuntimeException unusable) {
            dataSource.close();
            throw unusable;
        }
    }

    /**
     * H2 2.4 may keep half a transaction in its file when it is killed while somebody writes and somebody else commits (its
     * issue 2080). The migration needs two connections, whoever comes after it one.
     */
    private static void shareOneConnection(HikariDataSource dataSource) {
        dataSource.setMinimumIdle(1);
        dataSource.setMaximumPoolSize(1);
        dataSource.getHikariPoolMXBean().softEvictConnections();
    }

    private static HikariDataSource connect(HikariConfig config, JdbcUrl url, String address) {
        if (url.isH2()) {
            // H2 says itself what is wrong with its file, and whoever started this server may know the fix.
            return new HikariDataSource(config);
        }
        // Otherwise the pool would write its own account of a failure to the log, stack trace and all.
        config.setInitializationFailTimeout(-1);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            pool.getConnection().close();
            return pool;
        } catch (SQLException unreachable) {
            pool.close();
            throw new InvalidSettingException(
                    "The database " + address + " cannot be opened: " + DatabaseWatch.reason(unreachable),
                    "Check sayso.authorization.database.url, username and password, and that the database runs and accepts"
                            + " connections from here.");
        }
    }

    /** For statements; those that write belong in {@link #inTransaction}. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** The same for classes of Spring that want it in this form. */
    public JdbcOperations operations() {
        return template;
    }

    /**
     * Does work in one transaction, READ COMMITTED. Work inside of other work is part of the outer transaction.
     *
     * <p>It is done again where the database ended it over a lock (deadlock, lock time-out), five times at most: it must have
     * no effects but those in the database.
     *
     * @return what the work returns, which must not be null
     */
    public <T> T inTransaction(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return once(work);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (ConcurrencyFailureException over) {
                if (attempt == ATTEMPTS) {
                    throw over;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS)));
            }
        }
    }

    /**
     * Does work that keeps what may be there once only: where somebody else keeps the same at that moment, it is done again, and
     * finds it.
     */
    public <T> T upsert(Supplier<T> work) {
        try {
            return inTransaction(work);
        } catch (DuplicateKeyException meanwhile) {
            return inTransaction(work);
        }
    }

    private <T> T once(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    /** Whether the last one who asked for a connection got none, or somebody lost one in use; the log has been told, or will be. */
    public boolean wasAwayLately() {
        return watch.wasAwayLately();
    }

    /** Measures the connections from now on. At most once. */
    void measure(MetricsTrackerFactory meters) {
        dataSource.setMetricsTrackerFactory(meters);
    }

    @Override
    public void close() {
        if (forgetAtClose) {
            template.execute("SHUTDOWN");
        }
        dataSource.close();
    }
}
