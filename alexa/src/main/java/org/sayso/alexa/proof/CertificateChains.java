package org.sayso.alexa.proof;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sayso.Deadline;
import org.sayso.ProofRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chains in use, by address: fetched and validated once, then only their dates are looked at.
 *
 * <p>A trusted chain is kept until the first certificate on its path ends, at most {@value #KEPT_HOURS} hours. A failure
 * is kept for {@value #FAILURE_KEPT_SECONDS} seconds, apart from the trusted ones, so that made-up addresses cannot push
 * them out. Concurrent requests for one address share one fetch, which has its own deadline: a request that is nearly out
 * of time cannot make it fail for the others. Thread-safe.
 */
final class CertificateChains {

    private static final Logger log = LoggerFactory.getLogger(CertificateChains.class);
    private static final String CHECK = "certificate file";
    private static final int KEPT_HOURS = 24;
    private static final int FAILURE_KEPT_SECONDS = 5;
    private static final Duration FETCH = Duration.ofSeconds(4);
    private static final int MAX_TRUSTED = 100;
    private static final int MAX_FAILURES = 1000;

    private final ChainRoute route;
    private final Map<CertificateAddress, ChainRoute> exceptions;
    private final InstantSource clock;
    private final Executor fetchers;
    private final Cache<CertificateAddress, SigningChain> trusted = Caffeine.newBuilder()
            .maximumSize(MAX_TRUSTED)
            .expireAfterWrite(Duration.ofHours(KEPT_HOURS))
            .build();
    private final AsyncCache<CertificateAddress, Finding<SigningChain>> attempts = Caffeine.newBuilder()
            .maximumSize(MAX_FAILURES)
            .expireAfterWrite(Duration.ofSeconds(FAILURE_KEPT_SECONDS))
            .buildAsync();

    CertificateChains(
            ChainRoute route, Map<CertificateAddress, ChainRoute> exceptions, InstantSource clock, Executor fetchers) {
        this.route = route;
        this.exceptions = Map.copyOf(exceptions);
        this.clock = clock;
        this.fetchers = fetchers;
    }

    Finding<SigningChain> find(CertificateAddress address, Instant now, Deadline deadline) {
        SigningChain known = trusted.getIfPresent(address);
        if (known != null && known.validAt(now)) {
            return Finding.passed("certificate chain", known, "path to " + known.anchor() + ", known");
        }
        try {
            CompletableFuture<Finding<SigningChain>> attempt = attempts.get(
                    address, (missing, unused) -> CompletableFuture.supplyAsync(() -> load(missing), fetchers));
            return attempt.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException busy) {
            return unavailable("too many certificate files are being fetched");
        } catch (TimeoutException late) {
            return unavailable("not fetched in time");
        } catch (ExecutionException fault) {
            log.error("Fetching a certificate chain failed unexpectedly", fault.getCause());
            return unavailable("fetching failed unexpectedly");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return unavailable("interrupted while waiting for the certificate file");
        }
    }

    /** Lets the next request try again at once. */
    void forgetAttempts() {
        attempts.synchronous().invalidateAll();
    }

    private Finding<SigningChain> load(CertificateAddress address) {
        Finding<SigningChain> found =
                exceptions.getOrDefault(address, route).load(address, Deadline.in(FETCH), clock.instant());
        if (found instanceof Finding.Passed<SigningChain> passed) {
            trusted.put(address, passed.value());
        }
        return found;
    }

    private static Finding<SigningChain> unavailable(String detail) {
        return Finding.failed(CHECK, ProofRefusal.CERTIFICATE_UNAVAILABLE, detail);
    }
}
