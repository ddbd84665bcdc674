package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sayso.ConfirmationRefusal;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.token.UserKey;
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

    /** A database of the first version, with one order that waits and one that was confirmed. */
    @Test
    void rowsOfTheFirstVersion_serveOn_afterTheMigration() {
        MovableClock clock = new MovableClock();
        try (HikariDataSource dataSource = Databases.open(freshDatabase(), 4)) {
            Flyway.configure(SaysoSchema.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:org/sayso/jdbc/migration")
                    .table("sayso_schema_history")
                    .target("1")
                    .load()
                    .migrate();
            Opened waiting = Opened.now(Orders.order(Orders.ANN, "order-1", "14.50"), clock);
            Opened confirmed = Opened.now(Orders.order(Orders.BEN, "order-2", "1.00"), clock);
            JdbcClient jdbc = JdbcClient.create(dataSource);
            insert(jdbc, waiting, "PENDING", null);
            insert(jdbc, confirmed, "CONFIRMED", "{\"order\":\"order-2\"}");

            SaysoSchema.migrate(dataSource);

            Orders orders = new Orders();
            Desk desk = new Desk(
                    Databases.storage(dataSource),
                    clock,
                    Desk.builder(Databases.storage(dataSource), clock, orders).receipts(true));
            assertThat(desk.confirmations.pending(Orders.ANN, Orders.SKILL))
                    .contains(waiting.terms().transaction());
            assertThat(desk.answer(Orders.BEN, confirmed.code()))
                    .isInstanceOfSatisfying(
                            Answer.Confirmed.class,
                            again -> assertThat(again.already()).isTrue());
            assertThat(Desk.reason(desk.answer(Orders.ANN, Desk.wrong(waiting.code()))))
                    .isEqualTo(ConfirmationRefusal.WRONG_CODE);
            assertThat(desk.answer(Orders.ANN, waiting.code())).isInstanceOf(Answer.Confirmed.class);
            assertThat(orders.effects).containsExactly(waiting.terms().transaction());
            assertThat(desk.answer(Orders.ANN, desk.codeFor(Orders.order(Orders.ANN, "order-3", "1.00"))))
                    .isInstanceOf(Answer.Confirmed.class);
        }
    }

    @Test
    void waitingRowOfTheFirstVersion_makesRoomForANewerOrder_andCanBeSentAgain() {
        MovableClock clock = new MovableClock();
        try (HikariDataSource dataSource = Databases.open(freshDatabase(), 4)) {
            Flyway.configure(SaysoSchema.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:org/sayso/jdbc/migration")
                    .table("sayso_schema_history")
                    .target("1")
                    .load()
                    .migrate();
            Opened one = Opened.now(Orders.order(Orders.ANN, "order-1", "14.50"), clock);
            Opened other = Opened.now(Orders.order(Orders.BEN, "order-2", "1.00"), clock);
            JdbcClient jdbc = JdbcClient.create(dataSource);
            insert(jdbc, one, "PENDING", null);
            insert(jdbc, other, "PENDING", null);
            SaysoSchema.migrate(dataSource);
            Desk desk = new Desk(Databases.storage(dataSource), clock, new Orders());
            clock.move(Duration.ofSeconds(30));

            assertThat(desk.request(Orders.order(Orders.ANN, "order-9", "1.00")).replaced())
                    .contains(one.terms().transaction());
            Requested again = desk.again(Orders.BEN);
            assertThat(again).isInstanceOfSatisfying(Requested.Sent.class, sent -> {
                assertThat(sent.again()).isTrue();
                assertThat(desk.answer(Orders.BEN, Desk.code(desk.message(sent.challengeId()))))
                        .isInstanceOf(Answer.Confirmed.class);
            });
        }
    }

    /** A challenge with the code that was sent for it. */
    private record Opened(Challenge.Terms terms, String code) {
        static Opened now(Transaction transaction, Clock clock) {
            Storage scratch = new InMemoryStorage();
            Desk desk = new Desk(scratch, clock, new Orders());
            String id = desk.request(transaction).challengeId();
            return new Opened(scratch.challenges().find(id).orElseThrow().terms(), Desk.code(desk.message(id)));
        }
    }

    private static void insert(JdbcClient jdbc, Opened opened, String state, @Nullable String outcome) {
        Challenge.Terms terms = opened.terms();
        Transaction transaction = terms.transaction();
        String slot = Slot.of(transaction.user(), transaction.skill());
        jdbc.sql("""
                        INSERT INTO sayso_challenge (id, slot, open_slot, state, transaction_digest, transaction_json, key_id,
                            code_hash, tries_left, created_at, expires_at, outcome_json)
                        VALUES (:id, :slot, :openSlot, :state, :digest, :transaction, :keyId, :hash, 3, :created, :expires,
                            :outcome)
                        """)
                .param("id", terms.id())
                .param("slot", slot)
                .param("openSlot", state.equals("PENDING") ? slot : null)
                .param("state", state)
                .param("digest", transaction.digest())
                .param("transaction", transaction.toJson())
                .param("keyId", terms.proof().keyId())
                .param("hash", terms.proof().secret())
                .param("created", Times.toColumn(terms.createdAt()))
                .param("expires", Times.toColumn(terms.expiresAt()))
                .param("outcome", outcome)
                .update();
    }

    /** Whatever columns of a row are another's: no order is confirmed without the code that was sent for it. */
    @Test
    void rowWithColumnsOfAnother_isNeverConfirmedWithoutItsOwnCode() {
        List<String> columns = List.of(
                "id",
                "account",
                "slot",
                "open_slot",
                "transaction_digest",
                "transaction_json",
                "method",
                "key_id",
                "code_hash",
                "series",
                "locale",
                "reach",
                "expires_at");
        try (HikariDataSource dataSource = Databases.migrated(freshDatabase())) {
            JdbcClient jdbc = JdbcClient.create(dataSource);
            for (String one : columns) {
                for (String two : columns.subList(columns.indexOf(one), columns.size())) {
                    Orders orders = new Orders();
                    Desk desk = new Desk(Databases.emptied(dataSource), new MovableClock(), orders);
                    Transaction ofAnn = Orders.order(Orders.ANN, "order-1", "14.50");
                    Transaction ofBen = Orders.order(Orders.BEN, "order-2", "99.00");
                    String anns = desk.codeFor(ofAnn);
                    String bens = desk.codeFor(ofBen);
                    if (anns.equals(bens)) {
                        continue; // One in a million.
                    }
                    swap(jdbc, List.copyOf(new LinkedHashSet<>(List.of(one, two))));
                    for (UserKey user : List.of(Orders.ANN, Orders.BEN)) {
                        for (String code : List.of(anns, bens)) {
                            int before = orders.effects.size();
                            answer(desk, user, code);
                            orders.effects.stream()
                                    .skip(before)
                                    .forEach(done -> assertThat(done)
                                            .as("%s and %s swapped, answered with the code for %s", one, two, done)
                                            .isEqualTo(code.equals(anns) ? ofAnn : ofBen));
                        }
                    }
                }
            }
        }
    }

    /** A row that contradicts itself may be refused with a fault: that confirms nothing either. */
    private static void answer(Desk desk, UserKey user, String code) {
        try {
            desk.answer(user, code);
        } catch (IllegalStateException | NoSuchElementException contradiction) {
            assertThat(contradiction).isNotNull();
        }
    }

    private static void swap(JdbcClient jdbc, List<String> columns) {
        List<Map<String, Object>> rows =
                jdbc.sql("SELECT * FROM sayso_challenge ORDER BY added").query().listOfRows();
        Map<String, Object> mine = rows.get(0);
        Map<String, Object> other = rows.get(1);
        // The other row goes: both cannot have one id or slot.
        jdbc.sql("DELETE FROM sayso_challenge WHERE id = :id")
                .param("id", other.get("id"))
                .update();
        for (String column : columns) {
            jdbc.sql("UPDATE sayso_challenge SET " + column + " = :value")
                    .param("value", other.get(column))
                    .update();
        }
        assertThat(mine).isNotEqualTo(other);
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
