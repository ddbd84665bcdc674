package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.audit.AuditKind;
import org.sayso.audit.AuditStore;
import org.sayso.audit.seal.AuditHead;
import org.sayso.audit.seal.AuditKeys;
import org.sayso.audit.seal.Sealer;
import org.sayso.confirmation.Storage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is found of those who alter the tables: three batches of three events, by Ann, Ben and Ann. */
abstract class JdbcAuditContract extends AuditContract {

    @SuppressWarnings("NullAway.Init") // storage() comes first
    private HikariDataSource dataSource;

    @SuppressWarnings("NullAway.Init")
    private JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init")
    private AuditStore store;

    /** The JDBC URL of an empty database. */
    abstract String freshDatabase();

    @Override
    Storage storage() {
        dataSource = Databases.migrated(freshDatabase());
        jdbc = JdbcClient.create(dataSource);
        Storage storage = Databases.storage(dataSource);
        store = storage.audit();
        return storage;
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    private AuditHead threeBatches() {
        AuditHead head = null;
        for (int i = 0; i < 3; i++) {
            record(
                    event(AuditKind.REQUESTED, Orders.ANN),
                    event(AuditKind.WRONG_CODE, Orders.BEN),
                    event(AuditKind.CONFIRMED, Orders.ANN));
            head = seal();
        }
        return Objects.requireNonNull(head);
    }

    private void alter(String sql, int rows) {
        assertThat(jdbc.sql(sql).update()).isEqualTo(rows);
    }

    private List<String> found(AuditHead... heads) {
        return verify(store, heads).findings().stream().map(Object::toString).toList();
    }

    private long event(int batch, int position) {
        return store.events(batch).get(position).id();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "happened_at = happened_at + INTERVAL '0.000001' SECOND",
                "happened_at = happened_at - INTERVAL '1' HOUR",
                "kind = 'CONFIRMED'",
                "kind = 'confirmed'",
                "person = (SELECT person FROM sayso_audit WHERE kind = 'REQUESTED' AND batch = 1)",
                "skill = ''",
                "transaction_type = 'pizza-order '",
                "transaction_digest = ''",
                "challenge_id = 'c-2'",
                "method = 'email-code'",
                "reason = 'LOCKED'"
            })
    void changedColumn_isFound(String change) {
        threeBatches();

        alter("UPDATE sayso_audit SET " + change + " WHERE id = " + event(2, 1), 1);

        assertThat(found()).containsExactly("batch 2: EVENTS_ALTERED: its 3 events are not those that were sealed");
    }

    @Test
    void columnMadeNull_isFound() {
        threeBatches();
        jdbc.sql("ALTER TABLE sayso_audit ALTER COLUMN reason DROP NOT NULL").update();

        alter("UPDATE sayso_audit SET reason = NULL WHERE id = " + event(1, 0), 1);

        assertThat(found()).containsExactly("batch 1: EVENTS_ALTERED: its 3 events are not those that were sealed");
    }

    @Test
    void deletedRow_isFound() {
        threeBatches();

        alter("DELETE FROM sayso_audit WHERE id = " + event(2, 1), 1);

        assertThat(found()).containsExactly("batch 2: EVENTS_MISSING: 2 of 3 events");
    }

    @Test
    void insertedRow_isFound() {
        threeBatches();

        alter("""
                INSERT INTO sayso_audit (batch, happened_at, kind, person, skill, transaction_type, transaction_digest,
                    challenge_id, method, reason)
                SELECT batch, happened_at, kind, person, skill, transaction_type, transaction_digest, challenge_id,
                    method, reason
                FROM sayso_audit WHERE id =""" + " " + event(3, 2), 1);

        assertThat(found()).containsExactly("batch 3: EVENTS_ADDED: 4 events where 3 were sealed");
    }

    @Test
    void swappedRows_areFound() {
        threeBatches();

        alter(
                "UPDATE sayso_audit SET kind = CASE kind WHEN 'REQUESTED' THEN 'CONFIRMED' ELSE 'REQUESTED' END WHERE id IN ("
                        + event(1, 0) + ", " + event(1, 2) + ")",
                2);

        assertThat(found()).containsExactly("batch 1: EVENTS_ALTERED: its 3 events are not those that were sealed");
    }

    @Test
    void eventMovedToAnotherBatch_isFoundInBoth() {
        threeBatches();

        alter("UPDATE sayso_audit SET batch = 3 WHERE id = " + event(1, 2), 1);

        assertThat(found())
                .containsExactly(
                        "batch 1: EVENTS_MISSING: 2 of 3 events",
                        "batch 3: EVENTS_ADDED: 4 events where 3 were sealed");
    }

    @Test
    void eventPutBackAmongTheUnsealed_isMissed_alsoWhenItWasSealedAgain() {
        AuditHead head = threeBatches();

        alter("UPDATE sayso_audit SET batch = NULL WHERE id = " + event(1, 2), 1);
        seal();

        assertThat(found(head)).containsExactly("batch 1: EVENTS_MISSING: 2 of 3 events");
    }

    @Test
    void deletedBatch_isFound() {
        threeBatches();

        alter("DELETE FROM sayso_audit_batch WHERE number = 2", 1);

        assertThat(found())
                .containsExactly(
                        "batch 2: BATCH_MISSING: batch 3 stands where it should be",
                        "EVENTS_WITHOUT_BATCH: 3 events in a batch that is not there");
    }

    @Test
    void batchDeletedWithItsEvents_isFound() {
        threeBatches();

        alter("DELETE FROM sayso_audit WHERE batch = 1", 3);
        alter("DELETE FROM sayso_audit_batch WHERE number = 1", 1);

        assertThat(found()).containsExactly("batch 1: BATCH_MISSING: batch 2 stands where it should be");
    }

    @Test
    void truncatedTail_isFoundAgainstAnExportedHead_andOnlyAgainstThat() {
        AuditHead head = threeBatches();

        alter("DELETE FROM sayso_audit WHERE batch > 1", 6);
        alter("DELETE FROM sayso_audit_batch WHERE number > 1", 2);

        assertThat(found()).isEmpty();
        assertThat(found(head))
                .containsExactly("batch 3: TRUNCATED: its head was exported, and the trail ends with batch 1");
    }

    @Test
    void everythingDeleted_isFoundAgainstAnExportedHead() {
        AuditHead head = threeBatches();

        alter("DELETE FROM sayso_audit", 9);
        alter("DELETE FROM sayso_audit_batch", 3);

        assertThat(found(head))
                .containsExactly("batch 3: TRUNCATED: its head was exported, and the trail ends with batch 0");
    }

    @Test
    void tailRewrittenAndSealedByTheServerItself_isFoundAgainstAnExportedHead() {
        AuditHead head = threeBatches();

        alter("DELETE FROM sayso_audit_batch WHERE number = 3", 1);
        alter("UPDATE sayso_audit SET batch = NULL, kind = 'EXPIRED' WHERE batch = 3", 3);
        seal();

        assertThat(found()).isEmpty();
        assertThat(found(head)).containsExactly("batch 3: OTHER_HEAD: its head is not the one that was exported");
    }

    @Test
    void resealedWithAnotherKey_isFound() {
        threeBatches();
        KeyPair other = AuditKeys.generate();
        Storage storage = Databases.storage(dataSource);
        Sealer forger = sealer(storage, other);

        alter("DELETE FROM sayso_audit_batch WHERE number > 1", 2);
        alter("UPDATE sayso_audit SET batch = NULL, kind = 'EXPIRED' WHERE batch > 1", 6);
        forger.seal();

        assertThat(found()).containsExactly("batch 2: OTHER_KEY: it names a key that is not among those given");

        alter("DELETE FROM sayso_audit_batch WHERE number > 1", 1);
        alter("UPDATE sayso_audit SET batch = NULL WHERE batch > 1", 6);
        // The name of the right key over a signature of the other.
        new Sealer(
                        storage.audit(),
                        storage.unitOfWork(),
                        new KeyPair(KEY.getPublic(), other.getPrivate()),
                        Clock.systemUTC())
                .seal();

        assertThat(found()).containsExactly("batch 2: SIGNATURE_WRONG: the key it names did not sign it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sealed_at = sealed_at + INTERVAL '1' SECOND | BATCH_ALTERED",
                "events = 2             | EVENTS_ADDED BATCH_ALTERED",
                "events_hash = 'x'      | EVENTS_ALTERED BATCH_ALTERED",
                "previous_head = 'x'    | CHAIN_BROKEN BATCH_ALTERED",
                "key_id = 'x'           | BATCH_ALTERED",
                "head = 'x'             | BATCH_ALTERED CHAIN_BROKEN",
                "signature = 'x'        | SIGNATURE_WRONG"
            })
    void changedBatch_isFound(String change, String kinds) {
        threeBatches();

        alter("UPDATE sayso_audit_batch SET " + change + " WHERE number = 2", 1);

        assertThat(verify(store).findings())
                .extracting(finding -> finding.kind().name())
                .containsExactly(kinds.split(" "));
    }

    @Test
    void tablesAlone_nameNobody() {
        threeBatches();

        assertThat(jdbc.sql("SELECT name || secret_key FROM sayso_audit_person")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(row -> row.matches("[0-9a-f]{128}"));
    }
}
