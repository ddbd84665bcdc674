package org.sayso.confirmation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sayso.audit.AuditBatch;
import org.sayso.audit.AuditRow;
import org.sayso.audit.AuditStore;
import org.sayso.audit.BatchExistsException;

/** The audit trail in maps. */
final class InMemoryAudit implements AuditStore {

    /** An event and its batch; 0 while it has none. */
    record Kept(AuditRow row, long batch) {}

    private final InMemoryStorage storage;

    InMemoryAudit(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public void add(AuditRow event) {
        storage.step(true, () -> {
            long id = storage.events.size() + 1L;
            return storage.events.put(
                    id,
                    new Kept(
                            new AuditRow(
                                    id,
                                    event.at(),
                                    event.kind(),
                                    event.person(),
                                    event.skill(),
                                    event.transactionType(),
                                    event.transactionDigest(),
                                    event.challenge(),
                                    event.method(),
                                    event.reason()),
                            0));
        });
    }

    @Override
    public String personKey(String name, String fresh) {
        return storage.step(true, () -> storage.persons.computeIfAbsent(name, missing -> fresh));
    }

    @Override
    public boolean forgetPerson(String name) {
        return storage.step(true, () -> storage.persons.remove(name) != null);
    }

    @Override
    public int take(long batch, int limit) {
        return storage.step(true, () -> {
            List<Kept> taken = in(0).stream().limit(limit).toList();
            taken.forEach(kept -> storage.events.put(kept.row().id(), new Kept(kept.row(), batch)));
            return taken.size();
        });
    }

    @Override
    public void add(AuditBatch batch) {
        storage.step(true, () -> {
            if (storage.batches.putIfAbsent(batch.number(), batch) != null) {
                throw new BatchExistsException(new IllegalStateException("batch " + batch.number()));
            }
            return true;
        });
    }

    @Override
    public Optional<AuditBatch> newest() {
        return storage.step(
                false, () -> storage.batches.values().stream().max(Comparator.comparing(AuditBatch::number)));
    }

    @Override
    public List<AuditBatch> batches(long above, int limit) {
        return storage.step(
                false,
                () -> new TreeMap<>(storage.batches)
                        .tailMap(above, false).values().stream().limit(limit).toList());
    }

    @Override
    public List<AuditRow> events(long batch) {
        return storage.step(false, () -> in(batch).stream().map(Kept::row).toList());
    }

    @Override
    public List<Long> missingBatches() {
        return storage.step(
                false,
                () -> storage.events.values().stream()
                        .map(Kept::batch)
                        .filter(batch -> batch != 0 && !storage.batches.containsKey(batch))
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Override
    public long unsealed() {
        return storage.step(false, () -> (long) in(0).size());
    }

    private List<Kept> in(long batch) {
        Map<Long, Kept> byId = new TreeMap<>(storage.events);
        return byId.values().stream().filter(kept -> kept.batch() == batch).toList();
    }
}
