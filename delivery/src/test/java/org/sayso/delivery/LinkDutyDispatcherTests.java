package org.sayso.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.link.Grant;
import org.sayso.link.VoiceUser;
import org.sayso.link.life.GrantRevoker;
import org.sayso.link.life.LinkLife;
import org.sayso.link.life.VoiceEvent;
import org.sayso.token.UserKey;
import org.slf4j.LoggerFactory;

class LinkDutyDispatcherTests {

    private static final byte[] KEY = "a server key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII);
    private static final VoiceUser USER = VoiceUser.household("skill", "amzn1.ask.account.SECRET");
    private static final Grant GRANT = new Grant(new UserKey("https://id.example", "ann"), Optional.of("grant-1"));

    private final MovableClock clock = new MovableClock();
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Deque<Exception> failures = new ArrayDeque<>();
    private final List<Grant> revoked = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(LinkDutyDispatcher.class);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
    }

    private LinkLife life(Clock time) {
        return LinkLife.builder()
                .storage(storage)
                .key(KEY)
                .clock(time)
                .revoker(new GrantRevoker() {
                    @Override
                    public boolean canRevoke(Grant grant) {
                        return true;
                    }

                    @Override
                    public synchronized void revoke(Grant grant) throws IOException {
                        Exception failure = failures.poll();
                        if (failure instanceof IOException expected) {
                            throw expected;
                        }
                        if (failure instanceof RuntimeException fault) {
                            throw fault;
                        }
                        revoked.add(grant);
                    }
                })
                .build();
    }

    private static void disable(LinkLife life, Instant now) {
        life.used(USER, now, GRANT);
        life.disabled(new VoiceEvent(USER, "request-1", now), true);
    }

    @Test
    void whatIsOwed_isDoneByItself() throws Exception {
        LinkLife life = life(Clock.systemUTC());
        try (LinkDutyDispatcher dispatcher = new LinkDutyDispatcher(storage, life, Clock.systemUTC())) {
            dispatcher.start();
            disable(life, Instant.now());
            dispatcher.wake();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (storage.links().nextDue().isPresent() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        assertThat(revoked).containsExactly(GRANT);
    }

    @Test
    void failure_isTriedAgainAfterAPause_andLoggedWithoutWhoseItWas() throws Exception {
        LinkLife life = life(clock);
        LinkDuties duties = new LinkDuties(storage, life, clock);
        failures.add(new IOException("the authorization server did not answer"));
        failures.add(new IllegalStateException("amzn1.ask.account.SECRET of ann"));
        disable(life, clock.instant());

        duties.doDue(() -> true);
        assertThat(duties.nextDue())
                .hasValueSatisfying(
                        due -> assertThat(due).isCloseTo(clock.instant().plusSeconds(1), within(1, ChronoUnit.MILLIS)));
        clock.move(Duration.ofSeconds(1));
        duties.doDue(() -> true);
        assertThat(duties.nextDue())
                .hasValueSatisfying(
                        due -> assertThat(due).isCloseTo(clock.instant().plusSeconds(2), within(1, ChronoUnit.MILLIS)));
        clock.move(Duration.ofSeconds(1));
        duties.doDue(() -> true);
        assertThat(revoked).isEmpty();
        clock.move(Duration.ofSeconds(1));
        duties.doDue(() -> true);

        assertThat(revoked).containsExactly(GRANT);
        assertThat(duties.nextDue()).isEmpty();
        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.WARN);
        assertThat(log.list.get(0).getFormattedMessage())
                .startsWith("REVOKE ")
                .contains("was not done at attempt 1: the authorization server did not answer; the next is in 1 s");
        assertThat(log.list.get(1).getFormattedMessage())
                .contains("IllegalStateException")
                .doesNotContain("SECRET", "ann");
    }

    @Test
    void failureAfterAnHour_isAnError() throws Exception {
        LinkLife life = life(clock);
        disable(life, clock.instant());
        clock.move(Duration.ofHours(1));
        failures.add(new IOException("down"));

        new LinkDuties(storage, life, clock).doDue(() -> true);

        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
    }
}
