package org.sayso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
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
import org.sayso.CallerRefusal;
import org.sayso.Deadline;

/**
 * The keys an issuer publishes: cached for five minutes and refreshed ahead, kept through an outage for a bounded time,
 * and fetched at most twice in 30 seconds however many unknown key ids arrive.
 */
final class PublishedKeys implements AutoCloseable {

    private static final Duration CACHE_LIFE = Duration.ofMinutes(5);
    private static final Duration REFRESH_AHEAD = Duration.ofMinutes(1);
    private static final Duration RATE_LIMIT = Duration.ofSeconds(30);
    private static final int MIN_RSA_BITS = 2048;

    private final Jwks jwks;
    private final JWKSetSource<Jwks.Asking> cached;
    private final InstantSource clock;

    PublishedKeys(Jwks jwks, Duration timeout, Duration outageTolerance, InstantSource clock) {
        this.jwks = jwks;
        this.clock = clock;
        ExecutorService refresher = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "sayso-jwks-refresh");
            thread.setDaemon(true);
            return thread;
        });
        this.cached = ((JWKSetBasedJWKSource<Jwks.Asking>) JWKSourceBuilder.create(jwks)
                        .cache(CACHE_LIFE.toMillis(), timeout.toMillis())
                        .refreshAheadCache(REFRESH_AHEAD.toMillis(), null, refresher, true, null, false)
                        .rateLimited(RATE_LIMIT.toMillis())
                        .outageTolerant(outageTolerance.toMillis())
                        .build())
                .getJWKSetSource();
    }

    /** The outcome of a search. */
    sealed interface Found {
        record Keys(List<JWK> keys) implements Found {}

        record None(CallerRefusal reason, String detail) implements Found {}
    }

    /** The keys of this id that may verify signatures of this algorithm. */
    Found find(String kid, JWSAlgorithm algorithm, Deadline deadline) {
        JWKSelector fitting = new JWKSelector(matcher(kid, algorithm));
        Jwks.Asking asking = new Jwks.Asking(deadline);
        JWKSet known;
        try {
            known = cached.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), asking);
        } catch (KeySourceException nothingKnown) {
            return new Found.None(CallerRefusal.PROVIDER_UNAVAILABLE, "no keys are known, and none can be fetched");
        }
        List<JWK> keys = fitting.select(known);
        if (keys.isEmpty()) {
            try {
                keys = fitting.select(cached.getJWKSet(
                        JWKSetCacheRefreshEvaluator.referenceComparison(known), clock.millis(), asking));
            } catch (RateLimitReachedException justLooked) {
                // What was seen seconds ago still stands.
            } catch (KeySourceException unreachable) {
                return new Found.None(CallerRefusal.PROVIDER_UNAVAILABLE, "newer keys cannot be fetched");
            }
        }
        if (!keys.isEmpty()) {
            return new Found.Keys(keys);
        }
        return jwks.reachable()
                ? new Found.None(CallerRefusal.UNKNOWN_KEY, "no published key has this kid and fits " + algorithm)
                : new Found.None(
                        CallerRefusal.PROVIDER_UNAVAILABLE, "no known key fits, and newer ones cannot be fetched");
    }

    private static JWKMatcher matcher(String kid, JWSAlgorithm algorithm) {
        JWKMatcher.Builder matcher = new JWKMatcher.Builder()
                .keyID(kid)
                .keyUses(KeyUse.SIGNATURE, null)
                .keyOperations(KeyOperation.VERIFY, null)
                .algorithms(algorithm, null);
        return JWSAlgorithm.Family.RSA.contains(algorithm)
                ? matcher.keyType(KeyType.RSA).minKeySize(MIN_RSA_BITS).build()
                : matcher.keyType(KeyType.EC)
                        .curves(Curve.forJWSAlgorithm(algorithm))
                        .build();
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
