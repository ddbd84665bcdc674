package org.sayso.authorization.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.client.KeptClient.Former;
import org.sayso.authorization.settings.AddedClient;
import org.sayso.authorization.settings.ClientKind;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.Times;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The statements on the table of clients. Thread-safe. */
final class KeptClientTable {

    private static final String SELECT =
            "SELECT id, client_id, members, secret_hash, secret_since, former_hash, former_until, added FROM kept_clients";
    private static final JsonMapper JSON = new JsonMapper();

    private final ServerDatabase database;

    KeptClientTable(ServerDatabase database) {
        this.database = database;
    }

    List<KeptClient> all() {
        return database.jdbc()
                .sql(SELECT + " ORDER BY id")
                .query(KeptClientTable::read)
                .list();
    }

    Optional<KeptClient> byId(String id) {
        return one("id", id);
    }

    Optional<KeptClient> byClientId(String clientId) {
        return one("client_id", clientId);
    }

    /** Anybody may ask for a client id; PostgreSQL takes a text with NUL for a fault. */
    private Optional<KeptClient> one(String column, String value) {
        return value.indexOf('\0') >= 0
                ? Optional.empty()
                : database.jdbc()
                        .sql(SELECT + " WHERE " + column + " = :value")
                        .param("value", value)
                        .query(KeptClientTable::read)
                        .optional();
    }

    /** False if there is one with its name or client id. */
    boolean insert(KeptClient client) {
        try {
            return update(() -> database.jdbc()
                    .sql("INSERT INTO kept_clients (id, client_id, members, secret_hash, secret_since, added)"
                            + " VALUES (:id, :clientId, :members, :hash, :since, :since)")
                    .param("id", client.id())
                    .param("clientId", client.clientId())
                    .param("members", json(client.added()))
                    .param("hash", client.secretHash())
                    .param("since", Times.toColumn(client.since()))
                    .update());
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    boolean change(AddedClient changed) {
        return update(() -> database.jdbc()
                .sql("UPDATE kept_clients SET members = :members WHERE id = :id")
                .param("members", json(changed))
                .param("id", changed.id())
                .update());
    }

    /** The secret before is good until then; {@code null} ends it now. */
    boolean rotate(String id, String hash, Instant now, @Nullable Instant formerUntil) {
        return update(() -> database.jdbc()
                .sql("UPDATE kept_clients SET former_hash = CASE WHEN CAST(:until AS TIMESTAMP WITH TIME ZONE) IS NULL"
                        + " THEN NULL ELSE secret_hash END, former_until = :until, secret_hash = :hash,"
                        + " secret_since = :now WHERE id = :id")
                .param("until", formerUntil == null ? null : Times.toColumn(formerUntil))
                .param("hash", hash)
                .param("now", Times.toColumn(now))
                .param("id", id)
                .update());
    }

    boolean endFormer(String id) {
        return update(() -> database.jdbc()
                .sql("UPDATE kept_clients SET former_hash = NULL, former_until = NULL WHERE id = :id")
                .param("id", id)
                .update());
    }

    boolean delete(String id) {
        return update(() -> database.jdbc()
                .sql("DELETE FROM kept_clients WHERE id = :id")
                .param("id", id)
                .update());
    }

    private boolean update(IntSupplier statement) {
        return database.inTransaction(() -> statement.getAsInt() == 1);
    }

    private static String json(AddedClient client) {
        return JSON.writeValueAsString(new TreeMap<>(client.members()));
    }

    private static KeptClient read(ResultSet row, int number) throws SQLException {
        String[] id = row.getString("id").split(":", 2);
        ClientKind kind = ClientKind.of(id[0])
                .orElseThrow(() -> new IllegalStateException("a client in the database is of an unknown kind"));
        Map<String, String> members = JSON.readValue(row.getString("members"), new TypeReference<>() {});
        String formerHash = row.getString("former_hash");
        return new KeptClient(
                new AddedClient(kind, id[1], members),
                row.getString("client_id"),
                row.getString("secret_hash"),
                Times.fromColumn(row, "secret_since"),
                Times.maybe(row, "former_until")
                        .flatMap(until -> Optional.ofNullable(formerHash).map(hash -> new Former(hash, until))),
                Times.fromColumn(row, "added"));
    }
}
