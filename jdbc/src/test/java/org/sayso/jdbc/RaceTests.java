package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.confirmation.Answer;

class RaceTests {

    private static final int THREADS = 32;
    private static final int ROUNDS = 100;

    @Test
    void rightAnswersAtOnceOverManyConnections_haveOneEffect(@TempDir Path directory) throws Exception {
        try (HikariDataSource dataSource = Databases.file(directory.resolve("race"), THREADS)) {
            SaysoSchema.migrate(dataSource);
            TableOfEffects effects = new TableOfEffects(dataSource);
            Desk desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), effects);
            for (int round = 0; round < ROUNDS; round++) {
                String reference = "order-" + round;
                String code = desk.codeFor(Orders.order(Orders.ANN, reference, "1.00"));

                List<Answer> answers = Together.run(THREADS, () -> desk.answer(Orders.ANN, code));

                assertThat(effects.effectsOf(reference))
                        .as("effects of round %s", round)
                        .isEqualTo(1);
                assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Confirmed.class));
                assertThat(answers)
                        .filteredOn(answer -> !((Answer.Confirmed) answer).already())
                        .hasSize(1);
            }
        }
    }
}
