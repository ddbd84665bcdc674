package org.sayso.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One HTTP request and its answer within a time that covers both. Redirects are not followed. Failures name their kind only,
 * never an address or what was sent.
 */
final class Exchange {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** An answer; the body has at most {@value BoundedBody#LIMIT} characters and is never logged. */
    record Answer(int status, String body) {
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    private final String name;
    private final Duration timeout;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** Talks to what failures call {@code name}, such as {@code the webhook}. */
    Exchange(String name, Duration timeout) {
        this.name = name;
        this.timeout = timeout;
    }

    Answer send(HttpRequest request) throws IOException, InterruptedException {
        // The request's own time-out would end with the headers; this one covers the body as well.
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(request, info -> new BoundedBody());
        try {
            HttpResponse<String> answer = response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), answer.body());
        } catch (TimeoutException e) {
            throw new IOException(name + " did not answer within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    name + " is not reachable: " + cause.getClass().getSimpleName(), cause);
        } finally {
            response.cancel(true);
        }
    }
}
