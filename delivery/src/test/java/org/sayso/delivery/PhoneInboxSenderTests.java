package org.sayso.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Message;

class PhoneInboxSenderTests {

    private static final Message MESSAGE = new Message(
            "message-1",
            new Destination(Channel.SMS, "+12025550142"),
            "Pizza \"on\" Demand",
            "Your code is 482193.\nCrème \\ \u0001 😀");

    private final Inbox inbox = new Inbox();

    @AfterEach
    void close() {
        inbox.close();
    }

    private PhoneInboxSender sender() {
        return new PhoneInboxSender(inbox.address(), Inbox.TOKEN);
    }

    @Test
    void message_arrivesAsOneJsonPostWithTheToken() throws Exception {
        sender().send(MESSAGE);

        Inbox.Post post = inbox.next();
        assertThat(post.body())
                .isEqualTo(Map.of(
                        "id", "message-1",
                        "channel", "SMS",
                        "to", "+12025550142",
                        "subject", "Pizza \"on\" Demand",
                        "text", MESSAGE.text()));
        assertThat(post.authorization()).isEqualTo("Bearer " + Inbox.TOKEN);
        assertThat(post.contentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 429, 500, 503})
    void statusOtherThan2xx_isAFailureThatTellsNoSecret(int status) {
        inbox.behave(exchange -> {
            exchange.getResponseHeaders().add("Location", inbox.address().toString());
            Inbox.status(status).answer(exchange);
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sender().send(MESSAGE))
                .withMessageContaining(String.valueOf(status))
                .satisfies(PhoneInboxSenderTests::tellsNoSecret);
        assertThat(inbox.posts).as("redirects are not followed").hasSize(1);
    }

    @Test
    void inboxThatNeverAnswers_isGivenUp() {
        CountDownLatch end = new CountDownLatch(1);
        inbox.behave(exchange -> await(end));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> new PhoneInboxSender(inbox.address(), Inbox.TOKEN, Duration.ofMillis(500)).send(MESSAGE))
                .withMessageContaining("did not answer within 500 ms")
                .satisfies(PhoneInboxSenderTests::tellsNoSecret);
        end.countDown();
    }

    @Test
    void inboxThatNeverEndsItsBody_isGivenUp() {
        CountDownLatch end = new CountDownLatch(1);
        inbox.behave(exchange -> {
            exchange.sendResponseHeaders(202, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(end);
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> new PhoneInboxSender(inbox.address(), Inbox.TOKEN, Duration.ofMillis(500)).send(MESSAGE))
                .withMessageContaining("did not answer within 500 ms");
        end.countDown();
    }

    @Test
    void inboxThatIsNotThere_isAFailureThatTellsNoSecret() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        URI nobody = URI.create("http://localhost:" + free + "/phone/inbox");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new PhoneInboxSender(nobody, Inbox.TOKEN).send(MESSAGE))
                .withMessageContaining("not reachable")
                .satisfies(PhoneInboxSenderTests::tellsNoSecret);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://localhost/x, use https",
        "/phone/inbox, use https",
        "http://user:secret@localhost/x, without user info",
        "http://phones.example/inbox, use https",
        "http://localhost.example/inbox, use https",
    })
    void addressThatCannotWorkOrWouldLeak_isRefused(URI address, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneInboxSender(address, Inbox.TOKEN))
                .withMessageContaining(reason);
        new PhoneInboxSender(URI.create("https://phones.example/inbox"), Inbox.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\r\nX: y"})
    void tokenThatIsNone_isRefused(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneInboxSender(inbox.address(), token))
                .withMessageContaining("token");
    }

    private static void tellsNoSecret(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString())
                .doesNotContain(Inbox.TOKEN)
                .doesNotContain("482193")
                .doesNotContain("2025550142");
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
