package org.sayso.confirmation;

/**
 * Where challenges, outgoing messages and owed effects are kept: ports over one database.
 *
 * <p>{@link InMemoryStorage} serves tests; the {@code jdbc} module has the durable one.
 */
public interface Storage {

    ChallengeStore challenges();

    Outbox outbox();

    Ledger ledger();

    Effects effects();

    UnitOfWork unitOfWork();
}
