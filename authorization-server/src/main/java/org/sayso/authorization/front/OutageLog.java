package org.sayso.authorization.front;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a minute at most about requests that are answered with 503, and how many there were since the last. Thread-safe. */
final class OutageLog {

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final AtomicLong quietUntil;
    private final AtomicLong unsaid = new AtomicLong();

    OutageLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        quietUntil = new AtomicLong(nanoTime.getAsLong());
    }

    void note(Throwable failure) {
        long now = nanoTime.getAsLong();
        long quiet = quietUntil.get();
        if (now - quiet < 0 || !quietUntil.compareAndSet(quiet, now + QUIET_NANOS)) {
            unsaid.incrementAndGet();
            return;
        }
        LOG.warn(
                "A request was answered with status 503, as what it needs does not answer or there is too much to do ({})."
                        + " Before that, and not logged: {}.",
                why(failure),
                unsaid.getAndSet(0));
    }

    /** Kinds only: messages may have what was typed. */
    private static String why(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return failure.getClass().getSimpleName() + ", " + innermost.getClass().getSimpleName();
    }
}
