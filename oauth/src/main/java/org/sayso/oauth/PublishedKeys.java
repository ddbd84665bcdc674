package org.sayso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.sayso.CallerRefusal;
import org.sayso.Deadline;

/**
 * The keys an issuer publishes: cached for five minutes and refreshed ahead, kept through an outage for a bounded time,
 * and fetched for the sake of unknown key ids once in 30 seconds, however many arrive.
 */
final class PublishedKeys implements SigningKeys {

    private static final Duration CACHE_LIFE = Duration.ofMinutes(5);
    private static final Duration REFRESH_AHEAD = Duration.ofMinutes(1);
    private static final Duration RATE_LIMIT = Duration.ofSeconds(30);
    private static final long NEVER = Long.MIN_VALUE;

    private final KeySource source;
    private final JWKSetSource<KeySource.Asking> cached;
    private final InstantSource clock;
    private final AtomicLong lastLookForUnknown = new AtomicLong(NEVER);

    PublishedKeys(KeySource source, Duration timeout, Duration outageTolerance, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        ExecutorService refresher = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "sayso-jwks-refresh");
            thread.setDaemon(true);
            return thread;
        });
        this.cached = ((JWKSetBasedJWKSource<KeySource.Asking>) JWKSourceBuilder.create(source)
                        .cache(CACHE_LIFE.toMillis(), timeout.toMillis())
                        .refreshAheadCache(REFRESH_AHEAD.toMillis(), null, refresher, true, null, false)
                        .rateLimited(RATE_LIMIT.toMillis())
                        .outageTolerant(outageTolerance.toMillis())
                        .build())
                .getJWKSetSource();
    }

    @Override
    public Found find(String kid, JWSAlgorithm algorithm, Deadline deadline) {
        KeySource.Asking asking = new KeySource.Asking(deadline);
        JWKSet known;
        try {
            known = cached.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), asking);
        } catch (KeySourceException nothingKnown) {
            return new Found.None(CallerRefusal.PROVIDER_UNAVAILABLE, "no keys are known, and none can be fetched");
        }
        List<JWK> named = KeyFitness.named(kid, known);
        if (named.isEmpty() && mayLookForUnknown()) {
            try {
                named = KeyFitness.named(
                        kid,
                        cached.getJWKSet(
                                JWKSetCacheRefreshEvaluator.referenceComparison(known), clock.millis(), asking));
            } catch (RateLimitReachedException justLooked) {
                // What was seen seconds ago still stands.
            } catch (KeySourceException unreachable) {
                return new Found.None(CallerRefusal.PROVIDER_UNAVAILABLE, "newer keys cannot be fetched");
            }
        }
        if (named.isEmpty()) {
            return source.reachable()
                    ? new Found.None(CallerRefusal.UNKNOWN_KEY, "no published key has this kid")
                    : new Found.None(
                            CallerRefusal.PROVIDER_UNAVAILABLE,
                            "no known key has this kid, and newer ones cannot be fetched");
        }
        return KeyFitness.choose(named, algorithm);
    }

    private boolean mayLookForUnknown() {
        long now = clock.millis();
        long last = lastLookForUnknown.get();
        return (last == NEVER || Math.abs(now - last) >= RATE_LIMIT.toMillis())
                && lastLookForUnknown.compareAndSet(last, now);
    }

    @Override
    public void close() {
        try {
            cached.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
