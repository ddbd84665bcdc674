package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.UndeliverableException;
import org.sayso.http.Addresses;
import org.sayso.http.Exchange;

/**
 * Sends messages to a service of the operator's, signed: one JSON POST for each, which that service passes on.
 *
 * <p>The body is {@code {"channel","expires","id","subject","text","to"}} in UTF-8, with {@code expires} in seconds since
 * 1970, where the message has an end of its life. Three headers come with it:
 *
 * <ul>
 *   <li>{@value #DELIVERY}: the message's id, the same at each repeat. A receiver that knows it answers 2xx and does nothing.
 *   <li>{@value #TIMESTAMP}: seconds since 1970. A receiver refuses what is older than a few minutes.
 *   <li>{@value #SIGNATURE}: {@code v1=} and the HMAC-SHA-256, in lower-case hex, of the timestamp, a full stop and the bytes
 *       of the body. A receiver computes the same and compares in constant time before it parses the body.
 * </ul>
 *
 * <p>Any 2xx status means accepted; 400, 410 and 422 mean that no repeat can help; whatever else is tried again. Redirects are
 * not followed, at most 16 KiB of an answer are read, and 5 seconds are the end. Thread-safe.
 */
public final class WebhookSender implements MessageSender {

    /** The header with the message's id. */
    public static final String DELIVERY = "Sayso-Delivery";

    /** The header with the time of signing, in seconds since 1970. */
    public static final String TIMESTAMP = "Sayso-Timestamp";

    /** The header with the signature. */
    public static final String SIGNATURE = "Sayso-Signature";

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MIN_SECRET_BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final Set<Integer> FINAL = Set.of(400, 410, 422);

    private final URI address;
    private final SecretKeySpec key;
    private final Clock clock;
    private final Exchange exchange;

    /**
     * A sender to this address.
     *
     * @param address an {@code https} address, or {@code http} on this machine
     * @param secret at least 32 random bytes that only the receiver has as well
     * @param clock what the timestamp is read from
     * @throws IllegalArgumentException where the address or the secret cannot work
     */
    public WebhookSender(URI address, byte[] secret, Clock clock) {
        this(address, secret, clock, TIMEOUT);
    }

    WebhookSender(URI address, byte[] secret, Clock clock, Duration timeout) {
        Addresses.safe("the webhook", address);
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("the webhook's secret has " + secret.length + " bytes; use at least "
                    + MIN_SECRET_BYTES + " random ones");
        }
        this.address = address;
        this.key = new SecretKeySpec(secret, HMAC);
        this.clock = clock;
        this.exchange = new Exchange("the webhook", timeout);
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
        byte[] body = MessageJson.of(message).getBytes(UTF_8);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header(DELIVERY, message.id())
                .header(TIMESTAMP, timestamp)
                .header(SIGNATURE, "v1=" + HexFormat.of().formatHex(sign(timestamp, body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int status = exchange.send(request).status();
        if (FINAL.contains(status)) {
            throw new UndeliverableException("the webhook refused it with status " + status);
        }
        if (status / 100 != 2) {
            throw new IOException("the webhook answered with status " + status);
        }
    }

    private byte[] sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((timestamp + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
    }
}
