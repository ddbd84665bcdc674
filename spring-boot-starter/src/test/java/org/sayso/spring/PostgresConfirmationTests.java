package org.sayso.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.sayso.Inquiry;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Transaction;
import org.sayso.token.UserKey;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The confirmation part of the starter with nothing but a PostgreSQL URL in place of H2's. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the build brings PostgreSQL's server for Linux only")
class PostgresConfirmationTests {

    private static final UserKey ANN = new UserKey("https://issuer.example", "ann");

    @Test
    void codeSentFromPostgres_confirmsOnce_andTheTablesAreThere() throws Exception {
        BlockingQueue<Message> phone = new LinkedBlockingQueue<>();
        try (EmbeddedPostgres postgres = durable()) {
            application(postgres.getJdbcUrl("postgres", "postgres"), phone).run(context -> {
                assertThat(context).hasNotFailed();
                Confirmations confirmations = context.getBean(Confirmations.class);
                Requested.Sent sent = (Requested.Sent) confirmations.request(
                        new Transaction("skill", "test", ANN, "1", Map.of(), "1"),
                        new Asking(
                                List.of(new Destination(Channel.SMS, "+12025550142")),
                                Locale.US,
                                Inquiry.within(Duration.ofSeconds(8))));
                String code = code(phone.poll(20, TimeUnit.SECONDS));

                assertThat(answer(confirmations, code).already()).isFalse();
                assertThat(answer(confirmations, code).already()).isTrue();
                assertThat(JdbcClient.create(context.getBean(DataSource.class))
                                .sql("SELECT state FROM sayso_challenge")
                                .query(String.class)
                                .list())
                        .containsExactly("CONFIRMED");
                TestAction action = (TestAction) context.getBean(ConfirmedAction.class);
                performed(action, sent.challengeId());
            });
        }
    }

    @Test
    void postgresThatForgets_isRefusedAtStartUp() throws Exception {
        try (EmbeddedPostgres postgres = durable()) {
            String url = postgres.getJdbcUrl("postgres", "postgres") + "&options=-c%20synchronous_commit=off";
            application(url, new LinkedBlockingQueue<>())
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOfSatisfying(RefusedSettingException.class, refused -> {
                                assertThat(refused)
                                        .hasMessage("spring.datasource.url leads to a database that forgets");
                                assertThat(refused.fix())
                                        .contains(
                                                "synchronous_commit=off", "remove it from the options of the JDBC URL");
                            }));
        }
    }

    private static void performed(TestAction action, String challengeId) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (action.performed.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(action.performed).containsExactly(challengeId);
    }

    private static WebApplicationContextRunner application(String url, BlockingQueue<Message> phone) {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        TokenAutoConfiguration.class,
                        ConfirmationAutoConfiguration.class))
                .withUserConfiguration(TestConfirmation.class)
                .withBean(MessageSender.class, () -> phone::add)
                .withPropertyValues(
                        "spring.datasource.url=" + url,
                        "sayso.skill-id=amzn1.ask.skill.test",
                        "sayso.skill-name=Test",
                        "sayso.token.issuer=https://issuer.example",
                        "sayso.token.audience=https://service.example",
                        "sayso.token.allowed-clients=alexa",
                        "sayso.confirmation.secret=dGVzdC1vbmx5LXNlY3JldC1vZi0zMi1ieXRlcy0wMTIzNDU2Nzg5");
    }

    /** By itself the embedded server would not wait for the disk. */
    private static EmbeddedPostgres durable() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static Answer.Confirmed answer(Confirmations confirmations, String code) throws InterruptedException {
        return (Answer.Confirmed) confirmations.answer(
                ANN,
                "skill",
                new Spoken(code, Locale.US),
                (requirement, inquiry) -> Optional.empty(),
                Inquiry.within(Duration.ofSeconds(8)));
    }

    private static String code(@Nullable Message message) {
        Matcher matcher = Pattern.compile("code is (\\d{6})")
                .matcher(Objects.requireNonNull(message, "no message within 20 s")
                        .text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
