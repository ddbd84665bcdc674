package org.sayso.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sayso.audit.AuditBatch;
import org.sayso.audit.AuditRow;
import org.sayso.audit.AuditStore;
import org.sayso.audit.BatchExistsException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail in the tables {@code sayso_audit}, {@code sayso_audit_batch} and {@code sayso_audit_person}. */
final class JdbcAudit implements AuditStore {

    private static final String SELECT_BATCH = """
            SELECT number, sealed_at, events, events_hash, previous_head, key_id, head, signature
            FROM sayso_audit_batch
            """;

    private final JdbcClient jdbc;

    JdbcAudit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(AuditRow event) {
        jdbc.sql("""
                        INSERT INTO sayso_audit (happened_at, kind, person, skill, transaction_type, transaction_digest,
                            challenge_id, method, reason)
                        VALUES (:at, :kind, :person, :skill, :type, :digest, :challenge, :method, :reason)
                        """)
                .param("at", Times.toColumn(event.at()))
                .param("kind", event.kind())
                .param("person", event.person())
                .param("skill", event.skill())
                .param("type", event.transactionType())
                .param("digest", event.transactionDigest())
                .param("challenge", event.challenge())
                .param("method", event.method())
                .param("reason", event.reason())
                .update();
    }

    @Override
    public String personKey(String name, String fresh) {
        Optional<String> kept = jdbc.sql("SELECT secret_key FROM sayso_audit_person WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            jdbc.sql("INSERT INTO sayso_audit_person (name, secret_key) VALUES (:name, :key)")
                    .param("name", name)
                    .param("key", fresh)
                    .update();
            return fresh;
        } catch (DuplicateKeyException e) {
            // No statement may follow in this transaction (PostgreSQL); the unit of work is run again and finds the
            // key.
            throw new PessimisticLockingFailureException("another event of the same new account was first", e);
        }
    }

    @Override
    public boolean forgetPerson(String name) {
        return jdbc.sql("DELETE FROM sayso_audit_person WHERE name = :name")
                        .param("name", name)
                        .update()
                == 1;
    }

    @Override
    public int take(long batch, int limit) {
        // Whoever waited for another replica finds that these rows have a batch, and takes none of them.
        return jdbc.sql("""
                        UPDATE sayso_audit SET batch = :batch
                        WHERE batch IS NULL AND id IN (
                            SELECT id FROM sayso_audit WHERE batch IS NULL ORDER BY id FETCH FIRST :limit ROWS ONLY)
                        """).param("batch", batch).param("limit", limit).update();
    }

    @Override
    public void add(AuditBatch batch) {
        try {
            jdbc.sql("""
                            INSERT INTO sayso_audit_batch (number, sealed_at, events, events_hash, previous_head, key_id,
                                head, signature)
                            VALUES (:number, :sealedAt, :events, :hash, :previous, :key, :head, :signature)
                            """)
                    .param("number", batch.number())
                    .param("sealedAt", Times.toColumn(batch.sealedAt()))
                    .param("events", batch.events())
                    .param("hash", batch.hash())
                    .param("previous", batch.previous())
                    .param("key", batch.key())
                    .param("head", batch.head())
                    .param("signature", batch.signature())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new BatchExistsException(e);
        }
    }

    @Override
    public Optional<AuditBatch> newest() {
        return jdbc.sql(SELECT_BATCH + "ORDER BY number DESC FETCH FIRST 1 ROW ONLY")
                .query(JdbcAudit::batch)
                .optional();
    }

    @Override
    public List<AuditBatch> batches(long above, int limit) {
        return jdbc.sql(SELECT_BATCH + "WHERE number > :above ORDER BY number FETCH FIRST :limit ROWS ONLY")
                .param("above", above)
                .param("limit", limit)
                .query(JdbcAudit::batch)
                .list();
    }

    @Override
    public List<AuditRow> events(long batch) {
        return jdbc.sql("""
                        SELECT id, happened_at, kind, person, skill, transaction_type, transaction_digest, challenge_id,
                            method, reason
                        FROM sayso_audit WHERE batch = :batch ORDER BY id
                        """).param("batch", batch).query(JdbcAudit::event).list();
    }

    @Override
    public List<Long> missingBatches() {
        return jdbc.sql("""
                        SELECT DISTINCT batch FROM sayso_audit
                        WHERE batch IS NOT NULL
                            AND NOT EXISTS (SELECT 1 FROM sayso_audit_batch WHERE number = sayso_audit.batch)
                        ORDER BY batch
                        """).query(Long.class).list();
    }

    @Override
    public long unsealed() {
        return jdbc.sql("SELECT COUNT(*) FROM sayso_audit WHERE batch IS NULL")
                .query(Long.class)
                .single();
    }

    private static AuditBatch batch(ResultSet row, int number) throws SQLException {
        return new AuditBatch(
                row.getLong("number"),
                Times.fromColumn(row, "sealed_at"),
                row.getInt("events"),
                text(row, "events_hash"),
                text(row, "previous_head"),
                text(row, "key_id"),
                text(row, "head"),
                text(row, "signature"));
    }

    private static AuditRow event(ResultSet row, int number) throws SQLException {
        return new AuditRow(
                row.getLong("id"),
                Times.fromColumn(row, "happened_at"),
                text(row, "kind"),
                text(row, "person"),
                text(row, "skill"),
                text(row, "transaction_type"),
                text(row, "transaction_digest"),
                text(row, "challenge_id"),
                text(row, "method"),
                text(row, "reason"));
    }

    /** Whoever alters rows may alter the tables first: NULL is another text than the empty one. */
    private static String text(ResultSet row, String column) throws SQLException {
        return String.valueOf(row.getString(column));
    }
}
