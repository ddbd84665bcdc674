package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Effects;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.OwedEffect;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Storage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every storage must do with owed effects, and when the engine owes one. */
class EffectsTests {

    private static final Instant T0 = Instant.parse("2026-11-21T10:00:00.123Z");

    private static HikariDataSource h2;
    private static HikariDataSource postgres;

    @BeforeAll
    static void openDatabases() {
        h2 = Databases.inMemory();
        postgres = Databases.migrated(Postgres.freshDatabase());
    }

    @AfterAll
    static void closeDatabases() {
        h2.close();
        postgres.close();
    }

    static Stream<Storage> storages() {
        return Stream.of(new InMemoryStorage(), emptied(h2), emptied(postgres));
    }

    private static Storage emptied(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        List.of("sayso_challenge", "sayso_outbox", "sayso_effect")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
        return Databases.storage(dataSource);
    }

    private static void add(Storage storage, String id, Instant now) {
        storage.unitOfWork().run(() -> {
            storage.effects().add(id, now);
            return true;
        });
    }

    @ParameterizedTest
    @MethodSource("storages")
    void dueEffects_areClaimedInOrderOnce_andFallDueAgainLater(Storage storage) {
        Effects effects = storage.effects();
        add(storage, "b", T0.plusSeconds(1));
        add(storage, "z", T0);
        add(storage, "a", T0);
        add(storage, "later", T0.plusSeconds(5));
        Instant until = T0.plusSeconds(30);

        assertThat(effects.nextDue()).contains(T0);
        List<OwedEffect> claimed = storage.unitOfWork().run(() -> effects.claim(T0.plusSeconds(1), until, 2));
        assertThat(claimed)
                .containsExactly(
                        new OwedEffect("z", OwedEffect.State.WAITING, T0, until, 1),
                        new OwedEffect("a", OwedEffect.State.WAITING, T0, until, 1));
        assertThat(effects.find("z")).contains(claimed.get(0));
        assertThat(storage.unitOfWork().run(() -> effects.claim(T0.plusSeconds(1), until, 10)))
                .extracting(OwedEffect::challengeId)
                .containsExactly("b");
        assertThat(storage.unitOfWork().run(() -> effects.claim(T0.plusSeconds(1), until, 10)))
                .isEmpty();
        assertThat(storage.unitOfWork().run(() -> effects.claim(until, until.plusSeconds(30), 10)))
                .extracting(OwedEffect::challengeId, OwedEffect::attempts)
                .contains(tuple("later", 1), tuple("b", 2), tuple("z", 2), tuple("a", 2))
                .hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void performedEffect_isDueNeverAgain(Storage storage) {
        Effects effects = storage.effects();
        add(storage, "a", T0);
        add(storage, "b", T0.plusSeconds(9));

        assertThat(storage.unitOfWork().run(() -> effects.retry("a", T0.plusSeconds(2))))
                .isTrue();
        assertThat(effects.nextDue()).contains(T0.plusSeconds(2));
        assertThat(effects.waitingSince(T0, 10))
                .extracting(OwedEffect::challengeId)
                .containsExactly("a");
        assertThat(effects.waitingSince(T0.plusSeconds(9), 1))
                .extracting(OwedEffect::challengeId)
                .containsExactly("a");
        assertThat(storage.unitOfWork().run(() -> effects.performed("a"))).isTrue();

        assertThat(effects.find("a").orElseThrow().state()).isEqualTo(OwedEffect.State.PERFORMED);
        assertThat(storage.unitOfWork().run(() -> effects.performed("a") || effects.retry("a", T0)))
                .isFalse();
        assertThat(storage.unitOfWork().run(() -> effects.claim(T0.plusSeconds(60), T0.plusSeconds(90), 10)))
                .extracting(OwedEffect::challengeId)
                .containsExactly("b");
        assertThat(effects.waitingSince(T0, 10)).isEmpty();
        assertThat(effects.find("unknown")).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("storages")
    void secondEffectOfAChallenge_andOneOfAFailedUnit_areNotOwed(Storage storage) {
        add(storage, "a", T0);

        assertThatThrownBy(() -> add(storage, "a", T0.plusSeconds(1))).isInstanceOf(RuntimeException.class);
        assertThat(storage.effects().find("a").orElseThrow().since()).isEqualTo(T0);
        assertThatThrownBy(() -> storage.unitOfWork().run(() -> {
                    storage.effects().add("b", T0);
                    throw new IllegalStateException("fault");
                }))
                .hasMessage("fault");
        assertThat(storage.effects().find("b")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void effectsClaimedByManyAtOnce_goToOneEach(Storage storage) throws Exception {
        for (int i = 0; i < 40; i++) {
            add(storage, "c" + i, T0);
        }

        List<List<OwedEffect>> claimed = Together.run(
                8, () -> storage.unitOfWork().run(() -> storage.effects().claim(T0, T0.plusSeconds(30), 10)));

        assertThat(claimed.stream().flatMap(List::stream).map(OwedEffect::challengeId))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void confirmation_owesTheRemoteEffectOnce_andNothingElseDoes(Storage storage) {
        MovableClock clock = new MovableClock();
        RemoteOrders orders = new RemoteOrders();
        Desk desk = new Desk(storage, clock, orders);
        Requested.Sent sent = desk.request(Orders.order(Orders.ANN, "order-1", "14.50"));
        String code = Desk.code(desk.message(sent.challengeId()));

        desk.answer(Orders.ANN, Desk.wrong(code));
        assertThat(storage.effects().find(sent.challengeId())).isEmpty();
        assertThat(desk.answer(Orders.ANN, code)).isInstanceOf(Answer.Confirmed.class);
        assertThat(((Answer.Confirmed) desk.answer(Orders.ANN, code)).already()).isTrue();

        OwedEffect owed = storage.effects().find(sent.challengeId()).orElseThrow();
        assertThat(owed.state()).isEqualTo(OwedEffect.State.WAITING);
        assertThat(owed.dueAt()).isEqualTo(owed.since());
        assertThat(orders.performed).as("performed inside the confirmation").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void effectThatRollsBack_leavesNothingOwed(Storage storage) {
        RemoteOrders orders = new RemoteOrders();
        orders.failing = true;
        Desk desk = new Desk(storage, new MovableClock(), orders);
        Requested.Sent sent = desk.request(Orders.order(Orders.ANN, "order-1", "14.50"));
        String code = Desk.code(desk.message(sent.challengeId()));

        assertThatThrownBy(() -> desk.answer(Orders.ANN, code)).hasMessage("no oven");

        assertThat(storage.challenges().find(sent.challengeId()).orElseThrow()).isInstanceOf(Challenge.Pending.class);
        assertThat(storage.effects().find(sent.challengeId())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void actionWithoutARemotePart_owesNothing(Storage storage) {
        ConfirmedAction local = new Orders();
        Desk desk = new Desk(storage, new MovableClock(), local);
        Requested.Sent sent = desk.request(Orders.order(Orders.ANN, "order-1", "14.50"));

        desk.answer(Orders.ANN, Desk.code(desk.message(sent.challengeId())));

        assertThat(storage.effects().find(sent.challengeId())).isEmpty();
    }
}
