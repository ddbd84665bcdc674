package org.sayso.authorization.link;

/**
 * Keeps what an account's owner, or somebody in their name, has begun to allow and nobody has turned into a link yet.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface PendingGrants {

    /** Forgets it for this account. What was about to become a link has done so when this returns, or never will. */
    void forget(String subject);
}
