package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sayso.confirmation.CanonicalJson;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;

/**
 * Sends messages to an inbox that plays phones: one JSON POST for each, with a bearer token.
 *
 * <p>The body is {@code {"id","channel","to","subject","text"}}; any 2xx status means accepted. Redirects are not followed.
 * Gives up after 5 seconds. Thread-safe.
 */
public final class PhoneInboxSender implements MessageSender {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI inbox;
    private final String authorization;
    private final Duration timeout;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * A sender to this inbox.
     *
     * @param inbox an {@code https} address, or {@code http} on this machine
     * @param token the bearer token
     * @throws IllegalArgumentException where the address or the token cannot work
     */
    public PhoneInboxSender(URI inbox, String token) {
        this(inbox, token, TIMEOUT);
    }

    PhoneInboxSender(URI inbox, String token, Duration timeout) {
        String scheme = String.valueOf(inbox.getScheme()).toLowerCase(Locale.ROOT);
        if (inbox.getHost() == null || !Set.of("http", "https").contains(scheme) || inbox.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the phone inbox address must be an http or https address without user info");
        }
        if (scheme.equals("http") && !LOOPBACK.contains(inbox.getHost())) {
            throw new IllegalArgumentException(
                    "the phone inbox is on another machine: use https, since messages carry codes");
        }
        if (!token.matches("[A-Za-z0-9\\-._~+/]+=*")) {
            throw new IllegalArgumentException("the phone inbox token is empty or not a bearer token (RFC 6750)");
        }
        this.inbox = inbox;
        this.authorization = "Bearer " + token;
        this.timeout = timeout;
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
        String body = CanonicalJson.write(Map.of(
                "id", message.id(),
                "channel", message.to().channel().name(),
                "to", message.to().address(),
                "subject", message.subject(),
                "text", message.text()));
        HttpRequest request = HttpRequest.newBuilder(inbox)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .build();
        int status = statusOf(request);
        if (status / 100 != 2) {
            throw new IOException("the phone inbox answered with status " + status);
        }
    }

    private int statusOf(HttpRequest request) throws IOException, InterruptedException {
        // The request's own time-out would end with the headers; this one covers the body as well.
        CompletableFuture<HttpResponse<Void>> response =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            throw new IOException("the phone inbox did not answer within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "the phone inbox is not reachable: " + cause.getClass().getSimpleName(), cause);
        } finally {
            response.cancel(true);
        }
    }
}
