package org.sayso.delivery;

import java.time.Clock;
import java.util.List;
import org.sayso.confirmation.Storage;
import org.sayso.link.life.LinkLife;

/**
 * Does what is owed since links ended, on a thread of its own: has their grants ended at the issuer, and what is kept about
 * users who want nothing kept deleted.
 *
 * <p>Everything is done at least once, and never given up: a failed attempt is followed by others after 1, 2, 4 ... seconds, at
 * most five minutes; from an hour on, each failure is an error in the log. Several dispatchers may share a database; what one of
 * them took and did not finish falls due again after a minute. Thread-safe.
 */
public final class LinkDutyDispatcher implements AutoCloseable {

    private final Worker worker;

    /**
     * A dispatcher; {@link #start} starts it.
     *
     * @param storage where it is owed; the same as the life's
     */
    public LinkDutyDispatcher(Storage storage, LinkLife life, Clock clock) {
        worker = new Worker("sayso-links-1", new LinkDuties(storage, life, clock), clock);
    }

    /**
     * Starts, with what an earlier run left behind.
     *
     * @throws IllegalThreadStateException where it was started before
     */
    public void start() {
        worker.start();
    }

    /** Says that something is owed. Returns at once. */
    public void wake() {
        worker.wake();
    }

    /** Stops after what is at hand, within seconds. What is still owed stays in the database. */
    @Override
    public void close() {
        Worker.close(List.of(worker));
    }
}
