package org.sayso.confirmation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sayso.token.UserKey;

/** Challenges in a map. */
final class InMemoryChallenges implements ChallengeStore {

    private final InMemoryStorage storage;

    InMemoryChallenges(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public void add(Challenge.Pending challenge, int place) {
        Transaction transaction = challenge.terms().transaction();
        storage.step(true, () -> {
            if (pending(transaction.user(), transaction.skill()).containsKey(place)) {
                throw new PendingChallengeExists();
            }
            storage.places.put(challenge.terms().id(), place);
            return storage.challenges.put(challenge.terms().id(), challenge) == null;
        });
    }

    @Override
    public SortedMap<Integer, Challenge.Pending> pending(UserKey user, String skill) {
        return storage.step(false, () -> {
            SortedMap<Integer, Challenge.Pending> pending = new TreeMap<>();
            of(user, skill)
                    .filter(Challenge.Pending.class::isInstance)
                    .map(Challenge.Pending.class::cast)
                    .forEach(challenge -> pending.put(
                            Objects.requireNonNull(
                                    storage.places.get(challenge.terms().id())),
                            challenge));
            return pending;
        });
    }

    @Override
    public List<Challenge.Pending> pendingAnywhere(UserKey user) {
        return storage.step(
                false,
                () -> storage.challenges.values().stream()
                        .filter(Challenge.Pending.class::isInstance)
                        .map(Challenge.Pending.class::cast)
                        .filter(each -> each.terms().transaction().user().equals(user))
                        .toList());
    }

    @Override
    public List<Challenge.Pending> pendingOfAsker(String asker) {
        return storage.step(
                false,
                () -> storage.challenges.values().stream()
                        .filter(Challenge.Pending.class::isInstance)
                        .map(Challenge.Pending.class::cast)
                        .filter(each -> each.terms().sending().asker().equals(asker))
                        .toList());
    }

    @Override
    public Optional<Challenge.Confirmed> lastConfirmed(UserKey user, String skill) {
        return storage.step(
                false,
                () -> of(user, skill)
                        .filter(Challenge.Confirmed.class::isInstance)
                        .map(Challenge.Confirmed.class::cast)
                        .max(Comparator.comparing(Challenge.Confirmed::at)));
    }

    @Override
    public Optional<Challenge> latest(UserKey user, String skill) {
        return storage.step(false, () -> newest(user, skill));
    }

    private Optional<Challenge> newest(UserKey user, String skill) {
        return of(user, skill).reduce((older, newer) -> newer);
    }

    private Stream<Challenge> of(UserKey user, String skill) {
        return storage.challenges.values().stream()
                .filter(challenge -> challenge.terms().transaction().user().equals(user)
                        && challenge.terms().transaction().skill().equals(skill));
    }

    @Override
    public Optional<Challenge> find(String id) {
        return storage.step(false, () -> Optional.ofNullable(storage.challenges.get(id)));
    }

    @Override
    public List<Challenge.Pending> overdue(Instant now, int limit) {
        return storage.step(
                false,
                () -> storage.challenges.values().stream()
                        .filter(Challenge.Pending.class::isInstance)
                        .map(Challenge.Pending.class::cast)
                        .filter(pending -> pending.terms().expiredAt(now))
                        .limit(limit)
                        .toList());
    }

    @Override
    public OptionalInt countTry(String id, Instant now) {
        return storage.step(true, () -> {
            Optional<Challenge.Pending> counted = pending(id).flatMap(pending -> pending.counted(now));
            counted.ifPresent(challenge -> storage.challenges.put(id, challenge));
            return counted.map(challenge -> OptionalInt.of(challenge.triesLeft()))
                    .orElse(OptionalInt.empty());
        });
    }

    @Override
    public boolean giveTryBack(String id) {
        return move(id, pending -> true, Challenge.Pending::withTryBack);
    }

    @Override
    public boolean claim(String id, String transactionDigest, Instant now) {
        return storage.step(
                true,
                () -> pending(id)
                        .filter(pending -> confirmable(pending, transactionDigest, now))
                        .isPresent());
    }

    @Override
    public boolean confirm(String id, String transactionDigest, Instant now, Outcome outcome, String session) {
        return move(
                id,
                pending -> confirmable(pending, transactionDigest, now),
                pending -> pending.confirmed(outcome, now, session));
    }

    @Override
    public boolean lock(String id) {
        return move(id, pending -> pending.triesLeft() == 0, Challenge.Pending::locked);
    }

    @Override
    public boolean expire(String id, Instant now) {
        return move(id, pending -> pending.terms().expiredAt(now), Challenge.Pending::expired);
    }

    @Override
    public boolean useUp(String id, String session) {
        return storage.step(true, () -> {
            if (session.isEmpty()
                    || !(storage.challenges.get(id) instanceof Challenge.Confirmed confirmed)
                    || !confirmed.session().equals(session)) {
                return false;
            }
            storage.challenges.put(
                    id, new Challenge.Confirmed(confirmed.terms(), confirmed.outcome(), confirmed.at(), ""));
            return true;
        });
    }

    @Override
    public int prune(Instant before) {
        return delete(challenge -> challenge.terms().expiresAt().isBefore(before));
    }

    @Override
    public int forget(UserKey user) {
        return delete(challenge -> challenge.terms().transaction().user().equals(user));
    }

    @Override
    public int forgetAsker(String asker) {
        return delete(challenge -> challenge.terms().sending().asker().equals(asker));
    }

    private int delete(Predicate<Challenge> which) {
        return storage.step(true, () -> {
            int all = storage.challenges.size();
            storage.challenges
                    .values()
                    .removeIf(challenge -> !(challenge instanceof Challenge.Pending)
                            && which.test(challenge)
                            && !isOwed(challenge.terms().id()));
            return all - storage.challenges.size();
        });
    }

    private boolean isOwed(String id) {
        OwedEffect effect = storage.effects.get(id);
        return effect != null && effect.state() == OwedEffect.State.WAITING;
    }

    @Override
    public boolean deny(String id) {
        return move(id, pending -> true, Challenge.Pending::denied);
    }

    @Override
    public boolean withdraw(String id) {
        return move(id, pending -> true, Challenge.Pending::withdrawn);
    }

    private boolean move(
            String id, Predicate<Challenge.Pending> condition, Function<Challenge.Pending, Challenge> move) {
        return storage.step(true, () -> {
            Optional<Challenge> moved = pending(id).filter(condition).map(move);
            moved.ifPresent(challenge -> storage.challenges.put(id, challenge));
            return moved.isPresent();
        });
    }

    private Optional<Challenge.Pending> pending(String id) {
        return storage.challenges.get(id) instanceof Challenge.Pending pending
                ? Optional.of(pending)
                : Optional.empty();
    }

    private static boolean confirmable(Challenge.Pending pending, String transactionDigest, Instant now) {
        return pending.terms().transaction().digest().equals(transactionDigest)
                && !pending.terms().expiredAt(now);
    }
}
