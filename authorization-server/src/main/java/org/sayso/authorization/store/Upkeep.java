package org.sayso.authorization.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does every half minute what is to be done from time to time, on a thread of its own. Thread-safe. */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "accounts-upkeep");
        made.setDaemon(true);
        return made;
    });

    Upkeep(List<Tended> all) {
        for (Tended each : all) {
            Future<?> unused = thread.scheduleWithFixedDelay(
                    () -> tend(each), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A fault now must not keep it from being tended later. */
    private static void tend(Tended tended) {
        try {
            tended.tend();
        } catch (RuntimeException fault) {
            if (Outage.is(fault)) {
                // Told once, by whoever watches the database.
                return;
            }
            LOG.warn(
                    "{} could not be tended; that is tried again",
                    tended.getClass().getSimpleName(),
                    fault);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The upkeep does not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
