package org.sayso.confirmation;

import org.sayso.audit.AuditStore;

/**
 * Where challenges, outgoing messages and the audit trail are kept: four ports over one database.
 *
 * <p>{@link InMemoryStorage} serves tests; the {@code jdbc} module has the durable one.
 */
public interface Storage {

    ChallengeStore challenges();

    Outbox outbox();

    AuditStore audit();

    UnitOfWork unitOfWork();
}
