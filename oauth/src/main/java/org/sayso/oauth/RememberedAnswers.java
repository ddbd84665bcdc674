package org.sayso.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.sayso.CallerRefusal;
import org.sayso.Check;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.token.Authentication;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenAuthenticator;

/**
 * Remembers for a short while what another authenticator found, and lets concurrent questions about one token share one
 * answer.
 *
 * <p>What is kept are claims and the issuer's plain no, never a failure to ask; it is kept under a fingerprint of the
 * token that nobody without a key of this process can compute. The {@link org.sayso.token.TokenVerifier} compares every
 * claim anew each time, so that nothing passes beyond its {@code exp}. {@link #uncached()} asks in any case, and what it
 * hears replaces what was remembered. Thread-safe.
 */
public final class RememberedAnswers implements TokenAuthenticator {

    /** Where no other is asked for: as long as a revoked token may pass where an intent permits it. */
    public static final Duration DEFAULT_AGE = Duration.ofSeconds(5);

    /** More would make revocation meaningless. */
    public static final Duration MAX_AGE = Duration.ofSeconds(60);

    /** The most answers kept; the least used go first. */
    public static final int MAX_ANSWERS = 10_000;

    /** Authenticators have limits of their own, which are shorter. */
    private static final Duration FLIGHT = Duration.ofSeconds(10);

    private final TokenAuthenticator authenticator;
    private final TokenTelemetry telemetry;
    private final SecretKeySpec key;
    private final Cache<ByteBuffer, Answer> answers;
    private final ConcurrentMap<ByteBuffer, CompletableFuture<Flown>> flights = new ConcurrentHashMap<>();
    private final AtomicLong questions = new AtomicLong();

    /** Each question has a flight of its own only while nobody asks the same; idle threads end. */
    private final ExecutorService pilots = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sayso-token-check");
        thread.setDaemon(true);
        return thread;
    });

    /** What was found, and which question it was found by; null where the last question found nothing certain. */
    private record Answer(@Nullable Authentication found, long question) {}

    /** What a flight found, and the checks made on it. */
    private record Flown(Authentication found, List<Check> checks) {}

    private RememberedAnswers(
            TokenAuthenticator authenticator, Duration age, InstantSource clock, TokenTelemetry telemetry) {
        this.authenticator = authenticator;
        this.telemetry = telemetry;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
        this.answers = Caffeine.newBuilder()
                .maximumSize(MAX_ANSWERS)
                .expireAfterWrite(age)
                .ticker(Times.ticker(clock))
                .build();
    }

    /**
     * Remembers what {@code authenticator} finds.
     *
     * @param age how long: above zero, up to {@link #MAX_AGE}
     * @throws IllegalArgumentException for another age
     */
    public static RememberedAnswers of(
            TokenAuthenticator authenticator, Duration age, InstantSource clock, TokenTelemetry telemetry) {
        if (age.isNegative() || age.isZero() || age.compareTo(MAX_AGE) > 0) {
            throw new IllegalArgumentException("age is " + age + "; set it above zero and up to " + MAX_AGE
                    + ", since a revoked token passes for as long");
        }
        return new RememberedAnswers(
                Objects.requireNonNull(authenticator, "authenticator"),
                age,
                Objects.requireNonNull(clock, "clock"),
                Objects.requireNonNull(telemetry, "telemetry"));
    }

    @Override
    public boolean asksIssuer() {
        return authenticator.asksIssuer();
    }

    @Override
    public Authentication authenticate(PresentedToken token, Inquiry inquiry) {
        ByteBuffer fingerprint = fingerprint(token);
        Authentication known = known(fingerprint);
        if (known != null) {
            telemetry.remembered(TokenTelemetry.Memory.HIT);
            inquiry.passed(Question.CALLER, "remembered answer", "found some seconds ago");
            return known;
        }
        CompletableFuture<Flown> mine = new CompletableFuture<>();
        CompletableFuture<Flown> theirs = flights.putIfAbsent(fingerprint, mine);
        telemetry.remembered(theirs == null ? TokenTelemetry.Memory.MISS : TokenTelemetry.Memory.JOINED);
        if (theirs == null) {
            pilots.execute(() -> fly(fingerprint, token, mine));
        }
        return awaited(theirs == null ? mine : theirs, inquiry);
    }

    private @Nullable Authentication known(ByteBuffer fingerprint) {
        Answer answer = answers.getIfPresent(fingerprint);
        return answer == null ? null : answer.found();
    }

    /** Asks with time of its own, so that one request near its deadline does not decide for those who share the answer. */
    private void fly(ByteBuffer fingerprint, PresentedToken token, CompletableFuture<Flown> flight) {
        Inquiry own = Inquiry.within(FLIGHT);
        try {
            long question = questions.incrementAndGet();
            Authentication found = kept(fingerprint, question, authenticator.authenticate(token, own));
            // First the answer is kept, then the flight ends, so that nobody asks again in between.
            flights.remove(fingerprint, flight);
            flight.complete(new Flown(found, own.checks()));
        } catch (Throwable fault) {
            flights.remove(fingerprint, flight);
            flight.completeExceptionally(fault);
        }
    }

    @Override
    public TokenAuthenticator uncached() {
        return new TokenAuthenticator() {
            @Override
            public Authentication authenticate(PresentedToken token, Inquiry inquiry) {
                telemetry.remembered(TokenTelemetry.Memory.BYPASSED);
                long question = questions.incrementAndGet();
                return kept(
                        fingerprint(token), question, authenticator.uncached().authenticate(token, inquiry));
            }

            @Override
            public boolean asksIssuer() {
                return authenticator.asksIssuer();
            }
        };
    }

    /** How many answers are remembered, about. */
    long size() {
        answers.cleanUp();
        return answers.estimatedSize();
    }

    /** Keeps what is certain, unless somebody who asked later knows better. */
    private Authentication kept(ByteBuffer fingerprint, long question, Authentication found) {
        boolean certain = found instanceof Authentication.Authentic
                || (found instanceof Authentication.Rejected rejected && rejected.reason() == CallerRefusal.INACTIVE);
        Answer answer = new Answer(certain ? found : null, question);
        answers.asMap().merge(fingerprint, answer, (old, fresh) -> old.question() > fresh.question() ? old : fresh);
        return found;
    }

    private static Authentication awaited(CompletableFuture<Flown> flight, Inquiry inquiry) {
        try {
            Flown flown = flight.get(inquiry.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
            flown.checks().forEach(check -> inquiry.passed(check.question(), check.name(), check.detail()));
            return flown.found();
        } catch (TimeoutException late) {
            return unavailable("no answer in the time that was left");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable("interrupted");
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof RuntimeException own ? own : new IllegalStateException(fault.getCause());
        }
    }

    private static Authentication.Rejected unavailable(String detail) {
        return new Authentication.Rejected(CallerRefusal.PROVIDER_UNAVAILABLE, detail);
    }

    private ByteBuffer fingerprint(PresentedToken token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(token.reveal().getBytes(StandardCharsets.UTF_8)))
                    .asReadOnlyBuffer();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HMAC-SHA-256", e);
        }
    }
}
