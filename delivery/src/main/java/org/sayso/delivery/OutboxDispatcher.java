package org.sayso.delivery;

import java.time.Clock;
import java.util.List;

/**
 * Delivers what waits in the outbox, on a thread of its own: at once when {@link #wake woken}, else when something is due.
 *
 * <p>Every message is delivered at least once, with an id that stays the same, or given up at the end of its life. A failed
 * attempt is followed by others after 1, 2, 4 ... at most 30 seconds. Several dispatchers may share an outbox; what one of
 * them took and did not finish falls due again after {@link OutboxDispatcherBuilder#lease}. Thread-safe.
 */
public final class OutboxDispatcher implements AutoCloseable {

    private final Worker worker;

    OutboxDispatcher(Deliveries deliveries, Clock clock) {
        worker = new Worker("sayso-outbox", deliveries, clock);
    }

    public static OutboxDispatcherBuilder builder() {
        return new OutboxDispatcherBuilder();
    }

    /**
     * Starts delivering, beginning with what an earlier run left behind.
     *
     * @throws IllegalThreadStateException where it was started before
     */
    public void start() {
        worker.start();
    }

    /** Says that something was committed to the outbox. Returns at once. */
    public void wake() {
        worker.wake();
    }

    /** Stops after the message at hand, within seconds. What still waits stays in the outbox. */
    @Override
    public void close() {
        Worker.close(List.of(worker));
    }
}
