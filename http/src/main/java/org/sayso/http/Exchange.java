package org.sayso.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sayso.Deadline;

/**
 * One HTTP request and its answer within a time that covers both. Redirects are not followed, at most 2 seconds are spent on
 * connecting, and what comes behind the first bytes of an answer, 16 KiB by default, is not read. Failures name their kind only, never an address or what
 * was sent. Thread-safe.
 */
public final class Exchange {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 16 * 1024;

    /** An answer of any status; its body is never shown. */
    public record Answer(int status, HttpHeaders headers, byte[] body) {

        /** The body as UTF-8; what is none is replaced. */
        public String text() {
            return new String(body, UTF_8);
        }

        /** The first value of this header. */
        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        /** Whether its Content-Type is {@code application/json}, or another that ends in {@code +json}. */
        public boolean saysJson() {
            String type =
                    header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
        }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    private final String name;
    private final Duration timeout;
    private final int maxBytes;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * Talks to what failures call {@code name}, such as {@code the webhook}.
     *
     * @param timeout for one request and its whole answer
     */
    public Exchange(String name, Duration timeout) {
        this(name, timeout, MAX_BYTES);
    }

    /** The same for longer answers, of which {@code maxBytes} are read. */
    public Exchange(String name, Duration timeout, int maxBytes) {
        this.name = name;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
    }

    /**
     * Sends the request and reads the answer.
     *
     * @throws IOException where there is none in time; the message says why, and is safe to show
     */
    public Answer send(HttpRequest request) throws IOException, InterruptedException {
        return send(request, timeout);
    }

    /**
     * The same within what is left of a deadline.
     *
     * @throws IOException where there is no answer in time, or no time; the message says why, and is safe to show
     */
    public Answer send(HttpRequest request, Deadline deadline) throws IOException, InterruptedException {
        Duration limit = deadline.atMost(timeout);
        if (limit.isZero()) {
            throw new IOException(name + " was not called: no time is left");
        }
        return send(request, limit);
    }

    private Answer send(HttpRequest request, Duration limit) throws IOException, InterruptedException {
        // The request's own time-out would end with the headers; this one covers the body as well.
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, info -> new BoundedBody(maxBytes));
        try {
            HttpResponse<byte[]> answer = response.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (TimeoutException e) {
            throw new IOException(name + " did not answer within " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    name + " is not reachable: " + cause.getClass().getSimpleName(), cause);
        } finally {
            response.cancel(true);
        }
    }
}
