package org.sayso.authorization.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.RSAKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.sayso.authorization.store.Key;
import org.sayso.authorization.store.Purpose;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.store.Times;
import org.springframework.dao.DuplicateKeyException;

/** The signing keys in the database, the private halves sealed. Thread-safe. */
final class SigningKeyTable {

    private static final String NONE = "none";

    private final ServerDatabase database;
    private final ServerSecrets secrets;

    SigningKeyTable(ServerDatabase database, ServerSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** All, in the order in which they sign. */
    List<SigningKey> all() {
        return database.jdbc()
                .sql(
                        "SELECT id, public_key, sealed, sealed_with, signs_from FROM signing_keys ORDER BY signs_from, created")
                .query(this::read)
                .list();
    }

    /**
     * Keeps a key as the one that follows the newest.
     *
     * @param newest the last of {@link #all}, if there is any
     * @return false if another server was faster
     */
    boolean add(RSAKey key, List<SigningKey> newest, Instant now, Instant signsFrom) {
        Key seal = secrets.key(Purpose.SIGNING_KEYS);
        String predecessor =
                newest.isEmpty() ? NONE : newest.get(newest.size() - 1).id();
        try {
            return database.inTransaction(() -> database.jdbc()
                            .sql("INSERT INTO signing_keys (id, predecessor, public_key, sealed, sealed_with, created,"
                                    + " signs_from) VALUES (:id, :predecessor, :publicKey, :sealed, :sealedWith, :now,"
                                    + " :signsFrom)")
                            .param("id", key.getKeyID())
                            .param("predecessor", predecessor)
                            .param("publicKey", key.toPublicJWK().toJSONString())
                            .param(
                                    "sealed",
                                    seal.seal(key.getKeyID(), key.toJSONString().getBytes(UTF_8)))
                            .param("sealedWith", seal.version())
                            .param("now", Times.toColumn(now))
                            .param("signsFrom", Times.toColumn(signsFrom))
                            .update())
                    == 1;
        } catch (DuplicateKeyException faster) {
            return false;
        }
    }

    void delete(String id) {
        database.inTransaction(() -> database.jdbc()
                .sql("DELETE FROM signing_keys WHERE id = :id")
                .param("id", id)
                .update());
    }

    private SigningKey read(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        String sealed = row.getString("sealed");
        return new SigningKey(
                parse(row.getString("public_key")),
                secrets.key(Purpose.SIGNING_KEYS, row.getString("sealed_with"))
                        .map(key -> parse(new String(key.open(id, sealed), UTF_8))),
                Times.fromColumn(row, "signs_from"));
    }

    private static RSAKey parse(String json) {
        try {
            return RSAKey.parse(json);
        } catch (ParseException broken) {
            throw new IllegalStateException("a signing key in the database is broken", broken);
        }
    }
}
