package org.sayso.samples.pizza.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.sayso.token.UserKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The orders in the database. Every change is announced as {@link OrderChanged}. Thread-safe. */
@Repository
public class Orders {

    /** The largest number of orders that a list shows. */
    static final int NEWEST = 100;

    /** A code lives ten minutes at most. */
    static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private static final String COLUMNS =
            "id, issuer, subject, size, toppings, price, currency, status, replaced_by, created_at, changed_at";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Orders(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Writes a pending order. */
    @Transactional
    public Order place(UserKey owner, Pizza pizza) {
        cancelForgotten();
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO orders (issuer, subject, size, toppings, price, currency, status, created_at, changed_at)"
                        + " VALUES (:issuer, :subject, :size, :toppings, :price, :currency, 'PENDING', :now, :now)")
                .param("issuer", owner.issuer())
                .param("subject", owner.key())
                .param("size", pizza.size().id())
                .param(
                        "toppings",
                        String.join(
                                ",", pizza.toppings().stream().map(Topping::id).toList()))
                .param("price", pizza.price())
                .param("currency", Pizza.CURRENCY)
                .param("now", now())
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        events.publishEvent(new OrderChanged(id, owner));
        return find(id).orElseThrow();
    }

    /** The order with this number, whoever owns it. */
    public Optional<Order> find(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM orders WHERE id = :id")
                .param("id", id)
                .query(Orders::read)
                .optional();
    }

    /** The order with this number, kept from others until the surrounding transaction ends. */
    public Optional<Order> lock(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM orders WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Orders::read)
                .optional();
    }

    /** The account's order with this number; empty where it is somebody else's. */
    public Optional<Order> find(long id, UserKey owner) {
        return find(id).filter(order -> order.owner().equals(owner));
    }

    /** The account's newest hundred orders, newest first. */
    public List<Order> of(UserKey owner) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM orders WHERE issuer = :issuer AND subject = :subject ORDER BY id DESC LIMIT " + NEWEST)
                .param("issuer", owner.issuer())
                .param("subject", owner.key())
                .query(Orders::read)
                .list();
    }

    /** Everybody's newest hundred orders, newest first. */
    public List<Order> newest() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM orders ORDER BY id DESC LIMIT " + NEWEST)
                .query(Orders::read)
                .list();
    }

    /** Confirms the order if it is pending, and keeps the digest of what its owner agreed to. */
    @Transactional
    public boolean confirm(long id, UserKey owner, String transactionDigest) {
        int rows = jdbc.sql("UPDATE orders SET status = 'CONFIRMED', transaction_digest = :digest, changed_at = :now"
                        + " WHERE id = :id AND issuer = :issuer AND subject = :subject AND status = 'PENDING'")
                .param("digest", transactionDigest)
                .param("now", now())
                .param("id", id)
                .param("issuer", owner.issuer())
                .param("subject", owner.key())
                .update();
        return announced(rows, id, owner);
    }

    /**
     * Cancels the order if it is pending. Where its owner has a newer one that waits, that one took its place, and this is
     * written down: only one order of an owner can wait for its code.
     */
    @Transactional
    public boolean cancel(long id, UserKey owner) {
        int rows = jdbc.sql("UPDATE orders SET status = 'CANCELLED', changed_at = :now, replaced_by ="
                        + " (SELECT min(newer.id) FROM orders newer WHERE newer.id > :id AND newer.status = 'PENDING'"
                        + " AND newer.issuer = :issuer AND newer.subject = :subject)"
                        + " WHERE id = :id AND issuer = :issuer AND subject = :subject AND status = 'PENDING'")
                .param("now", now())
                .param("id", id)
                .param("issuer", owner.issuer())
                .param("subject", owner.key())
                .update();
        return announced(rows, id, owner);
    }

    /**
     * Cancels what has been pending for longer than any code lives: the process ended between the order and its code.
     *
     * @return how many
     */
    @Transactional
    public int cancelForgotten() {
        List<Order> forgotten = jdbc.sql("SELECT " + COLUMNS
                        + " FROM orders WHERE status = 'PENDING' AND created_at < :before ORDER BY id DESC")
                .param("before", now().minus(FORGOTTEN))
                .query(Orders::read)
                .list();
        return (int) forgotten.stream()
                .filter(order -> cancel(order.id(), order.owner()))
                .count();
    }

    private boolean announced(int rows, long id, UserKey owner) {
        if (rows == 1) {
            events.publishEvent(new OrderChanged(id, owner));
        }
        return rows == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    private static OptionalLong replacedBy(ResultSet row) throws SQLException {
        long id = row.getLong("replaced_by");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
    }

    private static Order read(ResultSet row, int index) throws SQLException {
        String toppings = row.getString("toppings");
        return new Order(
                row.getLong("id"),
                new UserKey(row.getString("issuer"), row.getString("subject")),
                row.getString("size"),
                toppings.isEmpty() ? List.of() : List.of(toppings.split(",", -1)),
                row.getBigDecimal("price"),
                row.getString("currency"),
                OrderStatus.valueOf(row.getString("status")),
                replacedBy(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
