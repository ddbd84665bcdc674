package org.sayso.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.UndeliverableException;
import org.slf4j.LoggerFactory;

class LimitedSenderTests {

    private static final String AMERICAN = "+12025550142";
    private static final String CANADIAN = "+15062345678";

    private final MovableClock clock = new MovableClock();
    private final List<Message> passed = new CopyOnWriteArrayList<>();
    private final LimitedSender sender = new LimitedSender(passed::add, 2, clock);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(LimitedSender.class);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    private static Message to(String number) {
        return new Message("m", new Destination(Channel.SMS, number), "", "Your code is 482193");
    }

    private void assertWaits(String number, String country) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sender.send(to(number)))
                .isNotInstanceOf(UndeliverableException.class)
                .withMessage("the limit of 2 text messages a minute to " + country + " is reached");
    }

    @Test
    void messagesOverTheLimit_wait_andTheOperatorIsToldOnceAMinute() throws Exception {
        for (int minutes = 1; minutes <= 2; minutes++) {
            sender.send(to(AMERICAN));
            sender.send(to(AMERICAN));
            assertWaits(AMERICAN, "US");
            assertWaits(AMERICAN, "US");

            assertThat(passed).hasSize(2 * minutes);
            assertThat(log.list).hasSize(minutes).allSatisfy(event -> {
                assertThat(event.getLevel()).isEqualTo(Level.ERROR);
                assertThat(event.getFormattedMessage())
                        .contains("More than 2 text messages to US")
                        .doesNotContain("5550142", "482193");
            });
            clock.move(Duration.ofMinutes(1));
        }
    }

    @Test
    void eachCountry_hasALimitOfItsOwn_evenBehindTheSamePrefix() throws Exception {
        sender.send(to(AMERICAN));
        sender.send(to(AMERICAN));
        assertWaits(AMERICAN, "US");

        sender.send(to(CANADIAN));
        assertThat(passed).hasSize(3);
    }

    @Test
    void numbersOfNoCountry_areCountedByTheirPrefix() throws Exception {
        sender.send(to("+447700900123"));
        sender.send(to("+447700900124"));
        assertWaits("+447700900125", "+44");

        sender.send(to("+870773111632"));
        sender.send(to("+999999998"));
        sender.send(to("+999999999"));
        assertWaits("+99988888888", "nowhere");
    }

    @Test
    void mails_passUncounted() throws Exception {
        for (int i = 0; i < 5; i++) {
            sender.send(new Message("m", new Destination(Channel.EMAIL, "ann@example.com"), "", "text"));
        }
        assertThat(passed).hasSize(5);
    }

    @Test
    void messagesAtOneMoment_areCountedExactly() throws Exception {
        LimitedSender shared = new LimitedSender(passed::add, 100, clock);
        Callable<Boolean> attempt = () -> {
            try {
                shared.send(to(AMERICAN));
                return true;
            } catch (IOException e) {
                return false;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            threads.invokeAll(Stream.generate(() -> attempt).limit(400).toList());
        } finally {
            threads.shutdownNow();
        }
        assertThat(passed).hasSize(100);
        assertThat(log.list).hasSize(1);
    }

    @Test
    void limitThatLetsNothingPass_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitedSender(passed::add, 0, clock))
                .withMessageContaining("at least 1");
    }
}
