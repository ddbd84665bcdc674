package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.audit.AuditTrail;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSeal;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.UndeliverableException;
import org.slf4j.LoggerFactory;

class OutboxDispatcherTests {

    private static final byte[] KEY = "a server key of thirty-two bytes".getBytes(US_ASCII);
    private static final Destination PHONE = new Destination(Channel.SMS, "+12025550142");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Inbox inbox = new Inbox();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(OutboxDispatcher.class);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        inbox.close();
    }

    private OutboxDispatcher dispatcher(Clock clock) {
        return OutboxDispatcher.builder()
                .storage(storage)
                .key(KEY)
                .clock(clock)
                .sender(Channel.SMS, new PhoneInboxSender(inbox.address(), Inbox.TOKEN))
                .build();
    }

    private void promise(String id, Instant now, Duration life) {
        promise(id, PHONE, now, life);
    }

    private void promise(String id, Destination to, Instant now, Duration life) {
        Instant start = now.truncatedTo(ChronoUnit.MILLIS);
        String sealed = MessageSeal.withKey(KEY).seal(new Message(id, to, "Pizza", "Your code is 482193"));
        storage.unitOfWork().run(() -> {
            storage.outbox()
                    .add(new OutboxEntry(id, "c-" + id, OutboxEntry.State.WAITING, sealed, start, start.plus(life), 0));
            return true;
        });
    }

    private OutboxEntry entry(String id) {
        return storage.outbox().find(id).orElseThrow();
    }

    /** Waits for a state that the dispatcher's thread writes after what the inbox saw. */
    private void reaches(String id, OutboxEntry.State state) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (entry(id).state() != state && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(entry(id).state()).isEqualTo(state);
    }

    @Test
    void messages_arriveInOrder_andTheirTextIsErased() throws Exception {
        List<String> ids = IntStream.range(0, 20).mapToObj(i -> "m" + (99 - i)).toList();
        Instant now = Instant.now();
        ids.forEach(id -> promise(id, now, Duration.ofMinutes(5)));

        try (OutboxDispatcher dispatcher = dispatcher(Clock.systemUTC())) {
            dispatcher.start();
            List<String> arrived = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                arrived.add(inbox.next().id());
            }
            assertThat(arrived).isEqualTo(ids);
            reaches("m80", OutboxEntry.State.DELIVERED);
        }
        assertThat(ids).allSatisfy(id -> assertThat(entry(id).sealed()).isEmpty());
        assertThat(inbox.posts).hasSize(20);
    }

    @Test
    void wakeUp_deliversAtOnceWithoutWaitingForTheIdleLook() throws Exception {
        try (OutboxDispatcher dispatcher = dispatcher(Clock.systemUTC())) {
            dispatcher.start();
            for (int i = 0; i < 5; i++) {
                promise("m" + i, Instant.now(), Duration.ofMinutes(5));
                long before = System.nanoTime();
                dispatcher.wake();
                assertThat(inbox.next().id()).isEqualTo("m" + i);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
            }
        }
    }

    @Test
    void refusedWith503_isTriedAgainWithTheSameId() throws Exception {
        inbox.behave(Inbox.status(503));
        promise("m1", Instant.now(), Duration.ofMinutes(5));

        try (OutboxDispatcher dispatcher = dispatcher(Clock.systemUTC())) {
            dispatcher.start();
            Inbox.Post first = inbox.next();
            inbox.behave(Inbox.status(202));
            Inbox.Post second = inbox.next();

            assertThat(second.body()).isEqualTo(first.body());
            reaches("m1", OutboxEntry.State.DELIVERED);
            assertThat(entry("m1").attempts()).isEqualTo(2);
        }
        noSecretsLogged();
    }

    @Test
    void failures_areFollowedByLongerPauses_andGivenUpAtTheEndOfLife() throws Exception {
        MovableClock clock = new MovableClock();
        inbox.behave(Inbox.status(500));
        promise("m1", clock.instant(), Duration.ofSeconds(60));
        Deliveries deliveries = deliveries(clock);

        List<Long> pauses = new ArrayList<>();
        while (entry("m1").state() == OutboxEntry.State.WAITING) {
            deliveries.doDue(() -> true);
            if (entry("m1").state() == OutboxEntry.State.WAITING) {
                Duration pause = Duration.between(clock.instant(), entry("m1").dueAt());
                pauses.add(Math.round(pause.toMillis() / 1000.0));
                clock.move(pause.plusMillis(1));
            }
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L);
        assertThat(inbox.posts).hasSize(6);
        assertThat(entry("m1").state()).isEqualTo(OutboxEntry.State.UNDELIVERABLE);
        assertThat(entry("m1").sealed()).isEmpty();
        noSecretsLogged();
    }

    @Test
    void pauses_areAtMostThirtySeconds() {
        assertThat(Deliveries.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Deliveries.pauseAfter(5)).isEqualTo(Duration.ofSeconds(16));
        assertThat(Deliveries.pauseAfter(6)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Deliveries.pauseAfter(1_000_000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void messageFoundAfterItsLife_isNeverSent() throws Exception {
        MovableClock clock = new MovableClock();
        promise("m1", clock.instant(), Duration.ofSeconds(60));
        clock.move(Duration.ofSeconds(60));

        deliveries(clock).doDue(() -> true);

        assertThat(inbox.posts).isEmpty();
        assertThat(entry("m1").state()).isEqualTo(OutboxEntry.State.UNDELIVERABLE);
        assertThat(entry("m1").sealed()).isEmpty();
    }

    @Test
    void sender_learnsWhenTheMessageIsOfNoUseAnyMore() throws Exception {
        MovableClock clock = new MovableClock();
        promise("m1", clock.instant(), Duration.ofSeconds(60));

        deliveries(clock).doDue(() -> true);

        assertThat(inbox.next().body())
                .containsEntry("expires", entry("m1").expiresAt().getEpochSecond());
    }

    @Test
    void messageOverTheLimitOfAMinute_waitsForTheNext() throws Exception {
        MovableClock clock = new MovableClock();
        promise("m1", clock.instant(), Duration.ofMinutes(5));
        promise("m2", clock.instant(), Duration.ofMinutes(5));
        MessageSender limited = new LimitedSender(new PhoneInboxSender(inbox.address(), Inbox.TOKEN), 1, clock);
        Deliveries deliveries = new Deliveries(
                storage,
                MessageSeal.withKey(KEY),
                Map.of(Channel.SMS, limited),
                Duration.ofSeconds(30),
                journal(clock),
                clock);

        deliveries.doDue(() -> true);
        assertThat(entry("m1").state()).isEqualTo(OutboxEntry.State.DELIVERED);
        assertThat(entry("m2").state()).isEqualTo(OutboxEntry.State.WAITING);
        clock.move(Duration.ofMinutes(1));
        deliveries.doDue(() -> true);

        assertThat(entry("m2").state()).isEqualTo(OutboxEntry.State.DELIVERED);
        noSecretsLogged();
    }

    @Test
    void messageThatNobodyCanCarryOrOpen_isGivenUpAndHoldsUpNobody() throws Exception {
        MovableClock clock = new MovableClock();
        promise("mail", new Destination(Channel.EMAIL, "ann@example.com"), clock.instant(), Duration.ofMinutes(5));
        storage.unitOfWork().run(() -> {
            storage.outbox()
                    .add(new OutboxEntry(
                            "foreign",
                            "c",
                            OutboxEntry.State.WAITING,
                            "c2VhbGVkIHdpdGggYW5vdGhlciBrZXksIGNlcnRhaW5seQ",
                            clock.instant(),
                            clock.instant().plusSeconds(60),
                            0));
            return true;
        });
        promise("m1", clock.instant(), Duration.ofMinutes(5));

        deliveries(clock).doDue(() -> true);

        assertThat(entry("mail").state()).isEqualTo(OutboxEntry.State.UNDELIVERABLE);
        assertThat(entry("foreign").state()).isEqualTo(OutboxEntry.State.UNDELIVERABLE);
        assertThat(entry("m1").state()).isEqualTo(OutboxEntry.State.DELIVERED);
        noSecretsLogged();
    }

    @Test
    void senderWithAFault_isTreatedAsAFailureAndItsTextIsNotLogged() throws Exception {
        MovableClock clock = new MovableClock();
        promise("m1", clock.instant(), Duration.ofMinutes(5));
        Deliveries faulty = new Deliveries(
                storage,
                MessageSeal.withKey(KEY),
                Map.of(Channel.SMS, message -> {
                    throw new IllegalStateException("cannot send 482193 to +12025550142");
                }),
                Duration.ofSeconds(30),
                journal(clock),
                clock);

        faulty.doDue(() -> true);

        assertThat(entry("m1").state()).isEqualTo(OutboxEntry.State.WAITING);
        noSecretsLogged();
    }

    @Test
    void messageThatNoRepeatCanDeliver_isGivenUpAtOnce() throws Exception {
        MovableClock clock = new MovableClock();
        promise("m1", clock.instant(), Duration.ofMinutes(5));
        promise("mail", new Destination(Channel.EMAIL, "ann@example.com"), clock.instant(), Duration.ofMinutes(5));
        MessageSender sender = new ByChannel(Map.of(Channel.SMS, message -> {
            throw new UndeliverableException("the number does not exist");
        }));
        Deliveries deliveries = new Deliveries(
                storage,
                MessageSeal.withKey(KEY),
                Map.of(Channel.SMS, sender, Channel.EMAIL, sender),
                Duration.ofSeconds(30),
                journal(clock),
                clock);

        deliveries.doDue(() -> true);

        assertThat(entry("m1").state()).isEqualTo(OutboxEntry.State.UNDELIVERABLE);
        assertThat(entry("m1").attempts()).isEqualTo(1);
        assertThat(entry("mail").state()).isEqualTo(OutboxEntry.State.UNDELIVERABLE);
        assertThat(log.list)
                .anySatisfy(event -> assertThat(event.getFormattedMessage()).contains("the number does not exist"))
                .anySatisfy(
                        event -> assertThat(event.getFormattedMessage()).contains("no sender is configured for EMAIL"));
        noSecretsLogged();
    }

    @Test
    void dispatcherStoppedBetweenSendingAndWritingDown_sendsAgainWithTheSameId() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        inbox.behave(exchange -> {
            arrived.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        MovableClock clock = new MovableClock();
        promise("m1", clock.instant(), Duration.ofMinutes(5));
        Thread dying = new Thread(() -> {
            try {
                deliveries(clock).doDue(() -> true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        dying.start();
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        dying.interrupt();
        dying.join(20_000);
        assertThat(entry("m1").state()).isEqualTo(OutboxEntry.State.WAITING);
        inbox.behave(Inbox.status(202));

        deliveries(clock).doDue(() -> true);
        assertThat(inbox.posts).as("not yet due again").hasSize(1);
        clock.move(Duration.ofSeconds(30));
        deliveries(clock).doDue(() -> true);

        end.countDown();
        assertThat(inbox.posts).hasSize(2).extracting(Inbox.Post::id).containsOnly("m1");
        assertThat(entry("m1").state()).isEqualTo(OutboxEntry.State.DELIVERED);
    }

    @Test
    void twoDispatchers_deliverEachMessageOnce() throws Exception {
        Instant now = Instant.now();
        for (int i = 0; i < 30; i++) {
            promise("m" + i, now, Duration.ofMinutes(5));
        }
        try (OutboxDispatcher one = dispatcher(Clock.systemUTC());
                OutboxDispatcher other = dispatcher(Clock.systemUTC())) {
            one.start();
            other.start();
            for (int i = 0; i < 30; i++) {
                inbox.next();
            }
            for (int i = 0; i < 30; i++) {
                reaches("m" + i, OutboxEntry.State.DELIVERED);
            }
        }
        assertThat(inbox.posts).extracting(Inbox.Post::id).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void incompleteOrUnworkableSettings_areRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        OutboxDispatcher.builder().storage(storage).key(KEY).build())
                .withMessageContaining("sender");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboxDispatcher.builder().key(new byte[8]))
                .withMessageContaining("at least 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboxDispatcher.builder()
                        .storage(storage)
                        .key(KEY)
                        .sender(Channel.SMS, message -> {})
                        .lease(Duration.ofSeconds(1))
                        .build())
                .withMessageContaining("10 seconds");
    }

    private Journal journal(Clock clock) {
        return new Journal(storage, new AuditTrail(storage.audit(), KEY), clock);
    }

    private Deliveries deliveries(Clock clock) {
        return new Deliveries(
                storage,
                MessageSeal.withKey(KEY),
                Map.of(Channel.SMS, new PhoneInboxSender(inbox.address(), Inbox.TOKEN)),
                Duration.ofSeconds(30),
                journal(clock),
                clock);
    }

    private void noSecretsLogged() {
        assertThat(log.list)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage() + event.getThrowableProxy())
                        .doesNotContain("482193")
                        .doesNotContain("2025550142")
                        .doesNotContain("ann@example.com")
                        .doesNotContain(Inbox.TOKEN));
    }
}
