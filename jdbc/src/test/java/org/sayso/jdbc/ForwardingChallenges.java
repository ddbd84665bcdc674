package org.sayso.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.ChallengeStore;
import org.sayso.confirmation.Outcome;
import org.sayso.token.UserKey;

/** Another store's challenges, to be made faulty in one place. */
class ForwardingChallenges implements ChallengeStore {

    private final ChallengeStore sound;

    ForwardingChallenges(ChallengeStore sound) {
        this.sound = sound;
    }

    @Override
    public void add(Challenge.Pending challenge, int place) {
        sound.add(challenge, place);
    }

    @Override
    public SortedMap<Integer, Challenge.Pending> pending(UserKey user, String skill) {
        return sound.pending(user, skill);
    }

    @Override
    public List<Challenge.Pending> pendingAnywhere(UserKey user) {
        return sound.pendingAnywhere(user);
    }

    @Override
    public List<Challenge.Pending> pendingOfAsker(String asker) {
        return sound.pendingOfAsker(asker);
    }

    @Override
    public int forgetAsker(String asker) {
        return sound.forgetAsker(asker);
    }

    @Override
    public Optional<Challenge.Confirmed> lastConfirmed(UserKey user, String skill) {
        return sound.lastConfirmed(user, skill);
    }

    @Override
    public Optional<Challenge> latest(UserKey user, String skill) {
        return sound.latest(user, skill);
    }

    @Override
    public Optional<Challenge> find(String id) {
        return sound.find(id);
    }

    @Override
    public List<Challenge.Pending> overdue(Instant now, int limit) {
        return sound.overdue(now, limit);
    }

    @Override
    public OptionalInt countTry(String id, Instant now) {
        return sound.countTry(id, now);
    }

    @Override
    public boolean giveTryBack(String id) {
        return sound.giveTryBack(id);
    }

    @Override
    public boolean claim(String id, String transactionDigest, Instant now) {
        return sound.claim(id, transactionDigest, now);
    }

    @Override
    public boolean confirm(String id, String transactionDigest, Instant now, Outcome outcome, String session) {
        return sound.confirm(id, transactionDigest, now, outcome, session);
    }

    @Override
    public boolean lock(String id) {
        return sound.lock(id);
    }

    @Override
    public boolean expire(String id, Instant now) {
        return sound.expire(id, now);
    }

    @Override
    public boolean useUp(String id, String session) {
        return sound.useUp(id, session);
    }

    @Override
    public int prune(Instant before) {
        return sound.prune(before);
    }

    @Override
    public int forget(UserKey user) {
        return sound.forget(user);
    }

    @Override
    public boolean deny(String id) {
        return sound.deny(id);
    }

    @Override
    public boolean withdraw(String id) {
        return sound.withdraw(id);
    }
}
