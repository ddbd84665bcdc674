package org.sayso.spring;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sayso.confirmation.Confirmations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Writes down every five seconds which challenges are over, so that the business sees what was given up. */
final class OverdueSweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OverdueSweep.class);
    private static final long SECONDS = 5;

    private final Confirmations confirmations;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sayso-overdue");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    OverdueSweep(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public void start() {
        running = true;
        var unused = sweeper.scheduleWithFixedDelay(this::sweep, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            confirmations.expireOverdue();
        } catch (RuntimeException e) {
            log.warn("Overdue challenges could not be written down; the next attempt is in {} s", SECONDS, e);
        }
    }

    @Override
    public void stop() {
        running = false;
        sweeper.shutdown();
        try {
            if (!sweeper.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
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
