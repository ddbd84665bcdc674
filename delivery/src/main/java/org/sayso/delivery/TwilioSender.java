package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.UndeliverableException;
import org.sayso.http.Addresses;
import org.sayso.http.Exchange;

/**
 * Sends text messages through Twilio's Programmable Messaging: one form POST for each, with HTTP Basic authentication.
 *
 * <p>A refusal because of the number (not valid, not a mobile, unreachable by this sender, opted out) is undeliverable.
 * Credentials that are refused, too many requests (429), 5xx and silence are tried again. Twilio has no key against repeats:
 * where its answer is lost, the same text may arrive twice. What a message has left to live, in whole seconds, is the time
 * that Twilio may keep it in its queue ({@code ValidityPeriod}, 1 second to 10 hours). Gives up after 10 seconds. Thread-safe.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio, Messages resource</a>
 */
public final class TwilioSender implements MessageSender {

    /** Where Twilio answers. */
    public static final URI TWILIO = URI.create("https://api.twilio.com");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_TEXT = 1600;

    /** In seconds, as Twilio bounds them (error 90007). */
    private static final long SHORTEST_VALIDITY = 1;

    private static final long LONGEST_VALIDITY = 36_000;
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
    /** Up to 11 letters, digits and spaces, at least one of them a letter. */
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}");

    /** Quotes inside a JSON string are escaped, so this matches member names only. */
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*([0-9]{1,6})\\b");

    private static final Set<Integer> CREDENTIALS = Set.of(401, 403);
    private static final Set<Integer> LATER = Set.of(408, 425, 429);
    private static final int BAD_CREDENTIALS = 20003;
    private static final int TOO_MANY = 20429;

    private final URI messages;
    private final String authorization;
    private final String from;
    private final Clock clock;
    private final Exchange exchange;

    /**
     * A sender for this account.
     *
     * @param twilio {@link #TWILIO}, or another {@code https} address, or {@code http} on this machine
     * @param credentials the account and the secret
     * @param from who the messages come from: a number in E.164, a short code, a name of up to 11 letters and digits, or the
     *     id of a messaging service ({@code MG...})
     * @param clock what tells how long a message has left to live
     * @throws IllegalArgumentException where the address or the sender's number cannot work
     */
    public TwilioSender(URI twilio, TwilioCredentials credentials, String from, Clock clock) {
        this(twilio, credentials, from, clock, TIMEOUT);
    }

    TwilioSender(URI twilio, TwilioCredentials credentials, String from, Clock clock, Duration timeout) {
        Addresses.safe("the Twilio address", twilio);
        this.messages = twilio.resolve("/2010-04-01/Accounts/" + credentials.accountSid() + "/Messages.json");
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((credentials.user() + ":" + credentials.secret()).getBytes(UTF_8));
        this.from = fromField(from) + "=" + encode(from);
        this.clock = clock;
        this.exchange = new Exchange("Twilio", timeout);
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
        if (message.to().channel() != Channel.SMS) {
            throw new UndeliverableException("Twilio carries text messages only");
        }
        if (message.text().isEmpty() || message.text().length() > MAX_TEXT) {
            throw new UndeliverableException("Twilio takes 1 to " + MAX_TEXT + " characters");
        }
        String form = "To=" + encode(message.to().address()) + "&" + from + "&Body=" + encode(message.text())
                + message.expiresAt().map(this::validity).orElse("");
        HttpRequest request = HttpRequest.newBuilder(messages)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form, UTF_8))
                .build();
        Exchange.Answer answer = exchange.send(request);
        if (answer.status() / 100 != 2) {
            throw failure(answer.status(), codeIn(answer.text()));
        }
    }

    private String validity(Instant end) {
        long left = Duration.between(clock.instant(), end).toSeconds();
        return "&ValidityPeriod=" + Math.max(SHORTEST_VALIDITY, Math.min(left, LONGEST_VALIDITY));
    }

    private static IOException failure(int status, int code) {
        String what = "Twilio answered with status " + status + (code == 0 ? "" : " and code " + code + meaning(code));
        boolean again = status / 100 != 4
                || CREDENTIALS.contains(status)
                || LATER.contains(status)
                || code == BAD_CREDENTIALS
                || code == TOO_MANY;
        return again ? new IOException(what) : new UndeliverableException(what);
    }

    private static String meaning(int code) {
        return switch (code) {
            case BAD_CREDENTIALS -> " (credentials refused: check the account SID and its secret)";
            case TOO_MANY -> " (too many requests)";
            case 21211 -> " (not a valid number)";
            case 21606 -> " (the sender's number cannot send text messages: check it)";
            case 21608 -> " (a trial account reaches verified numbers only)";
            case 21610 -> " (the recipient has opted out)";
            case 21612 -> " (no way from the sender's number to this one)";
            case 21614 -> " (not a mobile number)";
            default -> "";
        };
    }

    private static int codeIn(String body) {
        Matcher code = CODE.matcher(body);
        return code.find() ? Integer.parseInt(code.group(1)) : 0;
    }

    private static String fromField(String from) {
        if (SERVICE.matcher(from).matches()) {
            return "MessagingServiceSid";
        }
        if (NUMBER.matcher(from).matches()
                || SHORT_CODE.matcher(from).matches()
                || NAME.matcher(from).matches()) {
            return "From";
        }
        throw new IllegalArgumentException(
                "the Twilio sender must be a number such as +12025550142, a short code, a name of"
                        + " up to 11 letters and digits, or a messaging service's id (MG and 32 hex digits)");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
