package org.sayso.jdbc;

import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.sayso.confirmation.UnitOfWork;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One transaction, READ COMMITTED; run again where the database ended it over a lock (deadlock, lock time-out). */
final class JdbcUnitOfWork implements UnitOfWork {

    private static final int ATTEMPTS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 25;

    private final TransactionTemplate transaction;

    JdbcUnitOfWork(PlatformTransactionManager transactionManager) {
        transaction = new TransactionTemplate(transactionManager);
        // The conditional updates rely on it: whoever waited for a row's lock sees the row as it was committed.
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    @Override
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction is open on this thread; confirmations commit on their own,"
                    + " so call them outside of @Transactional code");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS)));
            }
        }
    }
}
