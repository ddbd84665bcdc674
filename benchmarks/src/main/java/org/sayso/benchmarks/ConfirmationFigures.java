package org.sayso.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.sayso.jdbc.Durability;
import org.sayso.jdbc.SaysoSchema;

/**
 * Confirms as fast as it can on H2 and on PostgreSQL, both of which wait for the disk, and prints the rows for
 * docs/figures.md.
 *
 * <p>One confirmation is a request and the right answer: three commits. Beside it stands what nobody can do without who
 * counts before comparing: two transactions of one statement each, over the same pool.
 */
public final class ConfirmationFigures {

    private static final int[] THREADS = {1, 8, 32};
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private ConfirmationFigures() {}

    /** How long each of many calls took, in nanoseconds, and all of them together. */
    private record Times(long[] sorted, Duration all) {

        double perSecond() {
            return sorted.length / (all.toNanos() / 1e9);
        }

        double millis(double quantile) {
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))] / 1e6;
        }
    }

    /** The argument, where there is one, is the length of each measurement in seconds: 5 unless given. */
    public static void main(String[] arguments) throws Exception {
        Duration length = Duration.ofSeconds(arguments.length == 0 ? 5 : Long.parseLong(arguments[0]));
        System.out.println("""
                | database | threads | confirmations in a second | p50 | p99 | two bare commits, pairs in a second | p50 | ratio of the rates | of the p50 |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|""");
        Path directory = Files.createTempDirectory("confirmation-figures");
        measure("H2", "jdbc:h2:file:" + directory.resolve("figures") + ";WRITE_DELAY=0", length);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            measure("PostgreSQL", postgres.getJdbcUrl("postgres", "postgres"), length);
        }
        System.exit(0);
    }

    private static void measure(String database, String url, Duration length) throws Exception {
        for (int threads : THREADS) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(threads);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                if (threads == 1) {
                    prepare(url);
                }
                DataSource dataSource = Durability.inTurns(pool);
                Durability.check(dataSource);
                Times confirmations = repeat(threads, length, new Counter(dataSource)::confirm);
                Times bare = repeat(threads, length, new TwoCommits(dataSource)::run);
                System.out.printf(
                        "| %s | %d | %.0f | %.1f ms | %.1f ms | %.0f | %.1f ms | %.2f | %.1f |%n",
                        database,
                        threads,
                        confirmations.perSecond(),
                        confirmations.millis(0.5),
                        confirmations.millis(0.99),
                        bare.perSecond(),
                        bare.millis(0.5),
                        confirmations.perSecond() / bare.perSecond(),
                        confirmations.millis(0.5) / bare.millis(0.5));
            }
        }
    }

    private static void prepare(String url) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        try (HikariDataSource dataSource = new HikariDataSource(config)) {
            SaysoSchema.migrate(dataSource);
            TwoCommits.createTable(dataSource);
        }
    }

    private static Times repeat(int threads, Duration length, Callable<?> call) throws Exception {
        repeatFor(threads, WARM_UP, call);
        return repeatFor(threads, length, call);
    }

    private static Times repeatFor(int threads, Duration length, Callable<?> call) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Future<List<Long>>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(() -> calls(start + length.toNanos(), call)));
            }
            List<Long> times = new ArrayList<>();
            for (Future<List<Long>> future : futures) {
                times.addAll(future.get());
            }
            long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Times(sorted, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<Long> calls(long end, Callable<?> call) throws Exception {
        List<Long> times = new ArrayList<>();
        long now = System.nanoTime();
        while (now < end) {
            Object unused = call.call();
            long then = System.nanoTime();
            times.add(then - now);
            now = then;
        }
        return times;
    }

    /** Two transactions, each of which writes and commits one row. */
    private record TwoCommits(DataSource dataSource) {

        static void createTable(DataSource dataSource) throws Exception {
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE bare (id VARCHAR(36) PRIMARY KEY, state INTEGER NOT NULL)");
            }
        }

        boolean run() throws Exception {
            String id = UUID.randomUUID().toString();
            write("INSERT INTO bare (state, id) VALUES (0, ?)", id);
            write("UPDATE bare SET state = state + 1 WHERE id = ?", id);
            return true;
        }

        private void write(String sql, String id) throws Exception {
            try (var connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setString(1, id);
                    statement.executeUpdate();
                }
                connection.commit();
            }
        }
    }
}
