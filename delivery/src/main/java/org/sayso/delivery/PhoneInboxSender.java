package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;
import org.sayso.http.Addresses;
import org.sayso.http.Exchange;

/**
 * Sends messages to an inbox that plays phones: one JSON POST for each, with a bearer token.
 *
 * <p>The body is {@code {"channel","expires","id","subject","text","to"}}; any 2xx status means accepted. Redirects are not followed.
 * Gives up after 5 seconds. Thread-safe.
 */
public final class PhoneInboxSender implements MessageSender {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final URI inbox;
    private final String authorization;
    private final Exchange exchange;

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
        Addresses.safe("the phone inbox", inbox);
        if (!token.matches("[A-Za-z0-9\\-._~+/]+=*")) {
            throw new IllegalArgumentException("the phone inbox token is empty or not a bearer token (RFC 6750)");
        }
        this.inbox = inbox;
        this.authorization = "Bearer " + token;
        this.exchange = new Exchange("the phone inbox", timeout);
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(inbox)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(MessageJson.of(message), UTF_8))
                .build();
        int status = exchange.send(request).status();
        if (status / 100 != 2) {
            throw new IOException("the phone inbox answered with status " + status);
        }
    }
}
