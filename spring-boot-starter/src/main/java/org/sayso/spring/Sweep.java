package org.sayso.spring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does something again and again while the application runs; what fails is tried again the next time. */
final class Sweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final long STOP_SECONDS = 5;

    private final String what;
    private final Duration first;
    private final Duration every;
    private final Runnable work;
    private final ScheduledExecutorService sweeper;
    private volatile boolean running;

    /**
     * Prepares the work.
     *
     * @param what is done, such as {@code overdue challenges}; also the name of its thread
     * @param first how long after the start it is done first
     * @param every how long after its end it is done again
     */
    Sweep(String what, Duration first, Duration every, Runnable work) {
        this.what = what;
        this.first = first;
        this.every = every;
        this.work = work;
        this.sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sayso-" + what.replace(' ', '-'));
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void start() {
        running = true;
        var unused =
                sweeper.scheduleWithFixedDelay(this::sweep, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("Sweeping {} failed; the next attempt is in {} s", what, every.toSeconds(), e);
        }
    }

    @Override
    public void stop() {
        running = false;
        sweeper.shutdown();
        try {
            if (!sweeper.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                sweeper.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
