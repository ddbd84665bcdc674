package org.sayso.oauth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.sayso.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a key set from the one address that was configured, each time anew.
 *
 * <p>No redirects, at most 100 kB, and within a time-out that covers the whole answer and never outlasts the deadline of
 * the request that asks. Thread-safe.
 */
final class Jwks implements JWKSetSource<Jwks.Asking> {

    private static final Logger log = LoggerFactory.getLogger(Jwks.class);
    private static final int MAX_BYTES = 100_000;

    /** The request on whose behalf keys are fetched. */
    record Asking(Deadline deadline) implements SecurityContext {}

    private final URI address;
    private final Duration timeout;
    private final HttpClient http;
    private volatile boolean reachable = true;

    Jwks(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** Whether the last fetch brought keys. */
    boolean reachable() {
        return reachable;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable Asking asking)
            throws KeySourceException {
        Duration limit = asking == null ? timeout : asking.deadline().atMost(timeout);
        try {
            JWKSet keys = JWKSet.parse(new String(fetch(limit), StandardCharsets.UTF_8));
            reachable = true;
            return keys;
        } catch (IOException | ParseException | TimeoutException e) {
            reachable = false;
            String cause =
                    e instanceof TimeoutException ? "no answer within " + limit.toMillis() + " ms" : e.toString();
            log.warn("The keys at {} could not be fetched: {}", address, cause);
            throw new JWKSetRetrievalException("no keys from " + address + ": " + cause, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JWKSetRetrievalException("interrupted", e);
        }
    }

    private byte[] fetch(Duration limit) throws IOException, TimeoutException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<byte[]> body = answer.thenApplyAsync(Jwks::body);
        try {
            return body.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            var unused = answer.thenAccept(Jwks::close);
            answer.cancel(true);
            throw late;
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    private static byte[] body(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            if (response.statusCode() != 200) {
                throw new IllegalStateException("HTTP status " + response.statusCode());
            }
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalStateException("more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException alreadyGone) {
            // Nothing is lost.
        }
    }

    @Override
    public void close() {
        // The client has nothing to close on this language level; its threads are daemons.
    }
}
