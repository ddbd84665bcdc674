package org.sayso.authorization.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseWatchTests {

    private static final SQLException GONE = new SQLTransientConnectionException(
            "accounts - Connection is not available", new SQLException("Connection to db:5432\nrefused."));

    private final AtomicLong now = new AtomicLong();
    private final DatabaseWatch watch = new DatabaseWatch("jdbc:postgresql://db/accounts", now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static long lines(CapturedOutput output, String words) {
        return output.getAll().lines().filter(line -> line.contains(words)).count();
    }

    @Test
    void databaseThatGoesAndComesBack_isToldOnceEach(CapturedOutput output) {
        watch.here();
        watch.away(GONE);
        watch.away(GONE);
        assertThat(watch.wasAwayLately()).isTrue();
        pass(Duration.ofSeconds(42));
        watch.here();
        watch.here();
        assertThat(watch.wasAwayLately())
                .as("by whoever waited for it until now")
                .isTrue();
        pass(Duration.ofSeconds(11));
        assertThat(watch.wasAwayLately()).isFalse();
        assertThat(lines(output, "jdbc:postgresql://db/accounts does not answer: Connection to db:5432 refused. "))
                .isEqualTo(1);
        assertThat(lines(output, "answers again, after 42 s.")).isEqualTo(1);
    }

    @Test
    void databaseThatComesAndGoes_isToldOnceAMinute(CapturedOutput output) {
        for (int i = 0; i < 12; i++) {
            watch.away(GONE);
            pass(Duration.ofSeconds(5));
            watch.here();
            pass(Duration.ofSeconds(5));
        }
        assertThat(lines(output, "does not answer")).isEqualTo(2);
        assertThat(lines(output, "answers again")).isEqualTo(2);
    }

    @Test
    void connectionThatBreaksInUse_countsForAMoment() {
        watch.broken();
        assertThat(watch.wasAwayLately()).isTrue();
        pass(Duration.ofSeconds(11));
        assertThat(watch.wasAwayLately()).isFalse();
    }
}
