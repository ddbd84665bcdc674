package org.sayso.confirmation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The outbox in a map. */
final class InMemoryOutbox implements Outbox {

    private final InMemoryStorage storage;

    InMemoryOutbox(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public void add(OutboxEntry entry) {
        storage.step(true, () -> {
            if (storage.messages.putIfAbsent(entry.id(), entry) != null) {
                throw new IllegalStateException("a message with this id is in the outbox");
            }
            return true;
        });
    }

    @Override
    public Optional<OutboxEntry> find(String id) {
        return storage.step(false, () -> Optional.ofNullable(storage.messages.get(id)));
    }

    @Override
    public List<OutboxEntry> ofChallenge(String challengeId) {
        return storage.step(
                false,
                () -> storage.messages.values().stream()
                        .filter(entry -> entry.challengeId().equals(challengeId))
                        .toList());
    }

    @Override
    public List<OutboxEntry> claim(Instant now, Instant until, int limit) {
        return storage.step(
                true,
                () -> waiting().stream()
                        .filter(entry -> !entry.dueAt().isAfter(now))
                        .limit(limit)
                        .map(entry -> put(change(entry, entry.state(), entry.sealed(), until, entry.attempts() + 1)))
                        .toList());
    }

    @Override
    public Optional<Instant> nextDue() {
        return storage.step(
                false, () -> waiting().stream().map(OutboxEntry::dueAt).findFirst());
    }

    @Override
    public boolean retry(String id, Instant dueAt) {
        return storage.step(
                true,
                () -> waiting().stream()
                        .filter(entry -> entry.id().equals(id))
                        .map(entry -> put(change(entry, entry.state(), entry.sealed(), dueAt, entry.attempts())))
                        .findAny()
                        .isPresent());
    }

    @Override
    public boolean delivered(String id) {
        return end(id, OutboxEntry.State.DELIVERED);
    }

    @Override
    public boolean undeliverable(String id) {
        return end(id, OutboxEntry.State.UNDELIVERABLE);
    }

    @Override
    public void cancel(String challengeId) {
        storage.step(
                true,
                () -> waiting().stream()
                        .filter(entry -> entry.challengeId().equals(challengeId))
                        .map(entry -> end(entry.id(), OutboxEntry.State.CANCELLED))
                        .toList());
    }

    private boolean end(String id, OutboxEntry.State state) {
        return storage.step(
                true,
                () -> waiting().stream()
                        .filter(entry -> entry.id().equals(id))
                        .map(entry -> put(change(entry, state, "", entry.dueAt(), entry.attempts())))
                        .findAny()
                        .isPresent());
    }

    private List<OutboxEntry> waiting() {
        return storage.messages.values().stream()
                .filter(entry -> entry.state() == OutboxEntry.State.WAITING)
                .sorted(Comparator.comparing(OutboxEntry::dueAt))
                .toList();
    }

    private OutboxEntry put(OutboxEntry entry) {
        storage.messages.put(entry.id(), entry);
        return entry;
    }

    private static OutboxEntry change(
            OutboxEntry entry, OutboxEntry.State state, String sealed, Instant dueAt, int attempts) {
        return new OutboxEntry(entry.id(), entry.challengeId(), state, sealed, dueAt, entry.expiresAt(), attempts);
    }
}
