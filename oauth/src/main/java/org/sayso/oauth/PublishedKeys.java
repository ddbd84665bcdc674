package org.sayso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.sayso.CallerRefusal;
import org.sayso.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys an issuer publishes.
 *
 * <p>They are good for five minutes and refreshed in the background during the last of these; after that they are fetched
 * before they are used, and serve on for a bounded time while they cannot be. For the sake of unknown key ids they are
 * fetched once in 30 seconds, however many arrive. One fetch runs at a time, on a thread of its own, and whoever needs its
 * outcome waits for it as long as there is time. Thread-safe.
 */
final class PublishedKeys implements SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration REFRESH_AHEAD = Duration.ofMinutes(1);
    private static final Duration LOOK_FOR_UNKNOWN = Duration.ofSeconds(30);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final KeySource source;
    private final Duration timeout;
    private final Duration outageTolerance;
    private final InstantSource clock;
    private final ExecutorService fetcher;

    private final Object lock = new Object();
    private @Nullable Known known;
    private @Nullable Failed failed;
    private @Nullable CompletableFuture<Void> running;
    private Instant nextLookForUnknown = Instant.MIN;

    /** @param timeout of one call; a fetch may be two, for metadata and keys */
    PublishedKeys(KeySource source, Duration timeout, Duration outageTolerance, InstantSource clock) {
        this.source = source;
        this.timeout = timeout;
        this.outageTolerance = outageTolerance;
        this.clock = clock;
        this.fetcher = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "sayso-jwks");
            thread.setDaemon(true);
            return thread;
        });
    }

    private record Known(JWKSet keys, Instant since) {}

    private record Failed(Http.Unanswered why, Instant since) {}

    @Override
    public Found find(String kid, JWSAlgorithm algorithm, Deadline deadline) {
        Known current = current(deadline);
        if (current == null) {
            return unavailable("no keys are known");
        }
        List<JWK> named = KeyFitness.named(kid, current.keys());
        if (named.isEmpty()) {
            return lookForUnknown(kid, algorithm, current, deadline);
        }
        return KeyFitness.choose(named, algorithm);
    }

    /** Keys that may be used now; null where there are none. */
    private @Nullable Known current(Deadline deadline) {
        Known have = known();
        Duration age = have == null ? null : Duration.between(have.since(), clock.instant());
        if (have != null && age != null && age.compareTo(LIFE) < 0) {
            if (age.compareTo(LIFE.minus(REFRESH_AHEAD)) >= 0) {
                var unused = fetchUnlessJustFailed();
            }
            return have;
        }
        CompletableFuture<Void> fetch = fetchUnlessJustFailed();
        if (have == null || !failing()) {
            await(fetch, deadline);
        }
        Known now = known();
        return now != null && now.since().plus(LIFE).plus(outageTolerance).isAfter(clock.instant()) ? now : null;
    }

    private Found lookForUnknown(String kid, JWSAlgorithm algorithm, Known seen, Deadline deadline) {
        CompletableFuture<Void> look;
        synchronized (lock) {
            if (running == null && known == seen) {
                Instant now = clock.instant();
                if (now.isBefore(nextLookForUnknown) && failed != null) {
                    return unavailable("newer keys cannot be fetched");
                }
                if (now.isBefore(nextLookForUnknown)) {
                    return new Found.None(
                            CallerRefusal.UNKNOWN_KEY,
                            "no known key has this kid, and newer ones are not looked for before "
                                    + nextLookForUnknown);
                }
                nextLookForUnknown = now.plus(LOOK_FOR_UNKNOWN);
            }
            look = known == seen ? fetch() : CompletableFuture.completedFuture(null);
        }
        boolean looked = await(look, deadline);
        Known now = known();
        if (now == null || now == seen) {
            return unavailable(looked ? "newer keys cannot be fetched" : "newer keys did not arrive in time");
        }
        List<JWK> named = KeyFitness.named(kid, now.keys());
        return named.isEmpty()
                ? new Found.None(CallerRefusal.UNKNOWN_KEY, "no published key has this kid")
                : KeyFitness.choose(named, algorithm);
    }

    private Found unavailable(String what) {
        synchronized (lock) {
            Failed last = failed;
            return last == null
                    ? new Found.None(CallerRefusal.PROVIDER_UNAVAILABLE, what)
                    : new Found.None(
                            last.why().reason(), what + ": " + last.why().why());
        }
    }

    private @Nullable Known known() {
        synchronized (lock) {
            return known;
        }
    }

    /** In an outage, known keys serve without a wait for the next fetch. */
    private boolean failing() {
        synchronized (lock) {
            return failed != null;
        }
    }

    private CompletableFuture<Void> fetchUnlessJustFailed() {
        synchronized (lock) {
            Failed last = failed;
            boolean paused = running == null
                    && last != null
                    && clock.instant().isBefore(last.since().plus(PAUSE_AFTER_FAILURE));
            return paused ? CompletableFuture.completedFuture(null) : fetch();
        }
    }

    /** The fetch that runs, or a new one. */
    private CompletableFuture<Void> fetch() {
        synchronized (lock) {
            CompletableFuture<Void> already = running;
            if (already != null) {
                return already;
            }
            CompletableFuture<Void> fresh = new CompletableFuture<>();
            running = fresh;
            fetcher.execute(() -> fetched(fresh));
            return fresh;
        }
    }

    private void fetched(CompletableFuture<Void> done) {
        try {
            JWKSet keys = source.fetch(Deadline.in(timeout.multipliedBy(2)));
            synchronized (lock) {
                known = new Known(keys, clock.instant());
                failed = null;
            }
        } catch (Http.Unanswered e) {
            failed(e);
        } catch (RuntimeException fault) {
            failed(new Http.Unanswered("fault: " + fault.getClass().getSimpleName()));
        } finally {
            synchronized (lock) {
                running = null;
            }
            done.complete(null);
        }
    }

    private void failed(Http.Unanswered why) {
        log.warn("The issuer's keys could not be fetched: {}", why.why());
        synchronized (lock) {
            failed = new Failed(why, clock.instant());
        }
    }

    /** Whether it ended in time. */
    private static boolean await(CompletableFuture<Void> fetch, Deadline deadline) {
        try {
            fetch.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        fetcher.shutdownNow();
    }
}
