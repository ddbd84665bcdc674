package org.sayso.confirmation;

import java.util.function.Supplier;

/**
 * Runs work inside one database transaction. Implementations MUST be thread-safe.
 */
public interface UnitOfWork {

    /**
     * Runs {@code work} and commits. When the method returns, the commit MUST be durable and visible to everyone.
     *
     * <p>Whatever {@code work} throws MUST roll everything back and MUST reach the caller. An implementation MAY run
     * {@code work} again after it was rolled back because it lost a race for a lock. It MUST refuse to run inside a
     * transaction that is already open, with an {@link IllegalStateException}: what is committed here must not be undone by
     * somebody else's rollback.
     */
    <T> T run(Supplier<T> work);
}
