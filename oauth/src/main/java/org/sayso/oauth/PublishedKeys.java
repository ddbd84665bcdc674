package org.sayso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
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
final class PublishedKeys implements AutoCloseable {

    private static final Duration CACHE_LIFE = Duration.ofMinutes(5);
    private static final Duration REFRESH_AHEAD = Duration.ofMinutes(1);
    private static final Duration RATE_LIMIT = Duration.ofSeconds(30);
    private static final int MIN_RSA_BITS = 2048;
    private static final BigInteger MIN_RSA_EXPONENT = BigInteger.valueOf(65537);
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

    /** The outcome of a search. */
    sealed interface Found {
        record Keys(List<JWK> keys) implements Found {}

        record None(CallerRefusal reason, String detail) implements Found {}
    }

    /** The keys of this id that may verify signatures of this algorithm. */
    Found find(String kid, JWSAlgorithm algorithm, Deadline deadline) {
        KeySource.Asking asking = new KeySource.Asking(deadline);
        JWKSet known;
        try {
            known = cached.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), asking);
        } catch (KeySourceException nothingKnown) {
            return new Found.None(CallerRefusal.PROVIDER_UNAVAILABLE, "no keys are known, and none can be fetched");
        }
        List<JWK> named = named(kid, known);
        if (named.isEmpty() && mayLookForUnknown()) {
            try {
                named = named(
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
        List<JWK> fitting = named.stream()
                .filter(key -> objection(key, algorithm).isEmpty())
                .toList();
        return fitting.isEmpty()
                ? new Found.None(
                        CallerRefusal.KEY_NOT_ALLOWED, "the key of this kid " + objection(named.get(0), algorithm))
                : new Found.Keys(fitting);
    }

    private static List<JWK> named(String kid, JWKSet keys) {
        return keys.getKeys().stream().filter(key -> kid.equals(key.getKeyID())).toList();
    }

    private boolean mayLookForUnknown() {
        long now = clock.millis();
        long last = lastLookForUnknown.get();
        return (last == NEVER || Math.abs(now - last) >= RATE_LIMIT.toMillis())
                && lastLookForUnknown.compareAndSet(last, now);
    }

    /** Why a key is not to verify such signatures (RFC 7517 section 4, RFC 7518 section 3); empty where it may. */
    private static String objection(JWK key, JWSAlgorithm algorithm) {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return "is not for signatures: its use is " + key.getKeyUse();
        }
        if (key.getKeyOperations() != null && !key.getKeyOperations().contains(KeyOperation.VERIFY)) {
            return "is not for verifying: its key_ops say otherwise";
        }
        if (key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm)) {
            return "is for another algorithm than " + algorithm;
        }
        return JWSAlgorithm.Family.RSA.contains(algorithm) ? objectionToRsa(key) : objectionToCurve(key, algorithm);
    }

    private static String objectionToRsa(JWK key) {
        if (!(key instanceof RSAKey rsa)) {
            return "is no RSA key";
        }
        if (rsa.getModulus().decodeToBigInteger().bitLength() < MIN_RSA_BITS) {
            return "has fewer than " + MIN_RSA_BITS + " bits";
        }
        BigInteger exponent = rsa.getPublicExponent().decodeToBigInteger();
        return exponent.compareTo(MIN_RSA_EXPONENT) < 0 || !exponent.testBit(0)
                ? "has a public exponent that is even or below " + MIN_RSA_EXPONENT
                : "";
    }

    private static String objectionToCurve(JWK key, JWSAlgorithm algorithm) {
        return key instanceof ECKey ec && Curve.forJWSAlgorithm(algorithm).contains(ec.getCurve())
                ? ""
                : "is not on the curve of " + algorithm;
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
