package org.sayso.oauth;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sayso.CallerRefusal;
import org.sayso.Deadline;
import org.sayso.oauth.TokenTelemetry.Call;
import org.sayso.oauth.TokenTelemetry.Outcome;

/**
 * Calls to one identity provider for one purpose, each bounded in time and size.
 *
 * <p>No redirects, at most 100 kB, and within a time-out that covers the whole answer and never outlasts the deadline of
 * the request that asks. When half of at least five calls fail, none is made for ten seconds. Nothing it throws names an
 * address, so that an address may carry a secret. Thread-safe.
 */
final class Http {

    static final int MAX_BYTES = 100_000;
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(10))
            .permittedNumberOfCallsInHalfOpenState(2)
            .build();

    private final Call call;
    private final Duration timeout;
    private final TokenTelemetry telemetry;
    private final CircuitBreaker breaker;
    private final HttpClient client;

    Http(Call call, Duration timeout, InstantSource clock, TokenTelemetry telemetry) {
        this.call = call;
        this.timeout = timeout;
        this.telemetry = telemetry;
        this.breaker = CircuitBreaker.of(
                call.name(),
                CircuitBreakerConfig.from(BREAKER)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .build());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** An answer below status 500. */
    record Answer(int status, byte[] body) {}

    /** There was no answer that can be used; the message says why, and is safe to show. */
    static final class Unanswered extends Exception {

        private static final long serialVersionUID = 1;

        private final CallerRefusal reason;
        private final boolean noTime;

        private Unanswered(CallerRefusal reason, boolean noTime, String message) {
            super(message, null, false, false);
            this.reason = reason;
            this.noTime = noTime;
        }

        /** The provider did not answer; later it may. */
        Unanswered(String message) {
            this(CallerRefusal.PROVIDER_UNAVAILABLE, false, message);
        }

        /** It was asked at the wrong place, or is not who was meant: only the operator can mend that. */
        static Unanswered misconfigured(String message) {
            return new Unanswered(CallerRefusal.PROVIDER_MISCONFIGURED, false, message);
        }

        /** The request had less time than the provider is given. */
        static Unanswered noTime(String message) {
            return new Unanswered(CallerRefusal.PROVIDER_UNAVAILABLE, true, message);
        }

        CallerRefusal reason() {
            return reason;
        }

        /** Whether it says nothing about the provider. */
        boolean hadNoTime() {
            return noTime;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    Answer send(HttpRequest request, Deadline deadline) throws Unanswered {
        if (deadline.passed()) {
            throw Unanswered.noTime("not called: no time is left");
        }
        if (!breaker.tryAcquirePermission()) {
            telemetry.called(call, Outcome.NOT_CALLED, Duration.ZERO);
            throw new Unanswered("not called: too many calls before it failed, the next is due within 10 s");
        }
        long start = System.nanoTime();
        Duration limit = deadline.atMost(timeout);
        try {
            Answer answer = exchange(request, limit);
            boolean failed = answer.status() >= 500 || answer.status() == 429;
            ended(failed ? Outcome.FAILED : Outcome.ANSWERED, start);
            if (failed) {
                throw new Unanswered("HTTP status " + answer.status());
            }
            return answer;
        } catch (TimeoutException late) {
            String why = "no answer within " + limit.toMillis() + " ms";
            if (limit.equals(timeout)) {
                ended(Outcome.TIMED_OUT, start);
                throw new Unanswered(why);
            }
            // It had less than its time, which says nothing about the provider.
            breaker.releasePermission();
            telemetry.called(call, Outcome.TIMED_OUT, limit);
            throw Unanswered.noTime(why);
        } catch (IOException broken) {
            ended(Outcome.UNREACHABLE, start);
            throw new Unanswered(kind(broken));
        } catch (InterruptedException e) {
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            throw new Unanswered("interrupted");
        }
    }

    private void ended(Outcome outcome, long start) {
        long took = System.nanoTime() - start;
        if (outcome == Outcome.ANSWERED) {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(took, TimeUnit.NANOSECONDS, new IOException(outcome.name()));
        }
        telemetry.called(call, outcome, Duration.ofNanos(took));
    }

    /**
     * The kind of failure, such as "connect exception", or of its cause where it is no particular kind itself. Its text
     * could name the address.
     */
    private static String kind(IOException failure) {
        boolean particular = failure.getClass() != IOException.class;
        Throwable cause = particular || failure.getCause() == null ? failure : failure.getCause();
        String words = cause.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return words.isBlank() ? "failed" : words.toLowerCase(Locale.ROOT);
    }

    private Answer exchange(HttpRequest request, Duration limit)
            throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<Answer> whole = answer.thenApplyAsync(Http::whole);
        try {
            return whole.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            var unused = answer.thenAccept(Http::close);
            answer.cancel(true);
            throw late;
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof IOException io ? io : new IOException(cause);
        }
    }

    private static Answer whole(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new AnswerTooLong();
            }
            return new Answer(response.statusCode(), bytes);
        } catch (IOException broken) {
            throw new BrokenAnswer(broken);
        }
    }

    /** Named so that {@link #kind} says what it is. */
    private static final class AnswerTooLong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class BrokenAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenAnswer(IOException cause) {
            super(cause);
        }
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException alreadyGone) {
            // Nothing is lost.
        }
    }
}
