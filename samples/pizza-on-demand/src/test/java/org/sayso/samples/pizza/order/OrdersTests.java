package org.sayso.samples.pizza.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.token.UserKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class OrdersTests {

    private static final UserKey ANN = new UserKey("https://issuer.example", "ann");
    private static final UserKey OTHER_ANN = new UserKey("https://other.example", "ann");
    private static final Pizza PIZZA = new Pizza(Size.LARGE, List.of(Topping.PEPPERONI));
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final List<OrderChanged> changes = new ArrayList<>();
    private JdbcClient jdbc;

    @BeforeEach
    void emptyDatabase() {
        SingleConnectionDataSource database = new SingleConnectionDataSource("jdbc:h2:mem:", true);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/pizza-on-demand")
                .load()
                .migrate();
        jdbc = JdbcClient.create(database);
    }

    @Test
    void placed_isPendingAndAnnounced() {
        Order order = orders(START).place(ANN, PIZZA);
        assertThat(order.id()).isEqualTo(1);
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.owner()).isEqualTo(ANN);
        assertThat(order.price()).isEqualByComparingTo("14.50");
        assertThat(order.priceText()).isEqualTo("$14.50");
        assertThat(order.createdAt()).isEqualTo(START);
        assertThat(changes).containsExactly(new OrderChanged(1, ANN));
    }

    @Test
    void confirmed_isFinal() {
        Orders orders = orders(START);
        orders.place(ANN, PIZZA);
        assertThat(orders.confirm(1, ANN, "d".repeat(64))).isTrue();
        assertThat(orders.confirm(1, ANN, "e".repeat(64))).isFalse();
        assertThat(orders.cancel(1, ANN)).isFalse();
        assertThat(orders.find(1).orElseThrow().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(changes).hasSize(2);
    }

    @Test
    void cancelled_isFinal() {
        Orders orders = orders(START);
        orders.place(ANN, PIZZA);
        assertThat(orders.cancel(1, ANN)).isTrue();
        assertThat(orders.confirm(1, ANN, "d".repeat(64))).isFalse();
        assertThat(orders.find(1).orElseThrow().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void cancelledWhileANewerOneWaits_isReplacedByIt() {
        Orders orders = orders(START);
        orders.place(ANN, PIZZA);
        orders.place(OTHER_ANN, PIZZA);
        assertThat(orders.cancel(1, ANN)).isTrue();
        assertThat(orders.find(1).orElseThrow().statusText()).isEqualTo("Cancelled");

        orders.place(ANN, PIZZA);
        orders.place(ANN, PIZZA);
        orders.cancel(3, ANN);
        assertThat(orders.find(3).orElseThrow().statusText()).isEqualTo("Replaced by order 4");
        orders.cancel(4, ANN);
        assertThat(orders.find(4).orElseThrow().statusText()).isEqualTo("Cancelled");
    }

    @Test
    void sameSubjectOfAnotherIssuer_isAnotherPerson() {
        Orders orders = orders(START);
        orders.place(ANN, PIZZA);
        assertThat(orders.of(OTHER_ANN)).isEmpty();
        assertThat(orders.find(1, OTHER_ANN)).isEmpty();
        assertThat(orders.confirm(1, OTHER_ANN, "d".repeat(64))).isFalse();
        assertThat(orders.cancel(1, OTHER_ANN)).isFalse();
        assertThat(orders.of(ANN)).hasSize(1);
    }

    @Test
    void listed_newestFirstAtMostAHundred() {
        Orders orders = orders(START);
        for (int i = 0; i < Orders.NEWEST + 5; i++) {
            orders.place(ANN, PIZZA);
        }
        assertThat(orders.of(ANN))
                .hasSize(Orders.NEWEST)
                .first()
                .extracting(Order::id)
                .isEqualTo(105L);
        assertThat(orders.newest()).hasSize(Orders.NEWEST);
    }

    @Test
    void pendingForLongerThanAnyCodeLives_isCancelled() {
        orders(START).place(ANN, PIZZA);
        assertThat(orders(START.plus(Orders.FORGOTTEN)).cancelForgotten()).isZero();
        assertThat(orders(START.plus(Orders.FORGOTTEN).plus(Duration.ofSeconds(1)))
                        .cancelForgotten())
                .isEqualTo(1);
        assertThat(orders(START).find(1).orElseThrow().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void menu_pricesAreBySizeAndTopping() {
        assertThat(new Pizza(Size.SMALL, List.of()).price()).isEqualByComparingTo("8.00");
        assertThat(new Pizza(Size.JUMBO, List.of(Topping.values())).price()).isEqualByComparingTo("33.00");
        assertThat(new Pizza(Size.SMALL, List.of(Topping.BACON, Topping.BACON)).toppings())
                .containsExactly(Topping.BACON);
    }

    @Test
    void words_areForEarsAndEyes() {
        assertThat(PizzaText.describe("large", List.of())).isEqualTo("a large plain cheese pizza");
        assertThat(PizzaText.describe("small", List.of("extra-cheese"))).isEqualTo("a small pizza with extra cheese");
        assertThat(PizzaText.describe("small", List.of("bacon", "black-olives", "chicken")))
                .isEqualTo("a small pizza with bacon, black olives and chicken");
    }

    private Orders orders(Instant now) {
        return new Orders(jdbc, change -> changes.add((OrderChanged) change), Clock.fixed(now, ZoneOffset.UTC));
    }
}
