package org.sayso.delivery;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.sayso.confirmation.OwedEffect;

/**
 * Carries out the remote parts of confirmed transactions, on threads of its own: at once when {@link #wake woken}, else when
 * something is due.
 *
 * <p>Every effect is performed at least once, with the challenge's id as idempotency key, and never given up. A failed
 * attempt is followed by others after 1, 2, 4 ... seconds, at most five minutes; from
 * {@link EffectDispatcherBuilder#overdueAfter} on, each failure is an error in the log. Several dispatchers may share a
 * database; what one of them took and did not finish falls due again after {@link EffectDispatcherBuilder#lease}.
 * Thread-safe.
 */
public final class EffectDispatcher implements AutoCloseable {

    private final Performances performances;
    private final List<Worker> workers;

    EffectDispatcher(Performances performances, int threads, Clock clock) {
        this.performances = performances;
        workers = IntStream.rangeClosed(1, threads)
                .mapToObj(number -> new Worker("sayso-effects-" + number, performances, clock))
                .toList();
    }

    public static EffectDispatcherBuilder builder() {
        return new EffectDispatcherBuilder();
    }

    /**
     * Starts performing, beginning with what an earlier run left behind.
     *
     * @throws IllegalThreadStateException where it was started before
     */
    public void start() {
        workers.forEach(Worker::start);
    }

    /** Says that an effect was committed. Returns at once. */
    public void wake() {
        workers.forEach(Worker::wake);
    }

    /**
     * What was agreed to longer ago than {@link EffectDispatcherBuilder#overdueAfter} and is still not carried out, oldest
     * first, at most {@code limit}; for an operator to look at.
     */
    public List<OwedEffect> overdue(int limit) {
        return performances.overdue(limit);
    }

    /** Stops after the effects at hand, within seconds. What is still owed stays in the database. */
    @Override
    public void close() {
        Worker.close(workers);
    }
}
