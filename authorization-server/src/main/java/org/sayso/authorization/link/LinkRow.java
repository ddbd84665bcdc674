package org.sayso.authorization.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.client.RefreshPolicy;
import org.sayso.authorization.link.Link.End;
import org.sayso.authorization.store.Times;

/** An authorization as it is in the database; {@code V1__links.sql} explains the columns. Immutable. */
record LinkRow(
        String id,
        String client,
        String subject,
        String grantType,
        Set<String> scopes,
        @Nullable String signedIn,
        @Nullable String request,
        @Nullable Instant codeExpires,
        @Nullable Instant codeUsed,
        @Nullable String idTokenClaims,
        @Nullable Instant linked,
        @Nullable String refreshHash,
        @Nullable String refreshKey,
        @Nullable String refreshSeed,
        Family family,
        @Nullable LocalDate lastUsed,
        @Nullable Instant firstUsed,
        @Nullable Instant idleUntil,
        @Nullable End end) {

    static final String COLUMNS =
            "id, client, subject, grant_type, scopes, signed_in, request, code_expires, code_used,"
                    + " id_token_claims, linked, refresh_hash, refresh_key, refresh_seed, used_generation, used_at, used_key,"
                    + " successor_key, last_used, first_used, idle_until, ended, end_reason";

    static LinkRow read(ResultSet row, int number) throws SQLException {
        Optional<Instant> ended = Times.maybe(row, "ended");
        String reason = row.getString("end_reason");
        return new LinkRow(
                row.getString("id"),
                row.getString("client"),
                row.getString("subject"),
                row.getString("grant_type"),
                Texts.words(row.getString("scopes")),
                row.getString("signed_in"),
                row.getString("request"),
                Times.maybe(row, "code_expires").orElse(null),
                Times.maybe(row, "code_used").orElse(null),
                row.getString("id_token_claims"),
                Times.maybe(row, "linked").orElse(null),
                row.getString("refresh_hash"),
                row.getString("refresh_key"),
                row.getString("refresh_seed"),
                new Family(
                        row.getInt("used_generation"),
                        Times.maybe(row, "used_at").orElse(null),
                        Objects.requireNonNullElse(row.getString("used_key"), ""),
                        Objects.requireNonNullElse(row.getString("successor_key"), "")),
                row.getObject("last_used", LocalDate.class),
                Times.maybe(row, "first_used").orElse(null),
                Times.maybe(row, "idle_until").orElse(null),
                ended.map(at -> new End(at, EndReason.valueOf(reason))).orElse(null));
    }

    /** How and when the link ended or expired; empty while it lives, and for what is not a link yet. */
    Optional<End> ended(RefreshPolicy policy, Instant now) {
        if (end != null) {
            return Optional.of(end);
        }
        Instant over = policy.absoluteLife()
                .filter(life -> linked != null)
                .map(life -> Objects.requireNonNull(linked).plus(life))
                .orElse(Instant.MAX);
        if (idleUntil != null && idleUntil.isBefore(over)) {
            over = idleUntil;
        }
        return now.isBefore(over) ? Optional.empty() : Optional.of(new End(over, EndReason.EXPIRED));
    }

    /** As others see it; only where there is a link. */
    Link link(Optional<End> ended) {
        return new Link(
                id, client, subject, scopes, Objects.requireNonNull(linked), Objects.requireNonNull(lastUsed), ended);
    }
}
