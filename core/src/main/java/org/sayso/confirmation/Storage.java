package org.sayso.confirmation;

import org.sayso.audit.AuditStore;
import org.sayso.link.Links;

/**
 * Where challenges, outgoing messages, owed effects, what is counted, links and the audit trail are kept: ports over one database.
 *
 * <p>{@link InMemoryStorage} serves tests; the {@code jdbc} module has the durable one.
 */
public interface Storage {

    ChallengeStore challenges();

    Outbox outbox();

    Ledger ledger();

    Effects effects();

    AuditStore audit();

    Links links();

    UnitOfWork unitOfWork();
}
