package org.sayso.standin.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** An HTTP client that never waits longer nor reads more than it is told to. Follows no redirects. Thread-safe. */
public final class BoundedHttp {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Sends a request and reads the whole answer.
     *
     * @param limit for connecting, waiting and reading together
     * @param mostBytes the longest body that is accepted
     */
    public HttpOutcome send(HttpRequest request, Duration limit, int mostBytes) {
        CompletableFuture<HttpResponse<LimitedBody.Read>> exchange =
                client.sendAsync(request, info -> new LimitedBody(mostBytes));
        try {
            HttpResponse<LimitedBody.Read> response = exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return response.body().complete()
                    ? new HttpOutcome.Answered(
                            response.statusCode(),
                            response.body().bytes(),
                            response.headers().firstValue("Content-Type").orElse(""))
                    : new HttpOutcome.TooLong(response.statusCode());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new HttpOutcome.TimedOut();
        } catch (ExecutionException e) {
            return e.getCause() instanceof SSLException ? new HttpOutcome.Distrusted() : new HttpOutcome.Unreachable();
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new HttpOutcome.Unreachable();
        }
    }

    /** Sends a request whose answer does not matter, without waiting for it. */
    public void sendAndForget(HttpRequest request, Duration limit) {
        CompletableFuture<?> unused = client.sendAsync(request, info -> HttpResponse.BodySubscribers.discarding())
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
