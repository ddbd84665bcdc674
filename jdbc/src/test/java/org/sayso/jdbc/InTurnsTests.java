package org.sayso.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

class InTurnsTests {

    @TempDir
    Path directory;

    private final HikariDataSource pool = Databases.inMemory();
    private final DataSource dataSource = new InTurns(pool, new Turns(Duration.ofMillis(50)));

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void otherThreads_waitUntilTheLastConnectionIsClosed_butNotForEver() throws Exception {
        Connection outer = dataSource.getConnection();
        Connection inner = dataSource.getConnection();
        othersWaitInVain();
        inner.close();
        othersWaitInVain();
        outer.close();
        othersGetOne();
    }

    @Test
    void waitingThreads_holdNoConnectionOfThePool() throws Exception {
        try (Connection unused = dataSource.getConnection()) {
            othersWaitInVain();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
        }
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void connectionClosedTwice_givesItsTurnOnce() throws Exception {
        try (Connection outer = dataSource.getConnection()) {
            Connection inner = dataSource.getConnection();
            inner.close();
            inner.close();
            assertThat(outer.isClosed()).isFalse();
            othersWaitInVain();
        }
        othersGetOne();
    }

    @Test
    void connectionClosedByAnotherThread_givesTheTurnToTheNext() throws Exception {
        Connection connection = dataSource.getConnection();
        CompletableFuture.runAsync(() -> closed(connection)).get(10, SECONDS);
        othersGetOne();
    }

    @Test
    void connectionThatCannotBeOpened_keepsNobodyWaiting() throws Exception {
        Turns turns = new Turns(Duration.ofMillis(50));
        DataSource broken = new InTurns(new Broken(), turns);
        assertThatThrownBy(broken::getConnection).hasMessage("no database");
        assertThatThrownBy(() -> broken.getConnection("sa", "")).hasMessage("no database");
        CompletableFuture.runAsync(() -> taken(turns)).get(10, SECONDS);
    }

    @Test
    void interruptedThread_stopsWaiting_andStaysInterrupted() throws Exception {
        Turns turns = new Turns(Duration.ofMinutes(1));
        turns.take();
        CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(turns::take).hasMessageStartingWith("interrupted");
            return Thread.interrupted();
        });
        assertThat(interrupted.get(10, SECONDS)).isTrue();
    }

    @Test
    void databaseError_isThatOfTheDatabase() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            assertThatThrownBy(() -> connection.prepareStatement("SELECT * FROM nowhere"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("NOWHERE");
        }
    }

    @Test
    void connection_isStillThePools() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.isWrapperFor(org.h2.jdbc.JdbcConnection.class))
                    .isTrue();
            assertThat(connection.unwrap(org.h2.jdbc.JdbcConnection.class)).isNotNull();
            assertThat(connection.unwrap(Connection.class)).isSameAs(connection).isEqualTo(connection);
        }
        assertThat(dataSource.unwrap(HikariDataSource.class)).isSameAs(pool);
    }

    @Test
    void dataSourcesOfOneFile_haveOneQueue_andThatOfAnotherHasItsOwn() throws Exception {
        try (HikariDataSource one = Databases.file(directory.resolve("db"), 2);
                HikariDataSource two = Databases.file(directory.resolve("db"), 2);
                HikariDataSource other = Databases.file(directory.resolve("other"), 2)) {
            DataSource first = Durability.inTurns(one);
            DataSource second = Durability.inTurns(two);
            DataSource third = Durability.inTurns(other);
            assertThat(Durability.inTurns(first)).isSameAs(first);
            Connection held = first.getConnection();
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> number(second));
            assertThat(CompletableFuture.supplyAsync(() -> number(third)).get(10, SECONDS))
                    .isEqualTo(1);
            assertThat(waiting).isNotDone();
            held.close();
            assertThat(waiting.get(10, SECONDS)).isEqualTo(1);
        }
    }

    private void othersWaitInVain() throws Exception {
        CompletableFuture.runAsync(() -> assertThatThrownBy(dataSource::getConnection)
                        .isInstanceOf(SQLTransientConnectionException.class)
                        .hasMessageStartingWith("another thread has used the database"))
                .get(10, SECONDS);
    }

    private void othersGetOne() throws Exception {
        assertThat(CompletableFuture.supplyAsync(() -> number(dataSource)).get(10, SECONDS))
                .isEqualTo(1);
    }

    private static int number(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("SELECT 1")
                .query(Integer.class)
                .single();
    }

    private static void closed(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void taken(Turns turns) {
        try {
            turns.take();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Broken extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("no database");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
