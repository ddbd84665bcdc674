package org.sayso.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.UndeliverableException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which settings lead to which sender, and which are refused. */
class DeliverySettingsTests {

    private static final String SECRET = "dGVzdC1vbmx5LXNlY3JldC1vZi0zMi1ieXRlcy0wMTIzNDU2Nzg5";
    private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
    private static final Message SMS = message(Channel.SMS, "+12025550142");
    private static final Message EMAIL = message(Channel.EMAIL, "ann@example.com");

    private static final Map<String, String> GROUPS = Map.of(
            "smtp", "sayso.delivery.smtp.host=mail.example sayso.delivery.smtp.from=orders@example.com",
            "twilio",
                    "sayso.delivery.twilio.account-sid=" + ACCOUNT
                            + " sayso.delivery.twilio.auth-token=tok-for-tests sayso.delivery.twilio.from=+12025550100",
            "webhook", "sayso.delivery.webhook.url=https://hooks.example/x sayso.delivery.webhook.secret=" + SECRET,
            "inbox",
                    "sayso.delivery.phone-inbox.url=https://phones.example/x"
                            + " sayso.delivery.phone-inbox.token=tok-for-tests");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SaysoProperties.class)
    static class Only {
        @Bean
        MessageSender sender(SaysoProperties properties) {
            return Senders.of(properties.delivery(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        }
    }

    private static Message message(Channel channel, String to) {
        return new Message("m", new Destination(channel, to), "subject", "text");
    }

    private static ApplicationContextRunner with(String groups, String... more) {
        ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Only.class);
        for (String group : groups.isEmpty() ? new String[0] : groups.split(" ")) {
            runner = runner.withPropertyValues(GROUPS.getOrDefault(group, "").split(" "));
        }
        return runner.withPropertyValues(more);
    }

    @ParameterizedTest
    @CsvSource({"smtp", "twilio", "webhook", "inbox", "smtp twilio", "smtp webhook", "twilio webhook", "twilio inbox"})
    void workingSettings_areAccepted(String groups) {
        with(groups).run(context -> assertThat(context).hasNotFailed().hasSingleBean(MessageSender.class));
    }

    @Test
    void eachChannel_goesToItsOwnSenderAndTheRestToTheWebhook() throws IOException {
        List<String> paths = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            paths.add(exchange.getRequestURI().getPath());
            byte[] body = "{}".getBytes(UTF_8);
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String base = "http://localhost:" + server.getAddress().getPort();
        try {
            with("twilio webhook", "sayso.delivery.twilio.url=" + base, "sayso.delivery.webhook.url=" + base + "/hook")
                    .run(context -> {
                        MessageSender sender = context.getBean(MessageSender.class);
                        sender.send(SMS);
                        sender.send(EMAIL);
                    });
            with("webhook", "sayso.delivery.webhook.url=" + base + "/all").run(context -> {
                MessageSender sender = context.getBean(MessageSender.class);
                sender.send(SMS);
                sender.send(EMAIL);
            });
            assertThat(paths)
                    .containsExactly("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json", "/hook", "/all", "/all");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"webhook, the limit of 1 text messages", "twilio, the limit of 1 text messages", "inbox, not reachable"
    })
    void textMessages_areLimitedExceptToTheInbox(String group, String second) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String nobody = "http://localhost:" + free;
        with(
                        group,
                        "sayso.delivery.text-messages-per-minute=1",
                        "sayso.delivery." + group.replace("inbox", "phone-inbox") + ".url=" + nobody)
                .run(context -> {
                    MessageSender sender = context.getBean(MessageSender.class);
                    assertThatExceptionOfType(IOException.class)
                            .isThrownBy(() -> sender.send(SMS))
                            .withMessageContaining("not reachable");
                    assertThatExceptionOfType(IOException.class)
                            .isThrownBy(() -> sender.send(SMS))
                            .withMessageContaining(second);
                });
    }

    @Test
    void emailWithSmtp_goesToTheMailServer() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        with("smtp webhook", "sayso.delivery.smtp.host=localhost", "sayso.delivery.smtp.port=" + free)
                .run(context -> assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> context.getBean(MessageSender.class).send(EMAIL))
                        .withMessage("the mail server cannot be used: ConnectException"));
    }

    @Test
    void channelThatNobodyTakes_isUndeliverable() {
        with("smtp")
                .run(context -> assertThatExceptionOfType(UndeliverableException.class)
                        .isThrownBy(() -> context.getBean(MessageSender.class).send(SMS))
                        .withMessage("no sender is configured for SMS"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''      |                                                | sayso.delivery.phone-inbox.url is not set",
                "smtp    | sayso.delivery.smtp.host=                      | sayso.delivery.smtp.host is not set",
                "smtp    | sayso.delivery.smtp.from=                      | sayso.delivery.smtp.from is not set",
                "smtp    | sayso.delivery.smtp.from=orders                | sayso.delivery.smtp.from cannot be used",
                "smtp    | sayso.delivery.smtp.user=orders                | sayso.delivery.smtp.password is not set while",
                "smtp    | sayso.delivery.smtp.password=tok-for-tests     | sayso.delivery.smtp.user is not set while",
                "smtp    | sayso.delivery.smtp.port=70000                 | sayso.delivery.smtp cannot be used",
                "smtp    | sayso.delivery.smtp.host=mail example          | sayso.delivery.smtp cannot be used",
                "twilio  | sayso.delivery.twilio.account-sid=             | sayso.delivery.twilio.account-sid is not set",
                "twilio  | sayso.delivery.twilio.account-sid=AC1          | sayso.delivery.twilio cannot be used",
                "twilio  | sayso.delivery.twilio.auth-token=              | sayso.delivery.twilio.auth-token is not set",
                "twilio  | sayso.delivery.twilio.from=                    | sayso.delivery.twilio.from is not set",
                "twilio  | sayso.delivery.twilio.from=+0                  | sayso.delivery.twilio cannot be used",
                "twilio  | sayso.delivery.twilio.url=http://twilio.example | sayso.delivery.twilio cannot be used",
                "twilio  | sayso.delivery.twilio.api-key-sid=SK1          | sayso.delivery.twilio.auth-token is set together",
                "webhook | sayso.delivery.webhook.url=                    | sayso.delivery.webhook.url is not set",
                "webhook | sayso.delivery.webhook.url=http://hooks.example/x | sayso.delivery.webhook.url cannot be used",
                "webhook | sayso.delivery.webhook.secret=                 | sayso.delivery.webhook.secret is not set",
                "webhook | sayso.delivery.webhook.secret=c2hvcnQ=         | sayso.delivery.webhook.secret has only 5 bytes",
                "twilio  | sayso.delivery.text-messages-per-minute=0      | sayso.delivery.text-messages-per-minute cannot be",
                "webhook | sayso.delivery.text-messages-per-minute=-1     | sayso.delivery.text-messages-per-minute cannot be",
                "webhook inbox     | | sayso.delivery.webhook is set together with sayso.delivery.phone-inbox",
                "smtp twilio inbox | | sayso.delivery.phone-inbox is set while",
                "smtp twilio webhook | | sayso.delivery.webhook is set while",
            })
    void settingsThatCannotWork_areRefusedByNameWithTheFix(String groups, String setting, String message) {
        refused(setting == null ? with(groups) : with(groups, setting), message);
    }

    @Test
    void passwordInClear_isRefused() {
        refused(
                with(
                        "smtp",
                        "sayso.delivery.smtp.tls=insecure-none",
                        "sayso.delivery.smtp.user=orders",
                        "sayso.delivery.smtp.password=tok-for-tests"),
                "sayso.delivery.smtp cannot be used");
    }

    @Test
    void halfAnApiKey_isRefused() {
        refused(
                with(
                        "twilio",
                        "sayso.delivery.twilio.auth-token=",
                        "sayso.delivery.twilio.api-key-secret=tok-for-tests"),
                "sayso.delivery.twilio.api-key-sid is not set");
    }

    @Test
    void settings_neverShowSecrets() {
        with("smtp twilio", "sayso.delivery.smtp.user=orders", "sayso.delivery.smtp.password=tok-for-tests")
                .run(context -> assertThat(
                                context.getBean(SaysoProperties.class).toString())
                        .doesNotContain("tok-for-tests"));
        with("webhook")
                .run(context -> assertThat(
                                context.getBean(SaysoProperties.class).toString())
                        .doesNotContain(SECRET));
    }

    private static void refused(ApplicationContextRunner runner, String message) {
        runner.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(RefusedSettingException.class, refused -> {
                    assertThat(refused).hasMessageContaining(message);
                    assertThat(refused.fix()).isNotBlank();
                    assertThat(refused.fix() + refused.getMessage())
                            .doesNotContain(SECRET)
                            .doesNotContain("tok-for-tests");
                }));
    }
}
