package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.sayso.confirmation.Answer;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the migration and the tables promise in any database. */
abstract class SchemaContract {

    /** The JDBC URL of an empty database that outlives its connections. */
    abstract String freshDatabase();

    @Test
    void migration_livesBesideTheApplicationsOwn_andRunsAgainWithoutHarm() {
        try (HikariDataSource dataSource = Databases.open(freshDatabase(), 2)) {
            JdbcClient jdbc = JdbcClient.create(dataSource);
            jdbc.sql("CREATE TABLE pizza (id INTEGER)").update();
            Flyway.configure()
                    .dataSource(dataSource)
                    .baselineOnMigrate(true)
                    .load()
                    .migrate();

            SaysoSchema.migrate(dataSource);
            SaysoSchema.migrate(dataSource);

            assertThat(jdbc.sql("SELECT COUNT(*) FROM sayso_challenge")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(jdbc.sql("SELECT COUNT(*) FROM \"sayso_schema_history\" WHERE \"version\" = '1'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            Flyway.configure().dataSource(dataSource).load().validate();
        }
    }

    @Test
    void tables_serveOn_afterThePoolRetiredTheConnectionThatMadeThem() {
        String url = freshDatabase();
        try (HikariDataSource dataSource = Databases.open(url, 2)) {
            JdbcClient.create(dataSource).sql("SELECT 1").query().singleValue();
            SaysoSchema.migrate(new DriverManagerDataSource(url));

            Desk desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), new RemoteOrders());
            String code = desk.codeFor(Orders.order(Orders.ANN, "order-1", "14.50"));
            assertThat(desk.answer(Orders.ANN, code)).isInstanceOf(Answer.Confirmed.class);
        }
    }

    @Test
    void challenge_survivesARestart() {
        String url = freshDatabase();
        String code;
        try (HikariDataSource dataSource = Databases.open(url, 2)) {
            SaysoSchema.migrate(dataSource);
            Desk desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), new Orders());
            code = desk.codeFor(Orders.order(Orders.ANN, "order-1", "14.50"));
            desk.answer(Orders.ANN, Desk.wrong(code));
        }
        try (HikariDataSource dataSource = Databases.open(url, 2)) {
            SaysoSchema.migrate(dataSource);
            Desk desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), new Orders());

            assertThat(((Answer.Refused) desk.answer(Orders.ANN, Desk.wrong(code))).triesLeft())
                    .isEqualTo(1);
            assertThat(desk.answer(Orders.ANN, code)).isInstanceOf(Answer.Confirmed.class);
        }
    }

    @Test
    void statesThatContradictThemselves_areRefusedByTheDatabase() {
        try (HikariDataSource dataSource = Databases.migrated(freshDatabase())) {
            Desk desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), new Orders());
            desk.request(Orders.order(Orders.ANN, "order-1", "14.50"));
            JdbcClient jdbc = JdbcClient.create(dataSource);

            for (String change : new String[] {
                "state = 'CONFIRMED'",
                "state = 'LOCKED'",
                "state = 'X', open_slot = NULL",
                "tries_left = -1",
                "open_slot = NULL"
            }) {
                assertThatThrownBy(() ->
                                jdbc.sql("UPDATE sayso_challenge SET " + change).update())
                        .as(change)
                        .isInstanceOf(DataIntegrityViolationException.class);
            }
        }
    }

    @Test
    void rowAlteredBehindTheEngine_isNeverConfirmed() {
        try (HikariDataSource dataSource = Databases.migrated(freshDatabase())) {
            Orders orders = new Orders();
            Desk desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), orders);
            JdbcClient jdbc = JdbcClient.create(dataSource);

            String code = desk.codeFor(Orders.order(Orders.ANN, "order-1", "14.50"));
            jdbc.sql("UPDATE sayso_challenge SET transaction_json = REPLACE(transaction_json, '14.50', '1.00')")
                    .update();
            assertThat(((Answer.Refused) desk.answer(Orders.ANN, code)).reason())
                    .hasToString("WRONG_CODE");

            String next = desk.codeFor(Orders.order(Orders.ANN, "order-2", "14.50"));
            jdbc.sql("UPDATE sayso_challenge SET transaction_digest = 'other' WHERE state = 'PENDING'")
                    .update();
            assertThat(((Answer.Refused) desk.answer(Orders.ANN, next)).reason())
                    .hasToString("TRANSACTION_CHANGED");
            assertThat(orders.effects).isEmpty();
        }
    }

    @Test
    void answerInsideAnOpenTransaction_isRefusedAsMisuse() {
        try (HikariDataSource dataSource = Databases.migrated(freshDatabase())) {
            Desk desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), new Orders());
            String code = desk.codeFor(Orders.order(Orders.ANN, "order-1", "14.50"));
            TransactionTemplate outer = new TransactionTemplate(new JdbcTransactionManager(dataSource));

            assertThatThrownBy(() -> outer.execute(status -> desk.answer(Orders.ANN, code)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("outside of @Transactional");
        }
    }
}
