package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sayso.confirmation.Storage;

/** The races fail for storage with a fault. Sound storage passes the same ones in {@link RaceContract}. */
abstract class FaultContract {

    private static final int ROUNDS = 200;

    abstract String freshDatabase();

    @Test
    void stateMissingInTheWhere_isCaught() throws Exception {
        try (Race race = race(FaultyStorage::withoutStateInTheWhere)) {
            assertCaught(
                    "effects of right answers in round \\d+] \\s*expected: 1\\s+but was: [23]\\b",
                    () -> race.rightAnswers(ROUNDS));
        }
    }

    @Test
    void effectBeforeTheCommit_isCaught() throws Exception {
        try (Race race = race(FaultyStorage::withTheEffectBeforeTheCommit)) {
            assertCaught(
                    "effects of right answers in round \\d+] \\s*expected: 1\\s+but was: [23]\\b",
                    () -> race.rightAnswers(ROUNDS));
        }
    }

    @Test
    void countAfterTheComparison_isCaught() throws Exception {
        try (Race race = race(dataSource -> FaultyStorage.withTheCountAfterTheComparison(dataSource, 5))) {
            assertCaught("guesses .+ in round \\d+", () -> race.wrongAnswers(ROUNDS));
        }
    }

    private Race race(Function<DataSource, Storage> storage) throws InterruptedException {
        return new Race(freshDatabase(), storage);
    }

    private static void assertCaught(String by, ThrowingCallable race) {
        assertThatThrownBy(race).isInstanceOf(AssertionError.class).hasMessageFindingMatch(by);
    }
}
