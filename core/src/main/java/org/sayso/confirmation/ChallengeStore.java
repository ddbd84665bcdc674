package org.sayso.confirmation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.sayso.token.UserKey;

/**
 * Keeps challenges.
 *
 * <p>Methods that change something MUST be called inside {@link UnitOfWork#run} and take part in its transaction; reading is
 * allowed outside. A challenge that moves out of pending loses its {@link Challenge.Sending#reach}. Each change is one conditional
 * step: where several callers race, it MUST be made for at most one of them,
 * across all processes that share the database, and the others MUST see its result. A step that is not made gives
 * {@code false} or empty and changes nothing. Implementations MUST be thread-safe and MUST keep times to the millisecond.
 */
public interface ChallengeStore {

    /**
     * Adds a challenge.
     *
     * @param place which of the places for pending challenges of this user and skill it takes, from 0
     * @throws PendingChallengeExists where that place is taken; the unit of work MUST then be given up
     */
    void add(Challenge.Pending challenge, int place);

    /** The pending challenges of this user and skill by their places, whether or not their life has ended. */
    SortedMap<Integer, Challenge.Pending> pending(UserKey user, String skill);

    /** The challenge of this user and skill that was added last, whatever its state. Names are compared exactly. */
    Optional<Challenge> latest(UserKey user, String skill);

    /** The pending challenges of this user in all skills, whether or not their life has ended. */
    List<Challenge.Pending> pendingAnywhere(UserKey user);

    /** The pending challenges that were asked for through this household, whether or not their life has ended. */
    List<Challenge.Pending> pendingOfAsker(String asker);

    /** The challenge of this user and skill that was confirmed last. */
    Optional<Challenge.Confirmed> lastConfirmed(UserKey user, String skill);

    /** The challenge with this id. */
    Optional<Challenge> find(String id);

    /** Pending challenges whose life has ended at {@code now}, oldest first, at most {@code limit}. */
    List<Challenge.Pending> overdue(Instant now, int limit);

    /**
     * Takes one try away, where the challenge is pending, {@code now} is before its end and a try is left.
     *
     * @return how many tries remain after this one
     */
    OptionalInt countTry(String id, Instant now);

    /** Gives one counted try back, where the challenge is pending; only for a try whose code was not compared with it. */
    boolean giveTryBack(String id);

    /**
     * Keeps everybody else from moving the challenge until the unit of work ends, where it is pending for the transaction
     * with this digest and {@code now} is before its end.
     */
    boolean claim(String id, String transactionDigest, Instant now);

    /**
     * Pending to confirmed, under the same conditions as {@link #claim}.
     *
     * @param session a keyed hash of the session in which it was agreed to, or empty
     */
    boolean confirm(String id, String transactionDigest, Instant now, Outcome outcome, String session);

    /** Pending to locked, where no try is left. */
    boolean lock(String id);

    /** Pending to expired, where {@code now} is not before its end. */
    boolean expire(String id, Instant now);

    /**
     * Takes the session from a confirmed challenge that has this one, so that it serves no other transaction as a fresh
     * confirmation.
     */
    boolean useUp(String id, String session);

    /**
     * Deletes challenges that ended and whose life was over before {@code before}, except those whose remote effect is owed.
     *
     * @return their number
     */
    int prune(Instant before);

    /** Deletes all challenges of this user that ended, except those whose remote effect is owed; gives their number. */
    int forget(UserKey user);

    /** The same of all that were asked for through this household. */
    int forgetAsker(String asker);

    /** Pending to denied. */
    boolean deny(String id);

    /** Pending to withdrawn. */
    boolean withdraw(String id);
}
