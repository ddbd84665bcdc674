package org.sayso.jdbc;

import javax.sql.DataSource;
import org.sayso.audit.AuditStore;
import org.sayso.confirmation.ChallengeStore;
import org.sayso.confirmation.Effects;
import org.sayso.confirmation.Ledger;
import org.sayso.confirmation.Outbox;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.UnitOfWork;
import org.sayso.link.Links;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Storage in a relational database with the tables of {@link SaysoSchema}; several processes may share it. Thread-safe.
 *
 * <p>Actions that use the same data source and transaction manager take part in the confirming transaction. They must lock
 * challenge before business row, as the engine does, if they touch both on their own.
 */
public final class JdbcStorage implements Storage {

    private final ChallengeStore challenges;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Effects effects;
    private final AuditStore audit;
    private final Links links;
    private final UnitOfWork unitOfWork;

    /** Storage over a data source and the manager of its transactions. */
    public JdbcStorage(DataSource dataSource, PlatformTransactionManager transactionManager) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        challenges = new JdbcChallenges(jdbc);
        outbox = new JdbcOutbox(jdbc);
        ledger = new JdbcLedger(jdbc);
        effects = new JdbcEffects(jdbc);
        audit = new JdbcAudit(jdbc);
        links = new JdbcLinks(jdbc);
        unitOfWork = new JdbcUnitOfWork(transactionManager);
    }

    @Override
    public ChallengeStore challenges() {
        return challenges;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Effects effects() {
        return effects;
    }

    @Override
    public AuditStore audit() {
        return audit;
    }

    @Override
    public Links links() {
        return links;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
