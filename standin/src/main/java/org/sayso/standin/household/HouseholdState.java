package org.sayso.standin.household;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The household as it is now. Everything about it can be changed while the stand-in runs, except which devices there are.
 * Ids that do not live here are an {@code IllegalArgumentException}. Thread-safe; each change is whole, and its listeners
 * hear of it before the next.
 */
public final class HouseholdState {

    private final Clock clock;
    private final ProfilePins pins;
    private final Moves moves = new Moves();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile Household household;

    public HouseholdState(Household household, Clock clock) {
        this.household = household;
        this.clock = clock;
        this.pins = new ProfilePins(clock);
    }

    /** Hears of changes, on whatever thread. */
    public interface Listener {
        /** Called after each change; the two are never equal. */
        void changed(Household before, Household after);
    }

    /** Calls a listener after each change; closing the result ends that. */
    public AutoCloseable subscribe(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The household as it is now. */
    public Household now() {
        return household;
    }

    /** Somebody as they are now. */
    public Person person(String id) {
        return household.person(id);
    }

    /**
     * Changes the household.
     *
     * @throws IllegalArgumentException if the result cannot be a household, or has other devices; nothing is changed then
     */
    public synchronized void change(UnaryOperator<Household> change) {
        Household before = household;
        Household after = change.apply(before);
        if (!ids(before).equals(ids(after))) {
            throw new IllegalArgumentException(
                    "Devices come and go only when the stand-in starts; it has " + ids(before));
        }
        if (after.equals(before)) {
            return;
        }
        pins.forgetChanged(before, after);
        household = after;
        listeners.forEach(listener -> listener.changed(before, after));
    }

    private static List<String> ids(Household household) {
        return household.devices().stream().map(Device::id).sorted().toList();
    }

    /**
     * Changes somebody. Marking an owner takes the account from whoever had it.
     *
     * @throws IllegalArgumentException if nobody has this id, or the change would give them another
     */
    public synchronized void change(String personId, UnaryOperator<Person> change) {
        Person before = person(personId);
        Person after = change.apply(before);
        if (!after.id().equals(personId)) {
            throw new IllegalArgumentException("An id cannot be changed: " + personId);
        }
        boolean newOwner = after.owner() && !before.owner();
        change(now -> now.withPeople(now.people().stream()
                .map(each -> each.id().equals(personId) ? after : newOwner ? each.withOwner(false) : each)
                .toList()));
    }

    /**
     * Somebody moves in, under an id that nobody had before: with that as an address at {@code example.com}, without a number.
     *
     * @param name 1 to 40 letters, digits and what stands between names; nobody else's, whatever its case
     * @param recognized whether Alexa knows the voice
     * @throws IllegalArgumentException if the name will not do, or 8 people live here
     */
    public synchronized Person moveIn(String name, boolean recognized) {
        Person stranger = moves.newcomer(household, name);
        Person person = stranger.withVoice(stranger.voice().withRecognized(recognized));
        change(now -> now.withPeople(
                Stream.concat(now.people().stream(), Stream.of(person)).toList()));
        return person;
    }

    /**
     * Somebody moves out; a task of theirs ends at the next word.
     *
     * @throws IllegalArgumentException if nobody has this id, or {@link Household#whyNotOut} says why not
     */
    public synchronized void moveOut(String personId) {
        change(now -> moves.without(now, personId));
    }

    /** Grants scopes to a skill for the account of the devices. */
    public void grant(String skillId, Collection<String> scopes) {
        change(now -> now.withPermissions(Permissions.with(now.permissions(), skillId, scopes)));
    }

    /** Withdraws scopes that were granted for the account of the devices. */
    public void withdraw(String skillId, Collection<String> scopes) {
        change(now -> now.withPermissions(Permissions.without(now.permissions(), skillId, scopes)));
    }

    /** Grants scopes to a skill for one person. */
    public void grant(String skillId, String personId, Collection<String> scopes) {
        change(personId, now -> now.withPermissions(Permissions.with(now.permissions(), skillId, scopes)));
    }

    /** Withdraws scopes that one person granted. */
    public void withdraw(String skillId, String personId, Collection<String> scopes) {
        change(personId, now -> now.withPermissions(Permissions.without(now.permissions(), skillId, scopes)));
    }

    /** Remembers that a person refused now to link an account with a skill by voice. */
    public void refuse(String personId, String skillId) {
        change(personId, now -> {
            Map<String, Instant> refusals = new HashMap<>(now.refusals());
            refusals.put(skillId, clock.instant());
            return now.withRefusals(refusals);
        });
    }

    /** Forgets that a person refused to link with a skill. */
    public void forgetRefusal(String personId, String skillId) {
        change(personId, now -> {
            Map<String, Instant> refusals = new HashMap<>(now.refusals());
            refusals.remove(skillId);
            return now.withRefusals(refusals);
        });
    }

    /** Forgets what a person refused. */
    public void forgetRefusals(String personId) {
        change(personId, now -> now.withRefusals(Map.of()));
    }

    /** Forgets what people refused later than this, which can be after the clock was put back. */
    public void forgetRefusalsAfter(Instant time) {
        change(now -> now.withPeople(now.people().stream()
                .map(person -> person.withRefusals(person.refusals().entrySet().stream()
                        .filter(refusal -> !refusal.getValue().isAfter(time))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))))
                .toList()));
    }

    /** Whether a person refused to link with a skill within this time. */
    public boolean refusedWithin(Duration memory, String personId, String skillId) {
        Instant refused = person(personId).refusals().get(skillId);
        return refused != null && refused.plus(memory).isAfter(clock.instant());
    }

    /**
     * How sure Alexa is that a person speaks when they speak to a skill: what their voice gives, or 400 while a profile PIN
     * that they said for this skill counts.
     */
    public int confidence(String personId, String skillId) {
        return pins.counts(personId, skillId) ? 400 : person(personId).voice().confidence();
    }

    /** A person said their profile PIN for a skill; that counts for this time. */
    public void verified(String personId, String skillId, Duration life) {
        pins.verified(person(personId).id(), skillId, life);
    }

    /** Takes no profile PIN of a person for this time; zero locks nothing. */
    public void lockPin(String personId, Duration length) {
        pins.lock(person(personId).id(), length);
    }

    /** No profile PIN is locked any more, and nobody has said theirs. */
    public void forgetPins() {
        pins.forgetAll();
    }

    /** Whether no profile PIN of a person is taken now. A PIN that is changed is taken at once. */
    public boolean pinLocked(String personId) {
        return pins.locked(personId);
    }
}
