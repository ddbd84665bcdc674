package org.sayso.authorization.link;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.client.ClientProfile;
import org.sayso.authorization.client.RefreshPolicy;
import org.sayso.authorization.link.Family.Standing;
import org.sayso.authorization.settings.LateReuse;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.token.RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** What a presented refresh token is answered with, by the standing of its generation in its {@link Family}. Thread-safe. */
final class Refreshes {

    /** A presented refresh token, and what was found for it; for Spring, which looks for it again in the same refresh. */
    private record Settled(String value, Optional<OAuth2Authorization> authorization) {

        @Override
        public String toString() {
            return "Settled";
        }
    }

    private static final ThreadLocal<@Nullable Settled> SETTLED = new ThreadLocal<>();

    private final InstantSource clock;
    private final ServerDatabase database;
    private final RegisteredClientRepository clients;
    private final LinkTable links;
    private final LinkLives lives;
    private final RefreshSecrets secrets;
    private final Restored restored;

    Refreshes(
            InstantSource clock,
            ServerDatabase database,
            RegisteredClientRepository clients,
            LinkTable links,
            LinkLives lives,
            RefreshSecrets secrets,
            Restored restored) {
        this.clock = clock;
        this.database = database;
        this.clients = clients;
        this.links = links;
        this.lives = lives;
        this.secrets = secrets;
        this.restored = restored;
    }

    <T extends @Nullable Object> T refresh(String value, RegisteredClient client, Supplier<T> work) {
        SETTLED.set(new Settled(value, RefreshToken.parse(value).flatMap(token -> settle(token, client))));
        try {
            return work.get();
        } finally {
            SETTLED.remove();
        }
    }

    /** What Spring is to work with: as it was settled, where that token is being refreshed. */
    Optional<OAuth2Authorization> find(String value) {
        Settled refresh = SETTLED.get();
        return refresh != null && refresh.value().equals(value)
                ? refresh.authorization()
                : RefreshToken.parse(value).flatMap(this::find);
    }

    /** The link of a token that we made, be it good or replaced. */
    Optional<LinkRow> genuine(RefreshToken token) {
        return links.byId(token.link().toString())
                .filter(row -> row.linked() != null)
                .filter(row -> standing(row, token) != Standing.UNKNOWN)
                .filter(row -> secrets.genuine(token, row));
    }

    private Optional<OAuth2Authorization> settle(RefreshToken token, RegisteredClient client) {
        Optional<LinkRow> found = genuine(token);
        RefreshPolicy policy = ClientProfile.refreshPolicy(client);
        LinkRow row = found.orElse(null);
        if (row == null || !row.client().equals(client.getId()) || !lives.alive(row, policy)) {
            return found.flatMap(other -> authorization(other, token));
        }
        Standing standing = standing(row, token);
        if (standing == Standing.CONFIRMS && policy.rotates()) {
            database.inTransaction(
                    () -> links.confirm(row.id(), token.generation(), clock.instant(), secrets.currentVersion()));
            // By this server or by another one, which fixed the key of the successor.
            return find(token);
        }
        if (standing == Standing.LATE) {
            reusedLate(row, token, policy.lateReuse());
        }
        return authorization(row, token);
    }

    private void reusedLate(LinkRow row, RefreshToken token, LateReuse handling) {
        lives.tell(new LinkEvent.ReusedLate(
                lives.link(row), token.generation(), row.family().used(), handling));
        if (handling == LateReuse.END_FAMILY) {
            lives.end(row.id(), EndReason.REUSE);
        }
        if (handling != LateReuse.SERVE) {
            throw Grants.invalid("The refresh token was replaced, and its successor was used.");
        }
    }

    private Optional<OAuth2Authorization> find(RefreshToken token) {
        return genuine(token).flatMap(row -> authorization(row, token));
    }

    private Optional<OAuth2Authorization> authorization(LinkRow row, RefreshToken token) {
        RegisteredClient client = clients.findById(row.client());
        if (client == null) {
            return Optional.empty();
        }
        RefreshPolicy policy = ClientProfile.refreshPolicy(client);
        Standing standing = standing(row, token);
        if (!lives.alive(row, policy) || (standing == Standing.LATE && policy.lateReuse() != LateReuse.SERVE)) {
            return Optional.empty();
        }
        if (!policy.rotates()) {
            return restored.byRefreshToken(row, token.text(), Optional.empty());
        }
        return (standing == Standing.OVERTAKEN ? secrets.newest(row) : secrets.successor(row))
                .flatMap(next -> restored.byRefreshToken(row, token.text(), Optional.of(next)));
    }

    private Standing standing(LinkRow row, RefreshToken token) {
        return row.family().standing(token.generation(), clock.instant());
    }
}
