package org.sayso.authorization.client;

import java.time.Instant;
import java.util.Optional;
import org.sayso.authorization.settings.AddedClient;

/**
 * A client that an administrator added. Immutable.
 *
 * @param added what it is
 * @param clientId its client id, which never changes
 * @param secretHash what is kept of its secret
 * @param secretSince when that was made
 * @param former the secret before, if there was one that is not forgotten
 * @param since when it was added
 */
public record KeptClient(
        AddedClient added,
        String clientId,
        String secretHash,
        Instant secretSince,
        Optional<Former> former,
        Instant since) {

    /**
     * A secret that was replaced.
     *
     * @param hash what is kept of it
     * @param goodUntil when it ends
     */
    public record Former(String hash, Instant goodUntil) {}

    /** The id of its registration, such as {@code skill:pizza}. */
    public String id() {
        return added.id();
    }

    /** What secrets are compared with now. */
    String hashes(Instant now) {
        return former.filter(before -> now.isBefore(before.goodUntil()))
                .map(before -> secretHash + KeyedSecretEncoder.OR + before.hash())
                .orElse(secretHash);
    }

    @Override
    public String toString() {
        return "KeptClient[" + id() + "]";
    }
}
