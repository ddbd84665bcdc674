package org.sayso.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.audit.AuditTrail;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.OwedEffect;
import org.sayso.confirmation.Transaction;
import org.sayso.token.UserKey;
import org.slf4j.LoggerFactory;

class EffectDispatcherTests {

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Kitchen kitchen = new Kitchen();
    private final MovableClock clock = new MovableClock();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(EffectDispatcher.class);

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
    }

    private static final byte[] KEY = "a server key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII);

    private Performances performances(Clock clock) {
        return new Performances(
                storage,
                Map.of(Kitchen.TYPE, kitchen),
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                new Journal(storage, new AuditTrail(storage.audit(), KEY), clock),
                clock);
    }

    private EffectDispatcher dispatcher() {
        return EffectDispatcher.builder()
                .storage(storage)
                .key(KEY)
                .actions(List.of(kitchen))
                .build();
    }

    /** A confirmed challenge whose effect is owed. */
    private void owe(String id, Instant now) {
        owe(id, now, Kitchen.TYPE, true);
    }

    private void owe(String id, Instant now, String type, boolean confirmed) {
        Instant start = now.truncatedTo(ChronoUnit.MILLIS);
        Transaction transaction = new Transaction(
                "skill", type, new UserKey("https://id.example", "user-" + id), "order-" + id, Map.of(), "1");
        storage.unitOfWork().run(() -> {
            storage.challenges()
                    .add(
                            new Challenge.Pending(
                                    new Challenge.Terms(
                                            id,
                                            transaction,
                                            new Challenge.Proof("sms-code", "key", "hash"),
                                            new Challenge.Sending(id, 1, Locale.US, "", ""),
                                            start,
                                            start.plusSeconds(300)),
                                    3),
                            0);
            if (confirmed) {
                storage.challenges().confirm(id, transaction.digest(), start, new Outcome(Map.of()), "");
            }
            storage.effects().add(id, start);
            return true;
        });
    }

    private OwedEffect effect(String id) {
        return storage.effects().find(id).orElseThrow();
    }

    private void reachesPerformed(String id) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (effect(id).state() != OwedEffect.State.PERFORMED && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(effect(id).state()).isEqualTo(OwedEffect.State.PERFORMED);
    }

    @Test
    void owedEffect_isPerformedOnceForItsTransaction_withTheChallengeAsKey() throws Exception {
        owe("c1", Instant.now());
        owe("c2", Instant.now());

        try (EffectDispatcher dispatcher = dispatcher()) {
            dispatcher.start();
            reachesPerformed("c1");
            reachesPerformed("c2");
        }

        assertThat(kitchen.calls).containsExactlyInAnyOrder("c1 order-c1", "c2 order-c2");
    }

    @Test
    void wokenDispatcher_performsWhatWasCommittedSince() throws Exception {
        try (EffectDispatcher dispatcher = dispatcher()) {
            dispatcher.start();
            TimeUnit.MILLISECONDS.sleep(50);
            long before = System.nanoTime();
            owe("c1", Instant.now());
            dispatcher.wake();
            reachesPerformed("c1");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void failures_areFollowedByLongerPauses_andNeverGivenUp() throws Exception {
        kitchen.behave(() -> {
            throw new IOException("the kitchen answered 503");
        });
        owe("c1", clock.instant());
        Instant agreedAt = effect("c1").since();
        Performances performances = performances(clock);

        List<Long> pauses = new ArrayList<>();
        while (Duration.between(agreedAt, clock.instant()).compareTo(Duration.ofDays(2)) < 0) {
            performances.doDue(() -> true);
            Duration pause = Duration.between(clock.instant(), effect("c1").dueAt());
            pauses.add(Math.round(pause.toMillis() / 1000.0));
            clock.move(pause.plusMillis(1));
        }

        assertThat(pauses).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        assertThat(pauses.subList(10, pauses.size())).hasSizeGreaterThan(500).containsOnly(300L);
        assertThat(effect("c1").state()).isEqualTo(OwedEffect.State.WAITING);

        kitchen.behave(() -> {});
        performances.doDue(() -> true);
        assertThat(effect("c1").state()).isEqualTo(OwedEffect.State.PERFORMED);
    }

    @Test
    void effectOwedForAnHour_isListedAsOverdue_andEachFailureIsAnError() throws Exception {
        kitchen.behave(() -> {
            throw new IOException("the kitchen answered 503");
        });
        owe("c1", clock.instant());
        Performances performances = performances(clock);
        performances.doDue(() -> true);
        assertThat(levels()).containsExactly(Level.WARN);
        clock.move(Duration.ofMinutes(59));
        assertThat(performances.overdue(10)).isEmpty();

        clock.move(Duration.ofMinutes(1));
        performances.doDue(() -> true);
        clock.move(Duration.ofMinutes(5));
        performances.doDue(() -> true);

        assertThat(performances.overdue(10)).extracting(OwedEffect::challengeId).containsExactly("c1");
        assertThat(levels()).containsExactly(Level.WARN, Level.ERROR, Level.ERROR);
        assertThat(log.list.get(2).getFormattedMessage()).contains("c1", "attempt 3", "the kitchen answered 503");

        kitchen.behave(() -> {});
        clock.move(Duration.ofMinutes(5));
        performances.doDue(() -> true);
        assertThat(performances.overdue(10)).isEmpty();
    }

    @Test
    void effectOfAnUnconfirmedChallenge_isNotPerformed_andAlarms() throws Exception {
        owe("c1", clock.instant(), Kitchen.TYPE, false);

        performances(clock).doDue(() -> true);

        assertThat(kitchen.calls).isEmpty();
        assertThat(levels()).containsExactly(Level.ERROR);
        assertThat(log.list.get(0).getFormattedMessage()).contains("its challenge is not confirmed");
    }

    @Test
    void effectWithoutItsAction_staysOwed_alarms_andHoldsUpNobody() throws Exception {
        owe("c1", clock.instant(), "no-such-type", true);
        owe("c2", clock.instant());

        performances(clock).doDue(() -> true);

        assertThat(effect("c1").state()).isEqualTo(OwedEffect.State.WAITING);
        assertThat(effect("c2").state()).isEqualTo(OwedEffect.State.PERFORMED);
        assertThat(log.list.get(0).getLevel()).isEqualTo(Level.ERROR);
        assertThat(log.list.get(0).getFormattedMessage()).contains("no RemoteAction", "no-such-type");
    }

    @Test
    void actionWithAFault_isTreatedAsAFailure_andItsTextIsNotLogged() throws Exception {
        kitchen.behave(() -> {
            throw new IllegalStateException("card 4242 declined");
        });
        owe("c1", clock.instant());

        performances(clock).doDue(() -> true);

        assertThat(effect("c1").state()).isEqualTo(OwedEffect.State.WAITING);
        assertThat(log.list.get(0).getFormattedMessage())
                .contains("IllegalStateException")
                .doesNotContain("4242");
    }

    @Test
    void slowEffect_holdsUpNeitherTheOthersNorTheirKeys() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch slow = new CountDownLatch(1);
        kitchen.behave(() -> {
            if (slow.getCount() > 0) {
                slow.countDown();
                end.await();
            }
        });
        owe("slow", Instant.now());
        try (EffectDispatcher dispatcher = dispatcher()) {
            dispatcher.start();
            assertThat(slow.await(20, TimeUnit.SECONDS)).isTrue();
            owe("c1", Instant.now());
            dispatcher.wake();
            reachesPerformed("c1");
            end.countDown();
            reachesPerformed("slow");
        }
        assertThat(kitchen.calls).containsExactlyInAnyOrder("slow order-slow", "c1 order-c1");
    }

    @Test
    void dispatcherThatDiedAfterPerforming_performsAgainWithTheSameKey_afterTheLease() throws Exception {
        owe("c1", clock.instant());
        storage.unitOfWork()
                .run(() ->
                        storage.effects().claim(clock.instant(), clock.instant().plusSeconds(60), 1));
        Performances performances = performances(clock);

        performances.doDue(() -> true);
        assertThat(kitchen.calls).as("not yet due again").isEmpty();
        clock.move(Duration.ofSeconds(60));
        performances.doDue(() -> true);

        assertThat(kitchen.calls).containsExactly("c1 order-c1");
        assertThat(effect("c1").attempts()).isEqualTo(2);
    }

    @Test
    void twoDispatchers_performEachEffectOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            owe("c" + i, Instant.now());
        }
        try (EffectDispatcher one = dispatcher();
                EffectDispatcher other = dispatcher()) {
            one.start();
            other.start();
            for (int i = 0; i < 30; i++) {
                reachesPerformed("c" + i);
            }
        }
        assertThat(kitchen.calls).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void incompleteOrUnworkableSettings_areRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EffectDispatcher.builder().build())
                .withMessageContaining("storage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffectDispatcher.builder()
                        .storage(storage)
                        .key(KEY)
                        .lease(Duration.ofSeconds(1))
                        .build())
                .withMessageContaining("10 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffectDispatcher.builder()
                        .storage(storage)
                        .key(KEY)
                        .threads(33)
                        .build())
                .withMessageContaining("1 to 32");
    }

    private List<Level> levels() {
        return log.list.stream()
                .map(ILoggingEvent::getLevel)
                .filter(level -> level != Level.DEBUG)
                .toList();
    }
}
