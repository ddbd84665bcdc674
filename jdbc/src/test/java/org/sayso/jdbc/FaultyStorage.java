package org.sayso.jdbc;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.sayso.audit.AuditStore;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.ChallengeStore;
import org.sayso.confirmation.Effects;
import org.sayso.confirmation.Ledger;
import org.sayso.confirmation.MessageSeal;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.Outbox;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.UnitOfWork;
import org.sayso.link.Links;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Storage with one of the faults that the races are there to catch. */
record FaultyStorage(
        ChallengeStore challenges,
        Outbox outbox,
        Ledger ledger,
        Effects effects,
        AuditStore audit,
        Links links,
        UnitOfWork unitOfWork)
        implements Storage {

    /**
     * Confirms by id, digest and time, but whatever the state. What is owed already is not owed again: its primary key would
     * hide the fault behind a failure.
     */
    static FaultyStorage withoutStateInTheWhere(DataSource dataSource) {
        Storage sound = Databases.storage(dataSource);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        ChallengeStore challenges = new ForwardingChallenges(sound.challenges()) {

            @Override
            public boolean claim(String id, String transactionDigest, Instant now) {
                return jdbc.sql("""
                                UPDATE sayso_challenge SET key_id = key_id
                                WHERE id = :id AND transaction_digest = :digest AND expires_at > :now
                                """)
                                .param("id", id)
                                .param("digest", transactionDigest)
                                .param("now", Times.toColumn(now))
                                .update()
                        == 1;
            }

            @Override
            public boolean confirm(String id, String transactionDigest, Instant now, Outcome outcome, String session) {
                return jdbc.sql("""
                                UPDATE sayso_challenge SET state = 'CONFIRMED', open_slot = NULL, outcome_json = :outcome,
                                    confirmed_at = :now
                                WHERE id = :id AND transaction_digest = :digest AND expires_at > :now
                                """)
                                .param("id", id)
                                .param("digest", transactionDigest)
                                .param("now", Times.toColumn(now))
                                .param("outcome", outcome.toJson())
                                .update()
                        == 1;
            }
        };
        Effects effects = (Effects) Proxy.newProxyInstance(
                Effects.class.getClassLoader(), new Class<?>[] {Effects.class}, (proxy, method, arguments) -> {
                    boolean again = method.getName().equals("add")
                            && sound.effects().find((String) arguments[0]).isPresent();
                    return again ? null : method.invoke(sound.effects(), arguments);
                });
        return new FaultyStorage(
                challenges, sound.outbox(), sound.ledger(), effects, sound.audit(), sound.links(), sound.unitOfWork());
    }

    /** Commits each statement for itself: the effect is there before it is decided that this answer confirms. */
    static FaultyStorage withTheEffectBeforeTheCommit(DataSource dataSource) {
        Storage sound = Databases.storage(dataSource);
        UnitOfWork everyStatement = new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
                return work.get();
            }
        };
        return new FaultyStorage(
                sound.challenges(),
                sound.outbox(),
                sound.ledger(),
                sound.effects(),
                sound.audit(),
                sound.links(),
                everyStatement);
    }

    /** Reads how many tries are left and counts this one a little later, when the code was compared. */
    static FaultyStorage withTheCountAfterTheComparison(DataSource dataSource, long millisLater) {
        Storage sound = Databases.storage(dataSource);
        ChallengeStore challenges = new ForwardingChallenges(sound.challenges()) {

            @Override
            public OptionalInt countTry(String id, Instant now) {
                if (!(find(id).orElseThrow() instanceof Challenge.Pending pending) || pending.triesLeft() == 0) {
                    return OptionalInt.empty();
                }
                CompletableFuture.delayedExecutor(millisLater, TimeUnit.MILLISECONDS)
                        .execute(() -> sound.unitOfWork().run(() -> super.countTry(id, now)));
                return OptionalInt.of(pending.triesLeft() - 1);
            }
        };
        return new FaultyStorage(
                challenges,
                sound.outbox(),
                sound.ledger(),
                sound.effects(),
                sound.audit(),
                sound.links(),
                sound.unitOfWork());
    }

    /** Sends each message by itself once its challenge is committed, instead of writing it down with it. */
    static FaultyStorage sendingAfterTheCommit(DataSource dataSource, MessageSender sender) {
        Storage sound = Databases.storage(dataSource);
        ThreadLocal<List<OutboxEntry>> unsent = ThreadLocal.withInitial(ArrayList::new);
        UnitOfWork thenSending = new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
                unsent.get().clear();
                T result = sound.unitOfWork().run(work);
                unsent.get().forEach(entry -> send(entry, sender));
                return result;
            }
        };
        return new FaultyStorage(
                sound.challenges(),
                outbox(sound.outbox(), entry -> unsent.get().add(entry)),
                sound.ledger(),
                sound.effects(),
                sound.audit(),
                sound.links(),
                thenSending);
    }

    /** Sends each message by itself before its challenge is committed. */
    static FaultyStorage sendingBeforeTheCommit(DataSource dataSource, MessageSender sender) {
        Storage sound = Databases.storage(dataSource);
        Outbox outbox = outbox(sound.outbox(), entry -> send(entry, sender));
        return new FaultyStorage(
                sound.challenges(),
                outbox,
                sound.ledger(),
                sound.effects(),
                sound.audit(),
                sound.links(),
                sound.unitOfWork());
    }

    /** An outbox that keeps nothing of what is added. */
    private static Outbox outbox(Outbox sound, Consumer<OutboxEntry> added) {
        return (Outbox) Proxy.newProxyInstance(
                Outbox.class.getClassLoader(), new Class<?>[] {Outbox.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("add")) {
                        added.accept((OutboxEntry) arguments[0]);
                        return null;
                    }
                    return method.invoke(sound, arguments);
                });
    }

    private static void send(OutboxEntry entry, MessageSender sender) {
        try {
            sender.send(MessageSeal.withKey(Desk.KEY).open(entry.id(), entry.sealed()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
