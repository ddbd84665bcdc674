package org.sayso.audit.seal;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sayso.audit.AuditBatch;
import org.sayso.audit.AuditStore;
import org.sayso.audit.BatchExistsException;
import org.sayso.confirmation.UnitOfWork;

/**
 * Seals events in batches. An event is taken by the update that gives it its batch, and only where it has none; so nothing is
 * skipped because it was committed later than its neighbours, and of several replicas one takes it. Thread-safe.
 */
public final class Sealer {

    /** The most events of a batch; what verifying holds in memory. */
    static final int BATCH = 10_000;

    private static final int ATTEMPTS = 20;

    private final AuditStore store;
    private final UnitOfWork unitOfWork;
    private final KeyPair key;
    private final Clock clock;

    /** A sealer that signs with this pair. */
    public Sealer(AuditStore store, UnitOfWork unitOfWork, KeyPair key, Clock clock) {
        this.store = store;
        this.unitOfWork = unitOfWork;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Seals what is committed and in no batch.
     *
     * @return the head of the last batch sealed here; empty where there was nothing to seal
     */
    public Optional<AuditHead> seal() {
        Optional<AuditHead> last = Optional.empty();
        while (true) {
            Optional<AuditBatch> batch = sealOne();
            if (batch.isEmpty()) {
                return last;
            }
            last = batch.map(AuditHead::of);
            if (batch.get().events() < BATCH) {
                return last;
            }
        }
    }

    /** How many events wait to be sealed. */
    public long unsealed() {
        return store.unsealed();
    }

    private Optional<AuditBatch> sealOne() {
        for (int attempt = 1; ; attempt++) {
            try {
                return unitOfWork.run(this::nextBatch);
            } catch (BatchExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Optional<AuditBatch> nextBatch() {
        Optional<AuditBatch> newest = store.newest();
        long number = newest.map(AuditBatch::number).orElse(0L) + 1;
        if (store.take(number, BATCH) == 0) {
            return Optional.empty();
        }
        List<String> lines = store.events(number).stream()
                .map(row -> AuditLines.event(number, row))
                .toList();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String hash = AuditLines.hash(lines);
        String previous = newest.map(AuditBatch::head).orElse(AuditBatch.NO_HEAD);
        String keyId = AuditKeys.id(key.getPublic());
        String statement = AuditLines.statement(number, now, lines.size(), hash, previous, keyId);
        AuditBatch batch = new AuditBatch(
                number,
                now,
                lines.size(),
                hash,
                previous,
                keyId,
                AuditLines.hash(statement),
                AuditKeys.sign(key.getPrivate(), statement));
        store.add(batch);
        return Optional.of(batch);
    }
}
