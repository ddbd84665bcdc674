package org.sayso.confirmation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The ledger in maps. */
final class InMemoryLedger implements Ledger {

    /** One thing that happened. */
    record Entry(String subject, Instant at) {}

    private final InMemoryStorage storage;

    InMemoryLedger(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public Standing lock(String subject) {
        return storage.step(true, () -> storage.standings.computeIfAbsent(subject, name -> Standing.CLEAN));
    }

    @Override
    public Optional<Standing> read(String subject) {
        return storage.step(false, () -> Optional.ofNullable(storage.standings.get(subject)));
    }

    @Override
    public void write(String subject, Standing standing) {
        storage.step(true, () -> Optional.ofNullable(storage.standings.put(subject, standing)));
    }

    @Override
    public List<Instant> times(String subject, Instant since) {
        return storage.step(
                false,
                () -> storage.entries.values().stream()
                        .filter(entry -> entry.subject().equals(subject))
                        .map(Entry::at)
                        .filter(at -> !at.isBefore(since))
                        .sorted()
                        .toList());
    }

    @Override
    public void add(String subject, String id, Instant at) {
        storage.step(true, () -> {
            if (storage.entries.putIfAbsent(id, new Entry(subject, at)) != null) {
                throw new IllegalStateException("an entry with this id is in the ledger");
            }
            return true;
        });
    }

    @Override
    public void remove(String id) {
        storage.step(true, () -> Optional.ofNullable(storage.entries.remove(id)));
    }

    @Override
    public int prune(Instant before) {
        return storage.step(true, () -> {
            int all = storage.entries.size();
            storage.entries.values().removeIf(entry -> entry.at().isBefore(before));
            return all - storage.entries.size();
        });
    }
}
