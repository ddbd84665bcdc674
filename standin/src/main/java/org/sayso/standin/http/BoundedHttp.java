package org.sayso.standin.http;

import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

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
            return failed(e.getCause());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new HttpOutcome.Unreachable();
        }
    }

    private static HttpOutcome failed(@Nullable Throwable cause) {
        if (cause instanceof SSLException) {
            return new HttpOutcome.Distrusted();
        }
        boolean connected = cause instanceof IOException
                && !(cause instanceof SocketException)
                && !(cause instanceof UnknownHostException);
        return connected ? new HttpOutcome.Garbled() : new HttpOutcome.Unreachable();
    }

    /** Sends a request whose answer does not matter, without waiting for it. */
    public void sendAndForget(HttpRequest request, Duration limit) {
        CompletableFuture<?> unused = client.sendAsync(request, info -> HttpResponse.BodySubscribers.discarding())
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
