package org.sayso.authorization.link;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * That an assistant may act for somebody. Immutable.
 *
 * @param id of the link; public
 * @param clientId the id of the client's registration, such as {@code skill:pizza}
 * @param subject of the account
 * @param scopes what was allowed
 * @param since when the client got its first tokens
 * @param lastUsed the day, in UTC, on which the client last refreshed a token, or got the first
 * @param ended when and why it ended; empty while it lives
 */
public record Link(
        String id,
        String clientId,
        String subject,
        Set<String> scopes,
        Instant since,
        LocalDate lastUsed,
        Optional<End> ended) {

    /**
     * The end of a link.
     *
     * @param at when
     * @param reason why
     */
    public record End(Instant at, EndReason reason) {}

    /** Copies the scopes. */
    public Link {
        scopes = Set.copyOf(scopes);
    }
}
