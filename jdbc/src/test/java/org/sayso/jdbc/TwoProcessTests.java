package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that share a PostgreSQL database confirm once between them. */
class TwoProcessTests {

    private static final int THREADS = Race.CONNECTIONS / 2;

    /** Long enough for the other process to read what it is to answer, and to wait for the moment. */
    private static final int AHEAD_MILLIS = 15;

    @TempDir
    Path directory;

    private HikariDataSource dataSource;
    private TableOfEffects effects;
    private Desk desk;
    private Process rival;
    private PrintWriter toRival;
    private BufferedReader fromRival;

    @BeforeEach
    void open() throws Exception {
        String url = Postgres.freshDatabase();
        dataSource = Databases.open(url, THREADS);
        SaysoSchema.migrate(dataSource);
        effects = new TableOfEffects(dataSource);
        desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), effects);
        rival = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        Rival.class.getName(),
                        url,
                        String.valueOf(THREADS))
                .redirectError(errors())
                .start();
        toRival = new PrintWriter(rival.getOutputStream(), true, UTF_8);
        fromRival = new BufferedReader(new InputStreamReader(rival.getInputStream(), UTF_8));
        assertThat(rivalSays()).isEqualTo("ready");
    }

    @AfterEach
    void close() throws Exception {
        toRival.close();
        rival.destroyForcibly().waitFor();
        dataSource.close();
    }

    private File errors() {
        return directory.resolve("errors.txt").toFile();
    }

    private String rivalSays() throws Exception {
        String line = fromRival.readLine();
        if (line == null) {
            throw new AssertionError("the other process ended: " + Files.readString(errors().toPath()));
        }
        return line;
    }

    @Test
    void rightAnswersOfTwoProcesses_haveOneEffect_andTheOthersHearAlready() throws Exception {
        firstAnswersOfTheOther(25);
    }

    @Test
    @Tag("slow")
    void rightAnswersOfTwoProcesses_haveOneEffect_aThousandTimes_andEachIsFirstNowAndThen() throws Exception {
        assertThat(firstAnswersOfTheOther(1_000)).isBetween(1, 999);
    }

    private int firstAnswersOfTheOther(int rounds) throws Exception {
        int firstThere = 0;
        for (int round = 1; round <= rounds; round++) {
            String reference = "order-" + round;
            String code = desk.codeFor(Orders.order(Orders.ANN, reference, "1.00"));
            long start = System.currentTimeMillis() + AHEAD_MILLIS;
            toRival.println(start + " " + code);

            Burst here = Burst.at(start, desk, code, THREADS);
            String there = rivalSays();

            assertThat(effects.effectsOf(reference))
                    .as("effects of round %s", round)
                    .isEqualTo(1);
            int first = 1 - here.first();
            assertThat(there).as("other process in round %s", round).isEqualTo(first + " " + (THREADS - first) + " ");
            assertThat(here)
                    .as("this process in round %s", round)
                    .isEqualTo(new Burst(1 - first, THREADS - 1 + first, List.of()));
            firstThere += first;
        }
        return firstThere;
    }
}
