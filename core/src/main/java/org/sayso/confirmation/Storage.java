package org.sayso.confirmation;

/**
 * Where challenges and outgoing messages are kept: four ports over one database.
 *
 * <p>{@link InMemoryStorage} serves tests; the {@code jdbc} module has the durable one.
 */
public interface Storage {

    ChallengeStore challenges();

    Outbox outbox();

    Ledger ledger();

    UnitOfWork unitOfWork();
}
