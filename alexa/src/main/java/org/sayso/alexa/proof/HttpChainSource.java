package org.sayso.alexa.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sayso.Deadline;

/** The default {@link ChainSource}: one GET, bounded in time and size. Thread-safe. */
final class HttpChainSource implements ChainSource {

    static final int MAX_BYTES = 64 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient client;
    private final String scheme;

    private HttpChainSource(HttpClient.Builder client, String scheme) {
        this.client = client.connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.scheme = scheme;
    }

    static HttpChainSource https() {
        return new HttpChainSource(HttpClient.newBuilder(), "https");
    }

    /** For the stand-in on this machine only: never through a proxy. */
    static HttpChainSource loopback(String scheme) {
        return new HttpChainSource(HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY), scheme);
    }

    @Override
    public byte[] fetch(URI address, Deadline deadline) throws IOException {
        if (!scheme.equals(address.getScheme())) {
            throw new IOException("the address is not " + scheme);
        }
        HttpRequest get = HttpRequest.newBuilder(address).GET().build();
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(get, answer -> new BoundedBytes(MAX_BYTES));
        try {
            HttpResponse<byte[]> answer = pending.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("the answer has status " + answer.statusCode());
            }
            return answer.body();
        } catch (TimeoutException late) {
            throw new IOException("no answer in time", late);
        } catch (ExecutionException failed) {
            throw new IOException("fetching failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            pending.cancel(true);
        }
    }
}
