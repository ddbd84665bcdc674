package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.confirmation.CanonicalJson;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.UndeliverableException;

class WebhookSenderTests {

    private static final byte[] SECRET = "a webhook secret with 32 bytes!!".getBytes(US_ASCII);
    private static final Message MESSAGE = new Message(
            "message-1", new Destination(Channel.EMAIL, "ann@example.com"), "Pizza", "Your code is 482193.\nCrème 😀");

    private final MovableClock clock = new MovableClock();

    private WebhookSender sender(URI address) {
        return new WebhookSender(address, SECRET, clock, Duration.ofMillis(1500));
    }

    /** A receiver as the documentation tells operators to write one. */
    private static Receiver checking(byte[] secret) {
        return new Receiver((exchange, got) -> {
            byte[] expected = hmac(secret, (got.header("Sayso-Timestamp") + ".").getBytes(US_ASCII), got.body());
            boolean signed = MessageDigest.isEqual(
                    ("v1=" + HexFormat.of().formatHex(expected)).getBytes(US_ASCII),
                    got.header("Sayso-Signature").getBytes(US_ASCII));
            Receiver.answer(exchange, signed ? 204 : 401, "");
        });
    }

    private static byte[] hmac(byte[] secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void message_arrivesSignedWithItsIdAndTime() throws Exception {
        try (Receiver receiver = checking(SECRET)) {
            sender(receiver.address()).send(MESSAGE.expiringAt(Instant.ofEpochMilli(1_795_255_500_123L)));

            Receiver.Got got = receiver.got.get(0);
            assertThat(got.method()).isEqualTo("POST");
            assertThat(got.header("Content-Type")).isEqualTo("application/json");
            assertThat(got.header("Sayso-Delivery")).isEqualTo("message-1");
            assertThat(got.header("Sayso-Timestamp"))
                    .isEqualTo(String.valueOf(clock.instant().getEpochSecond()));
            assertThat(CanonicalJson.readObject(new String(got.body(), UTF_8)))
                    .isEqualTo(Map.of(
                            "id", "message-1",
                            "channel", "EMAIL",
                            "to", "ann@example.com",
                            "subject", "Pizza",
                            "expires", 1_795_255_500L,
                            "text", MESSAGE.text()));
        }
    }

    @Test
    void signature_isTheDocumentedOne() throws Exception {
        try (Receiver receiver = Receiver.answering(204, "")) {
            sender(receiver.address()).send(new Message("m", MESSAGE.to(), "", "x"));

            // From another implementation of HMAC, over 1795255200.{"channel":"EMAIL","id":"m",...}
            assertThat(receiver.got.get(0).header("Sayso-Signature"))
                    .isEqualTo("v1=7973a61144748ab223040e9a9b4f55e6b265f18c62c4838cf2530756f70e245a");
        }
    }

    @Test
    void receiverWithAnotherSecret_refusesTheSignature() {
        byte[] other = SECRET.clone();
        other[0] ^= 1;
        try (Receiver receiver = checking(other)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sender(receiver.address()).send(MESSAGE))
                    .withMessage("the webhook answered with status 401");
        }
    }

    @Test
    void repeat_hasTheSameIdAndANewTime() throws Exception {
        try (Receiver receiver = checking(SECRET)) {
            sender(receiver.address()).send(MESSAGE);
            clock.move(Duration.ofMinutes(1));
            sender(receiver.address()).send(MESSAGE);

            Receiver.Got first = receiver.got.get(0);
            Receiver.Got second = receiver.got.get(1);
            assertThat(second.header("Sayso-Delivery")).isEqualTo(first.header("Sayso-Delivery"));
            assertThat(second.header("Sayso-Timestamp")).isNotEqualTo(first.header("Sayso-Timestamp"));
            assertThat(second.header("Sayso-Signature")).isNotEqualTo(first.header("Sayso-Signature"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, false",
        "302, false",
        "307, false",
        "308, false",
        "400, true",
        "401, false",
        "404, false",
        "410, true",
        "422, true",
        "429, false",
        "500, false",
        "503, false"
    })
    void statusOtherThan2xx_isAFailureAndFinalOnlyWhereNoRepeatHelps(int status, boolean last) {
        try (Receiver receiver = new Receiver((exchange, got) -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            Receiver.answer(exchange, status, "<html>482193 ann@example.com</html>");
        })) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sender(receiver.address()).send(MESSAGE))
                    .withMessageContaining(String.valueOf(status))
                    .satisfies(
                            e -> assertThat(e instanceof UndeliverableException).isEqualTo(last))
                    .satisfies(WebhookSenderTests::tellsNoSecret);
            assertThat(receiver.got).as("redirects are not followed").hasSize(1);
        }
    }

    @Test
    void receiverThatHangs_isGivenUp() {
        try (Receiver receiver = Receiver.hanging()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sender(receiver.address()).send(MESSAGE))
                    .withMessage("the webhook did not answer within 1500 ms")
                    .satisfies(WebhookSenderTests::tellsNoSecret);
        }
    }

    @Test
    void answerWithoutEnd_isReadNoFurtherThanItsBound() {
        try (Receiver receiver = Receiver.endless(200)) {
            assertThatCode(() ->
                            new WebhookSender(receiver.address(), SECRET, clock, Duration.ofSeconds(20)).send(MESSAGE))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "220 mail.example ESMTP\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 2x0 Fine\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nless",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n482193\r\nann@example.com",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
                "\u0016\u0003\u0003 a TLS record"
            })
    void answerThatIsNoHttpOrEndsTooSoon_isAFailure(String answer) throws Exception {
        try (RawReceiver receiver = new RawReceiver(out -> out.write(answer.getBytes(US_ASCII)))) {
            assertFailsInTime(receiver.address());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\nContent-Length: 9999\n\n', x",
        "'HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n', '1\nx\n'",
        "'HTTP/1.1 200 OK\n', 'X: y\n'",
        "'HTTP/1.1 200', 0",
        "'', 'HTTP/1.1 100 Continue\n\n'",
    })
    void answerThatDripsWithoutEnd_isGivenUp(String start, String drop) throws Exception {
        try (RawReceiver receiver = new RawReceiver(out -> {
            out.write(lines(start));
            while (true) {
                out.write(lines(drop));
                out.flush();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        })) {
            assertFailsInTime(receiver.address());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\nX: ", "HTTP/1.1 200 OK\n", ""})
    void headersWithoutEnd_areNotGathered(String start) throws Exception {
        byte[] flood = lines(start.endsWith(": ") ? "y".repeat(1 << 16) : "X: y\n".repeat(1 << 14));
        try (RawReceiver receiver = new RawReceiver(out -> {
            out.write(lines(start));
            while (true) {
                out.write(flood);
            }
        })) {
            assertFailsInTime(receiver.address());
        }
    }

    private static byte[] lines(String text) {
        return text.replace("\n", "\r\n").getBytes(US_ASCII);
    }

    private void assertFailsInTime(URI address) {
        long before = System.nanoTime();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sender(address).send(MESSAGE))
                .isNotInstanceOf(UndeliverableException.class)
                .withMessageStartingWith("the webhook")
                .satisfies(WebhookSenderTests::tellsNoSecret);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectToAnotherServer_tellsThatServerNothing(int status) {
        try (Receiver other = Receiver.answering(204, "");
                Receiver receiver = new Receiver((exchange, got) -> {
                    exchange.getResponseHeaders()
                            .add("Location", other.address().toString());
                    Receiver.answer(exchange, status, "");
                })) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sender(receiver.address()).send(MESSAGE))
                    .withMessage("the webhook answered with status " + status);
            assertThat(other.got).isEmpty();
        }
    }

    @Test
    void acceptanceWithGarbageInIt_isAnAcceptance() {
        try (Receiver receiver = new Receiver((exchange, got) -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=no-such-charset");
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.getResponseHeaders().add("Set-Cookie", "a=b");
            Receiver.answer(exchange, 200, "{\"status\": 422,\u0000\uFFFD ]");
        })) {
            assertThatCode(() -> sender(receiver.address()).send(MESSAGE)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://localhost/x, use https",
        "/hook, use https",
        "http://user:secret@localhost/x, without user info",
        "http://hooks.example/x, use https",
        "http://localhost.example/x, use https",
    })
    void addressThatCannotWorkOrWouldLeak_isRefused(URI address, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSender(address, SECRET, clock))
                .withMessageContaining(reason);
        new WebhookSender(URI.create("https://hooks.example/x"), SECRET, clock);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31})
    void shortSecret_isRefused(int bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSender(URI.create("https://hooks.example/x"), new byte[bytes], clock))
                .withMessageContaining("at least 32");
    }

    private static void tellsNoSecret(Throwable failure) {
        assertThat(Receiver.textOf(failure))
                .doesNotContain("a webhook secret")
                .doesNotContain("482193")
                .doesNotContain("ann@example.com");
    }
}
