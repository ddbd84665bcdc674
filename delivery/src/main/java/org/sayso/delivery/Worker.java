package org.sayso.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.sayso.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does {@link DueWork}: at once when {@link #wake woken}, else when something is due. Thread-safe. */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** Another process may have left something behind: look this often without being woken. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(6);

    private final DueWork work;
    private final Clock clock;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean closed;

    Worker(String name, DueWork work, Clock clock) {
        this.work = work;
        this.clock = clock;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Asks it to stop after the piece of work at hand. Returns at once. */
    private void stop() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops them all, each after the piece of work at hand, within seconds. */
    static void close(List<Worker> workers) {
        workers.forEach(Worker::stop);
        Deadline patience = Deadline.in(CLOSE_PATIENCE);
        try {
            for (Worker worker : workers) {
                worker.thread.join(Math.max(1, patience.remaining().toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(worker -> worker.thread.interrupt());
    }

    private void run() {
        try {
            while (!isClosed()) {
                await(round());
            }
        } catch (InterruptedException e) {
            LOG.debug("{} was interrupted; what it held falls due again", thread.getName(), e);
        }
    }

    /** Does what is due; says how long to wait then. */
    private Duration round() throws InterruptedException {
        try {
            work.doDue(() -> !isClosed());
            Instant now = clock.instant();
            return work.nextDue()
                    .map(due -> Duration.between(now, due))
                    .filter(wait -> wait.compareTo(IDLE) < 0)
                    .orElse(IDLE);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} could not read what is due; looking again in {} s",
                    thread.getName(),
                    AFTER_FAULT.toSeconds(),
                    e);
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
