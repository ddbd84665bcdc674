package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.message.AccountMessage;
import org.sayso.authorization.message.AccountMessages;
import org.sayso.authorization.settings.Secret;

/** Text messages to a webhook of the test's own. */
class TextMessagesTests {

    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private HttpServer webhook;
    private AccountMessages messages;

    @BeforeEach
    void start() throws IOException {
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/", exchange -> {
            arrived.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        webhook.start();
        URI address = URI.create("http://127.0.0.1:" + webhook.getAddress().getPort() + "/sms");
        messages = TextMessages.of(settings(address, 2), Clock.systemUTC()).orElseThrow();
    }

    @AfterEach
    void stop() {
        webhook.stop(0);
    }

    private static TextMessageSettings settings(URI address, int perMinute) {
        return new TextMessageSettings(
                new TextMessageSettings.Twilio(URI.create("https://api.twilio.com"), null, null, null, null, null),
                new TextMessageSettings.Webhook(address, Secret.of(Example.SECRET)),
                List.of("US"),
                perMinute);
    }

    private static AccountMessage to(String number) {
        return new AccountMessage(Contact.Channel.SMS, number, "", "12345678 is your code.");
    }

    @Test
    void messageToAChosenCountry_isHandedOn() throws Exception {
        messages.send(to("+12025550142"));

        assertThat(arrived).singleElement().asString().contains("+12025550142", "12345678 is your code.", "SMS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4915112345678", "+19005551234", "+881612345678"})
    void numberOfAnotherCountry_orOneThatCostsMore_isRefusedBeforeAnythingIsSent(String number) {
        assertThatThrownBy(() -> messages.send(to(number)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none of the countries")
                .hasMessageNotContaining(number);
        assertThat(arrived).isEmpty();
    }

    @Test
    void flood_isStoppedAtTheLimitOfTheMinute() throws Exception {
        // Five are more than two minutes let pass, should one begin in between.
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 5; i++) {
                        messages.send(to("+12025550142"));
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("limit of 2 text messages a minute");
        assertThat(arrived).hasSizeBetween(2, 4);
    }

    @Test
    void mails_areSomebodyElses() {
        assertThat(messages.carries(Contact.Channel.SMS)).isTrue();
        assertThat(messages.carries(Contact.Channel.EMAIL)).isFalse();
    }
}
