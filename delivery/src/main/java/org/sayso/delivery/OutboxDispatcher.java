package org.sayso.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits in the outbox, on a thread of its own: at once when {@link #wake woken}, else when something is due.
 *
 * <p>Every message is delivered at least once, with an id that stays the same, or given up at the end of its life. A failed
 * attempt is followed by others after 1, 2, 4 ... at most 30 seconds. Several dispatchers may share an outbox; what one of
 * them took and did not finish falls due again after {@link OutboxDispatcherBuilder#lease}. Thread-safe.
 */
public final class OutboxDispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);

    /** Another process may have left something behind: look this often without being woken. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(6);

    private final Deliveries deliveries;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "sayso-outbox");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean closed;

    OutboxDispatcher(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
        thread.setDaemon(true);
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
        thread.start();
    }

    /** Says that something was committed to the outbox. Returns at once. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops after the message at hand, within seconds. What still waits stays in the outbox. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void run() {
        try {
            while (!isClosed()) {
                await(round());
            }
        } catch (InterruptedException e) {
            LOG.debug("The outbox dispatcher was interrupted; what it held falls due again", e);
        }
    }

    /** Delivers what is due; says how long to wait then. */
    private Duration round() throws InterruptedException {
        try {
            deliveries.deliverDue(() -> !isClosed());
            Instant now = clock.instant();
            return deliveries
                    .nextDue()
                    .map(due -> Duration.between(now, due))
                    .filter(wait -> wait.compareTo(IDLE) < 0)
                    .orElse(IDLE);
        } catch (RuntimeException e) {
            LOG.warn("The outbox could not be read; looking again in {} s", AFTER_FAULT.toSeconds(), e);
            return AFTER_FAULT;
        }
    }

    private void await(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (!woken && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
