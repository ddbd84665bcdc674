package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
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
            sender(receiver.address()).send(MESSAGE);

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

    @Test
    void answerThatIsNoHttp_isAFailure() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread garbage = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write("220 mail.example ESMTP\r\n\r\n".getBytes(US_ASCII));
                } catch (IOException e) {
                    // The client hung up.
                }
            });
            garbage.start();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sender(URI.create("http://localhost:" + server.getLocalPort()))
                            .send(MESSAGE))
                    .withMessageStartingWith("the webhook")
                    .satisfies(WebhookSenderTests::tellsNoSecret);
            garbage.join();
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
