package org.sayso.factors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.Deadline;
import org.sayso.confirmation.CanonicalJson;
import org.sayso.http.Exchange;
import org.sayso.http.StrictJson;

/** Calls to one provider: JSON both ways, bounded, and every failure as a {@link Trouble}. */
final class Provider {

    /** How long one call may take at most, unless the settings say otherwise. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 100_000;
    private static final Duration MAX_WAIT = Duration.ofHours(1);
    private static final int TOO_MANY_REQUESTS = 429;

    private final String name;
    private final Exchange exchange;
    private final InstantSource clock;

    Provider(String name, Duration timeout, InstantSource clock) {
        this.name = name;
        this.exchange = new Exchange(name, timeout, MAX_BYTES);
        this.clock = clock;
    }

    /** There is no answer that could be judged. */
    static final class NoAnswer extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Trouble trouble;

        NoAnswer(Trouble trouble) {
            super(trouble.detail(), null, false, false);
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }

    /** The setting, where it is more than nothing and at most 5 seconds. */
    static Duration timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "timeout is " + timeout + "; set it above zero and up to " + MAX_TIMEOUT);
        }
        return timeout;
    }

    static HttpRequest.BodyPublisher json(Map<String, ?> object) {
        return HttpRequest.BodyPublishers.ofString(CanonicalJson.write(object), UTF_8);
    }

    /** An answer that is 2xx or 4xx, and not 429. */
    Exchange.Answer send(HttpRequest request, Deadline deadline) throws NoAnswer {
        Exchange.Answer answer = exchanged(request, deadline);
        if (answer.status() == TOO_MANY_REQUESTS) {
            String code = error(answer);
            throw new NoAnswer(Trouble.throttled(wait(answer), said(answer, code)));
        }
        if (answer.status() / 100 != 2 && answer.status() / 100 != 4) {
            throw new NoAnswer(Trouble.unavailable(said(answer, "")));
        }
        return answer;
    }

    private Exchange.Answer exchanged(HttpRequest request, Deadline deadline) throws NoAnswer {
        try {
            return exchange.send(request, deadline);
        } catch (IOException e) {
            throw new NoAnswer(Trouble.unavailable(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(Trouble.unavailable(name + " was not waited for: interrupted"));
        }
    }

    /** What was seen, with the provider's own word for it where there is one. */
    String said(Exchange.Answer answer, String code) {
        return name + " answered with status " + answer.status() + (code.isEmpty() ? "" : " and " + code);
    }

    /** The members of an answer that must be one JSON object and say so. */
    Map<String, Object> object(Exchange.Answer answer) throws NoAnswer {
        requireJson(answer);
        try {
            return StrictJson.present(StrictJson.object(answer.body()));
        } catch (StrictJson.Unreadable e) {
            throw new NoAnswer(Trouble.unavailable(name + "'s answer " + e.getMessage()));
        }
    }

    List<@Nullable Object> array(Exchange.Answer answer) throws NoAnswer {
        requireJson(answer);
        try {
            return StrictJson.array(answer.body());
        } catch (StrictJson.Unreadable e) {
            throw new NoAnswer(Trouble.unavailable(name + "'s answer is not one JSON array"));
        }
    }

    private void requireJson(Exchange.Answer answer) throws NoAnswer {
        if (!answer.saysJson()) {
            throw new NoAnswer(Trouble.unavailable(name + "'s answer is not JSON by its Content-Type"));
        }
    }

    /**
     * The provider's word for an error: {@code errorCode} or {@code error}, where it looks like one. Never free text, which
     * could repeat what was sent.
     */
    static String error(Exchange.Answer answer) {
        try {
            Map<String, @Nullable Object> members = StrictJson.object(answer.body());
            for (String member : List.of("errorCode", "error", "code")) {
                if (members.get(member) instanceof String word && word.matches("[A-Za-z][A-Za-z0-9_.]{1,39}")) {
                    return word;
                }
            }
        } catch (StrictJson.Unreadable notJson) {
            // Then the status says all.
        }
        return "";
    }

    /** How long to wait, by Retry-After (RFC 9110 section 10.2.3) or the moment at which the provider's count starts anew. */
    private Optional<Duration> wait(Exchange.Answer answer) {
        Optional<Duration> after =
                answer.header("Retry-After").flatMap(Provider::number).map(Duration::ofSeconds);
        return after.or(() -> answer.header("X-Rate-Limit-Reset")
                        .or(() -> answer.header("X-RateLimit-Reset"))
                        .flatMap(Provider::number)
                        .flatMap(this::until))
                .filter(wait -> !wait.isNegative() && wait.compareTo(MAX_WAIT) <= 0);
    }

    private Optional<Duration> until(long epochSecond) {
        try {
            return Optional.of(Duration.between(clock.instant(), Instant.ofEpochSecond(epochSecond)));
        } catch (DateTimeException | ArithmeticException beyond) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String header) {
        return header.matches("[0-9]{1,12}") ? Optional.of(Long.parseLong(header)) : Optional.empty();
    }
}
