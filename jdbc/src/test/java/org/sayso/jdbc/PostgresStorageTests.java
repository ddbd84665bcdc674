package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.ChallengeStore;
import org.sayso.confirmation.Storage;

class PostgresStorageTests extends StorageContract {

    private static HikariDataSource dataSource;

    @BeforeAll
    static void openDatabase() {
        dataSource = Databases.migrated(Postgres.freshDatabase());
    }

    @AfterAll
    static void closeDatabase() {
        dataSource.close();
    }

    @Override
    Storage storage() {
        return Databases.emptied(dataSource);
    }

    @Test
    void unitsThatLockEachOthersRows_areRunAgain_andBothCommit() throws Exception {
        ChallengeStore challenges = Databases.storage(dataSource).challenges();
        add("a", Orders.ANN);
        add("b", Orders.BEN);
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();

        Together.run(2, () -> {
            List<String> order = next.getAndIncrement() == 0 ? List.of("a", "b") : List.of("b", "a");
            return in(() -> {
                challenges.countTry(order.get(0), T0);
                if (runs.incrementAndGet() <= 2) {
                    await(bothHoldOne);
                }
                return challenges.countTry(order.get(1), T0);
            });
        });

        assertThat(runs).as("runs, of which one ended in a deadlock").hasValue(3);
        for (String id : List.of("a", "b")) {
            assertThat(((Challenge.Pending) challenges.find(id).orElseThrow()).triesLeft())
                    .isEqualTo(1);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
