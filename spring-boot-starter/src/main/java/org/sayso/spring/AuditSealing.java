package org.sayso.spring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sayso.audit.seal.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Seals the audit trail at fixed times, earlier when many events wait, and when the application stops. Each head goes to the
 * log at INFO, which is one place outside the database to find it again.
 */
final class AuditSealing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AuditSealing.class);
    private static final long LOOK_MILLIS = 5_000;
    private static final long STOP_SECONDS = 10;

    private final @Nullable Sealer sealer;
    private final Duration every;
    private final int atEvents;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sayso-audit");
        thread.setDaemon(true);
        return thread;
    });
    private long due;
    private volatile boolean running;

    AuditSealing(@Nullable Sealer sealer, Duration every, int atEvents) {
        this.sealer = sealer;
        this.every = every;
        this.atEvents = atEvents;
    }

    @Override
    public void start() {
        running = true;
        if (sealer != null) {
            due = System.nanoTime() + every.toNanos();
            long look = Math.min(every.toMillis(), LOOK_MILLIS);
            var unused = thread.scheduleWithFixedDelay(this::look, look, look, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            if (sealer != null && (System.nanoTime() - due >= 0 || sealer.unsealed() >= atEvents)) {
                seal();
                due = System.nanoTime() + every.toNanos();
            }
        } catch (RuntimeException e) {
            log.error(
                    "The audit trail could not be sealed; what happened since can be altered unnoticed until it is", e);
        }
    }

    private void seal() {
        if (sealer != null) {
            sealer.seal().ifPresent(head -> log.info("Audit trail sealed, its head is {}", head));
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            seal();
        } catch (RuntimeException e) {
            log.error("The end of the audit trail could not be sealed; the next start does it", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server and whoever else writes events: those have higher phases. */
    @Override
    public int getPhase() {
        return 0;
    }
}
