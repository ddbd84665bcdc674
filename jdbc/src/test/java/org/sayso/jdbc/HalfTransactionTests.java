package org.sayso.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.Deadline;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is in H2's file while one thread commits and another changes a row. A commit writes H2's maps one after the other: those
 * with what to undo, then, since they were made later, those with rows. Here it is held up between the two.
 */
class HalfTransactionTests {

    private static final int PATIENCE_SECONDS = 10;

    @TempDir
    Path directory;

    /** As long as this is so, {@link InTurns} is needed. */
    @Test
    void fileWhoseThreadsWriteAtOnce_keepsHalfATransaction() throws Exception {
        try (HikariDataSource dataSource = open("db")) {
            changeDuringACommit(dataSource, dataSource);
        }
        assertThat(statesLaterOn()).containsExactly("CONFIRMED", "PENDING");
    }

    @Test
    void inTurns_fileKeepsNothingOfATransactionUnderWay() throws Exception {
        try (HikariDataSource dataSource = open("db")) {
            changeDuringACommit(dataSource, Durability.inTurns(dataSource));
        }
        assertThat(statesLaterOn()).containsExactly("PENDING", "PENDING");
    }

    private void changeDuringACommit(HikariDataSource plain, DataSource used) throws Exception {
        undoLogs(plain);
        MVMap<Integer, Integer> between = store(plain).openMap("between");
        between.put(1, 1);
        JdbcTemplate jdbc = new JdbcTemplate(plain);
        jdbc.execute("CREATE TABLE orders (id INT PRIMARY KEY, state VARCHAR(9))");
        jdbc.execute("INSERT INTO orders VALUES (1, 'PENDING'), (2, 'PENDING')");

        CountDownLatch goOn = new CountDownLatch(1);
        FutureTask<?> holding = start(() -> hold(between, goOn), "waitFor");
        FutureTask<?> committing = start(() -> expire(used), "lockRoot");
        CountDownLatch copied = new CountDownLatch(1);
        FutureTask<?> changing = start(() -> confirm(used, copied), "waitFor", "tryAcquire");
        goOn.countDown();
        committing.get(PATIENCE_SECONDS, SECONDS);
        copied.countDown();
        changing.get(PATIENCE_SECONDS, SECONDS);
        holding.get(PATIENCE_SECONDS, SECONDS);
    }

    /** Commits, and takes a copy of what a process would leave that is killed right then. */
    private Path expire(DataSource dataSource) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE orders SET state = 'EXPIRED' WHERE id = 2");
            return Files.copy(directory.resolve("db.mv.db"), directory.resolve("copy.mv.db"));
        }
    }

    /** Has not committed when the copy is taken. */
    private static boolean confirm(DataSource dataSource, CountDownLatch copied) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        return Boolean.TRUE.equals(transaction.execute(status -> {
            new JdbcTemplate(dataSource).update("UPDATE orders SET state = 'CONFIRMED' WHERE id = 1");
            return waitFor(copied);
        }));
    }

    /** Makes the maps with what transactions 1 to 4 would undo, before there are any rows. */
    private static void undoLogs(DataSource dataSource) throws SQLException {
        try (Connection one = dataSource.getConnection();
                Connection two = dataSource.getConnection();
                Connection three = dataSource.getConnection();
                Connection four = dataSource.getConnection()) {
            for (Connection each : new Connection[] {one, two, three, four}) {
                each.setAutoCommit(false);
                each.createStatement().execute("SELECT * FROM information_schema.settings");
            }
        }
    }

    private static MVStore store(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            return session.getDatabase().getStore().getMvStore();
        }
    }

    /** Keeps the lock of a map, which H2 takes for the fourth try of a change. */
    private static int hold(MVMap<Integer, Integer> map, CountDownLatch end) {
        return map.operate(1, 2, new MVMap.DecisionMaker<>() {
            private int tries;

            @Override
            public MVMap.Decision decide(Integer existing, Integer provided) {
                tries++;
                return tries > 3 && waitFor(end) ? MVMap.Decision.PUT : MVMap.Decision.REPEAT;
            }
        });
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a thread and waits until it waits itself, in one of the methods. */
    private static <T> FutureTask<T> start(Callable<T> task, String... methods) throws InterruptedException {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future);
        thread.start();
        Deadline patience = Deadline.in(Duration.ofSeconds(PATIENCE_SECONDS));
        while (Arrays.stream(thread.getStackTrace())
                .noneMatch(frame -> List.of(methods).contains(frame.getMethodName()))) {
            assertThat(patience.passed() || future.isDone()).isFalse();
            Thread.sleep(5);
        }
        return future;
    }

    /** As two transactions of a process that is started again see the order, the first with the number of the one cut off. */
    private List<String> statesLaterOn() throws SQLException {
        List<String> states = new ArrayList<>();
        try (HikariDataSource dataSource = open("copy");
                Connection first = dataSource.getConnection();
                Connection second = dataSource.getConnection()) {
            for (Connection each : List.of(first, second)) {
                each.setAutoCommit(false);
                states.addAll(new JdbcTemplate(new SingleConnectionDataSource(each, true))
                        .queryForList("SELECT state FROM orders WHERE id = 1", String.class));
            }
        }
        return states;
    }

    private HikariDataSource open(String name) {
        return Databases.open(Databases.fileUrl(directory.resolve(name)) + ";FILE_LOCK=NO", 6);
    }
}
