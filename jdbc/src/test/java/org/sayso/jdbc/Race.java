package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.sayso.ConfirmationRefusal;
import org.sayso.Deadline;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Storage;
import org.sayso.token.UserKey;

/** Answers that start at one moment, each over a connection of its own. */
final class Race implements AutoCloseable {

    static final int CONNECTIONS = 64;

    private final HikariDataSource dataSource;
    private final TableOfEffects effects;
    private final Desk desk;

    Race(String url, Function<DataSource, Storage> storage) throws InterruptedException {
        dataSource = Databases.open(url, CONNECTIONS);
        SaysoSchema.migrate(dataSource);
        effects = new TableOfEffects(dataSource);
        desk = new Desk(storage.apply(dataSource), Clock.systemUTC(), effects);
        Deadline patience = Deadline.in(Duration.ofSeconds(30));
        while (dataSource.getHikariPoolMXBean().getTotalConnections() < CONNECTIONS && !patience.passed()) {
            Thread.sleep(10);
        }
        assertThat(dataSource.getHikariPoolMXBean().getTotalConnections())
                .as("open connections")
                .isEqualTo(CONNECTIONS);
    }

    /** Each round one answer confirms, there is one effect, and every other answer hears that it was confirmed. */
    void rightAnswers(int rounds) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            String reference = "order-" + round;
            UserKey user = user(round);
            String code = desk.codeFor(Orders.order(user, reference, "1.00"));

            List<Object> answers = Together.run(CONNECTIONS, () -> answer(user, code));

            assertThat(effects.effectsOf(reference))
                    .as("effects of right answers in round %s", round)
                    .isEqualTo(1);
            assertThat(answers)
                    .as("right answers of round %s", round)
                    .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Confirmed.class));
            assertThat(answers)
                    .as("first answers of round %s", round)
                    .filteredOn(answer -> !((Answer.Confirmed) answer).already())
                    .hasSize(1);
        }
    }

    /** Each round three answers are compared with the code, and every other hears that it is locked. */
    void wrongAnswers(int rounds) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            String reference = "order-" + round;
            UserKey user = user(round);
            Requested.Sent sent = desk.request(Orders.order(user, reference, "1.00"));
            String code = Desk.wrong(Desk.code(desk.message(sent.challengeId())));

            List<Object> answers = Together.run(CONNECTIONS, () -> answer(user, code));

            assertThat(count(answers, ConfirmationRefusal.WRONG_CODE, 2))
                    .as("guesses that left two tries in round %s", round)
                    .isEqualTo(1);
            assertThat(count(answers, ConfirmationRefusal.WRONG_CODE, 1))
                    .as("guesses that left one try in round %s", round)
                    .isEqualTo(1);
            assertThat(count(answers, ConfirmationRefusal.LOCKED, 0))
                    .as("guesses refused as locked in round %s", round)
                    .isEqualTo(CONNECTIONS - 2);
            assertThat(desk.storage.challenges().find(sent.challengeId()).orElseThrow())
                    .isInstanceOf(Challenge.Locked.class);
            assertThat(effects.effectsOf(reference)).isZero();
        }
    }

    /** Another one each round: wrong codes count for the account as well. */
    private static UserKey user(int round) {
        return new UserKey("https://id.example", "user-" + round);
    }

    private static long count(List<Object> answers, ConfirmationRefusal reason, int triesLeft) {
        Answer refused = new Answer.Refused(reason, triesLeft);
        return answers.stream().filter(refused::equals).count();
    }

    /** The answer, or what was thrown in its place: the others' effects are to be counted all the same. */
    private Object answer(UserKey user, String code) {
        try {
            return desk.answer(user, code);
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
