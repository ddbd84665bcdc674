package org.sayso.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sayso.token.UserKey;

/**
 * Keeps links, and what is owed since they ended.
 *
 * <p>Methods that change something MUST be called inside {@code UnitOfWork.run} and take part in its transaction; reading is
 * allowed outside. Implementations MUST be thread-safe and MUST keep times to the millisecond. They see the platform's ids of
 * users as keyed hashes only, and one that is sealed.
 */
public interface Links {

    /** The link of this name. */
    Optional<Link> find(String name);

    /** The household's own link and those of its people, by name. */
    List<Link> ofUser(String userName);

    /** The links that act for this account, or did, whatever their state, by name. */
    List<Link> ofAccount(UserKey account);

    /**
     * The link of this name, after {@code fresh} was added where there was none. Nobody else gets it before the unit of work
     * ends. Where two add one at once, the unit of work of one is run again.
     */
    Link lock(Link fresh);

    /** Puts this in place of the link of its name, which MUST have been locked. */
    void write(Link link);

    /** Deletes the link of this name. */
    boolean remove(String name);

    /** Links for which linking was offered before {@code before}, oldest first, at most {@code limit}. */
    List<Link> startedBefore(Instant before, int limit);

    /** Deletes links that are neither linked nor have changed since {@code before}, and notes of events from before; their number. */
    int prune(Instant before);

    /** Notes an event; false where it was noted before. Where two note it at once, the unit of work of one is run again. */
    boolean isNews(String event, Instant now);

    /** Writes down that something is owed. */
    void owe(Duty duty);

    /** What is owed by this id. */
    Optional<Duty> duty(String id);

    /**
     * Takes what is owed and due, earliest first, and puts the next attempt off until {@code until}: whoever claims and then
     * dies has lost nothing. Each MUST go to one claimant only. Counts an attempt.
     *
     * @return with the attempt counted, at most {@code limit}
     */
    List<Duty> claim(Instant now, Instant until, int limit);

    /** When the next of what is owed is due; empty where nothing is owed. */
    Optional<Instant> nextDue();

    /** Puts the next attempt at {@code dueAt}. */
    boolean retry(String id, Instant dueAt);

    /** Nothing is owed by this id any more, and nothing is kept of it. */
    boolean done(String id);
}
