package org.sayso.jdbc;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.sayso.audit.AuditStore;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.ChallengeStore;
import org.sayso.confirmation.Outbox;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Storage with one of the faults that the races are there to catch. */
record FaultyStorage(ChallengeStore challenges, Outbox outbox, AuditStore audit, UnitOfWork unitOfWork)
        implements Storage {

    /** Confirms by id, digest and time, but whatever the state. */
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
            public boolean confirm(String id, String transactionDigest, Instant now, Outcome outcome) {
                return jdbc.sql("""
                                UPDATE sayso_challenge SET state = 'CONFIRMED', open_slot = NULL, outcome_json = :outcome
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
        return new FaultyStorage(challenges, sound.outbox(), sound.audit(), sound.unitOfWork());
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
        return new FaultyStorage(sound.challenges(), sound.outbox(), sound.audit(), everyStatement);
    }

    /** Reads how many tries are left and counts this one a little later, when the code was compared. */
    static FaultyStorage withTheCountAfterTheComparison(DataSource dataSource) {
        Storage sound = Databases.storage(dataSource);
        ChallengeStore challenges = new ForwardingChallenges(sound.challenges()) {

            @Override
            public OptionalInt countTry(String id, Instant now) {
                if (!(find(id).orElseThrow() instanceof Challenge.Pending pending) || pending.triesLeft() == 0) {
                    return OptionalInt.empty();
                }
                CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS)
                        .execute(() -> sound.unitOfWork().run(() -> super.countTry(id, now)));
                return OptionalInt.of(pending.triesLeft() - 1);
            }
        };
        return new FaultyStorage(challenges, sound.outbox(), sound.audit(), sound.unitOfWork());
    }
}
