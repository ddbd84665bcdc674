package org.sayso.confirmation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Owed effects in a map. */
final class InMemoryEffects implements Effects {

    private final InMemoryStorage storage;

    InMemoryEffects(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public void add(String challengeId, Instant now) {
        OwedEffect effect = new OwedEffect(challengeId, OwedEffect.State.WAITING, now, now, 0);
        storage.step(true, () -> {
            if (storage.effects.putIfAbsent(challengeId, effect) != null) {
                throw new IllegalStateException("the effect of this challenge is owed already");
            }
            return true;
        });
    }

    @Override
    public Optional<OwedEffect> find(String challengeId) {
        return storage.step(false, () -> Optional.ofNullable(storage.effects.get(challengeId)));
    }

    @Override
    public List<OwedEffect> claim(Instant now, Instant until, int limit) {
        return storage.step(
                true,
                () -> waiting()
                        .filter(effect -> !effect.dueAt().isAfter(now))
                        .sorted(Comparator.comparing(OwedEffect::dueAt))
                        .limit(limit)
                        .toList()
                        .stream()
                        .map(effect -> put(effect, OwedEffect.State.WAITING, until, effect.attempts() + 1))
                        .toList());
    }

    @Override
    public Optional<Instant> nextDue() {
        return storage.step(false, () -> waiting().map(OwedEffect::dueAt).min(Comparator.naturalOrder()));
    }

    @Override
    public List<OwedEffect> waitingSince(Instant end, int limit) {
        return storage.step(
                false,
                () -> waiting()
                        .filter(effect -> !effect.since().isAfter(end))
                        .sorted(Comparator.comparing(OwedEffect::since))
                        .limit(limit)
                        .toList());
    }

    @Override
    public boolean retry(String challengeId, Instant dueAt) {
        return change(challengeId, effect -> put(effect, effect.state(), dueAt, effect.attempts()));
    }

    @Override
    public boolean performed(String challengeId) {
        return change(
                challengeId, effect -> put(effect, OwedEffect.State.PERFORMED, effect.dueAt(), effect.attempts()));
    }

    private boolean change(String challengeId, Consumer<OwedEffect> change) {
        return storage.step(true, () -> {
            Optional<OwedEffect> found = waiting()
                    .filter(effect -> effect.challengeId().equals(challengeId))
                    .findAny();
            found.ifPresent(change);
            return found.isPresent();
        });
    }

    private Stream<OwedEffect> waiting() {
        return storage.effects.values().stream().filter(effect -> effect.state() == OwedEffect.State.WAITING);
    }

    private OwedEffect put(OwedEffect effect, OwedEffect.State state, Instant dueAt, int attempts) {
        OwedEffect changed = new OwedEffect(effect.challengeId(), state, effect.since(), dueAt, attempts);
        storage.effects.put(effect.challengeId(), changed);
        return changed;
    }
}
