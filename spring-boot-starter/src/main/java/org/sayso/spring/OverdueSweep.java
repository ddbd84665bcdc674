package org.sayso.spring;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sayso.confirmation.Confirmations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down every ten seconds which challenges are over, so that the business sees it soon that an order was given up.
 * Safety does not depend on it: an overdue challenge cannot be confirmed.
 */
final class OverdueSweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueSweep.class);
    private static final int SECONDS = 10;

    private final Confirmations confirmations;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sayso-overdue");
        thread.setDaemon(true);
        return thread;
    });

    OverdueSweep(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::sweep, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            confirmations.expireOverdue();
        } catch (RuntimeException failure) {
            LOG.warn("Overdue challenges could not be closed; trying again in {} s", SECONDS, failure);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
