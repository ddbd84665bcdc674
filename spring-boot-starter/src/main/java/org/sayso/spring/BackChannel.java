package org.sayso.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.Deadline;
import org.sayso.http.Addresses;
import org.sayso.http.Exchange;
import org.sayso.http.StrictJson;
import org.springframework.web.util.UriUtils;

/**
 * What the service asks and tells Sayso's authorization server in its own name, with a token of its own (client
 * credentials, RFC 6749 section 4.4).
 *
 * <p>A token is used until shortly before its end; one that is refused is replaced once. Each call takes 2 seconds at most, as
 * does getting a token, less near the deadline. Redirects are not followed, and 16 KiB of an answer are read. Failures name no
 * secret and no address. Thread-safe.
 */
public final class BackChannel {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration EARLY = Duration.ofSeconds(10);

    private final String url;
    private final String clientId;
    private final String clientSecret;
    private final Set<String> scopes;
    private final InstantSource clock;
    private final Exchange exchange = new Exchange("the authorization server", TIMEOUT);
    private volatile @Nullable Token token;

    private record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token[" + until + "]";
        }
    }

    /**
     * What was answered; the body is never shown.
     *
     * @param status of any kind but 401
     * @param body as UTF-8
     */
    public record Answer(int status, String body) {
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /** @throws IllegalArgumentException where the address is not safe */
    BackChannel(URI url, String clientId, String clientSecret, Set<String> scopes, InstantSource clock) {
        this.url = Addresses.safe("the authorization server", url).toString();
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.scopes = new TreeSet<>(scopes);
        this.clock = clock;
    }

    /** The server's issuer identifier: it knows the accounts of this issuer only. */
    public String issuer() {
        return url;
    }

    /**
     * Reads what is at this path.
     *
     * @param path its segments, not encoded
     * @throws IOException where there is no answer in time, or no token for it
     */
    public Answer get(List<String> path, Deadline deadline) throws IOException, InterruptedException {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), deadline);
    }

    /**
     * Puts JSON to this path.
     *
     * @param path its segments, not encoded
     * @throws IOException where there is no answer in time, or no token for it; it may have arrived nevertheless
     */
    public Answer put(List<String> path, String json, Deadline deadline) throws IOException, InterruptedException {
        return send("PUT", path, HttpRequest.BodyPublishers.ofString(json), deadline);
    }

    /**
     * Deletes what is at this path.
     *
     * @param path its segments, not encoded
     * @throws IOException where there is no answer in time, or no token for it; it may be gone nevertheless
     */
    public Answer delete(List<String> path, Deadline deadline) throws IOException, InterruptedException {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody(), deadline);
    }

    private Answer send(String method, List<String> path, HttpRequest.BodyPublisher body, Deadline deadline)
            throws IOException, InterruptedException {
        Token first = token(deadline);
        Exchange.Answer answer = send(method, path, body, first, deadline);
        if (answer.status() == 401) {
            // Not one that another call has got meanwhile.
            token = first.equals(token) ? null : token;
            answer = send(method, path, body, token(deadline), deadline);
        }
        if (answer.status() == 401) {
            throw new IOException("the authorization server does not accept its own token");
        }
        return new Answer(answer.status(), answer.text());
    }

    private Exchange.Answer send(
            String method, List<String> path, HttpRequest.BodyPublisher body, Token with, Deadline deadline)
            throws IOException, InterruptedException {
        String segments = path.stream()
                .map(segment -> "/" + UriUtils.encode(segment, UTF_8))
                .collect(Collectors.joining());
        return exchange.send(
                HttpRequest.newBuilder(URI.create(url + segments))
                        .method(method, body)
                        .header("Authorization", "Bearer " + with.value())
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .build(),
                deadline);
    }

    private Token token(Deadline deadline) throws IOException, InterruptedException {
        Token kept = token;
        if (kept != null && clock.instant().isBefore(kept.until())) {
            return kept;
        }
        Instant asked = clock.instant();
        Exchange.Answer answer = exchange.send(tokenRequest(), deadline);
        if (answer.status() != 200) {
            throw new IOException("the authorization server gave no token: status " + answer.status());
        }
        Token fresh = read(answer, asked);
        token = fresh;
        return fresh;
    }

    private HttpRequest tokenRequest() {
        String pair = encoded(clientId) + ":" + encoded(clientSecret);
        return HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + encoded(String.join(" ", scopes))))
                .build();
    }

    private static Token read(Exchange.Answer answer, Instant asked) throws IOException {
        try {
            Map<String, @Nullable Object> json = StrictJson.object(answer.body());
            if (json.get("access_token") instanceof String value
                    && json.get("token_type") instanceof String type
                    && type.equalsIgnoreCase("Bearer")
                    && value.matches("[A-Za-z0-9._~+/=-]+")) {
                long seconds = json.get("expires_in") instanceof Long life ? life : 60;
                return new Token(
                        value, asked.plusSeconds(Math.min(seconds, 86_400)).minus(EARLY));
            }
        } catch (StrictJson.Unreadable unreadable) {
            // Like any other answer without a token.
        }
        throw new IOException("the authorization server gave no token: the answer has none");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public String toString() {
        return "BackChannel[" + url + "]";
    }
}
