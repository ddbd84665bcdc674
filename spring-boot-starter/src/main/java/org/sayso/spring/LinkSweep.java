package org.sayso.spring;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sayso.link.life.LinkLife;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Gives up old offers to link, and deletes what is over for long, every hour. */
final class LinkSweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LinkSweep.class);
    private static final long FIRST_MINUTES = 1;
    private static final long MINUTES = 60;
    private static final long STOP_SECONDS = 5;

    private final LinkLife life;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sayso-link-sweep");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    LinkSweep(LinkLife life) {
        this.life = life;
    }

    @Override
    public void start() {
        running = true;
        var unused = sweeper.scheduleWithFixedDelay(this::sweep, FIRST_MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            life.sweep();
        } catch (RuntimeException e) {
            log.warn("Old links could not be swept; the next attempt is in {} minutes", MINUTES, e);
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
