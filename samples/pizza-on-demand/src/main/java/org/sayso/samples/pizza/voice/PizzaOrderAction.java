package org.sayso.samples.pizza.voice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;
import org.sayso.samples.pizza.account.PizzaProperties;
import org.sayso.samples.pizza.order.Order;
import org.sayso.samples.pizza.order.OrderStatus;
import org.sayso.samples.pizza.order.Orders;
import org.sayso.samples.pizza.order.PizzaText;
import org.springframework.stereotype.Component;

/** Confirms a pizza order once its owner has said the code for exactly this order. Thread-safe. */
@Component
final class PizzaOrderAction implements ConfirmedAction {

    static final String TYPE = "pizza-order";

    /** Raise it when {@link #summary} says something else about the same details. */
    private static final String TEMPLATE_VERSION = "1";

    private final Orders orders;
    private final Requirement requirement;

    PizzaOrderAction(Orders orders, PizzaProperties properties) {
        this.orders = orders;
        this.requirement = properties.ordering();
    }

    /** What the owner of this order is asked to agree to. */
    static Transaction transaction(Order order, String skill) {
        return new Transaction(
                skill,
                TYPE,
                order.owner(),
                Long.toString(order.id()),
                Map.of(
                        "size", order.size(),
                        "toppings", order.toppings(),
                        "amount", order.price().toPlainString(),
                        "currency", order.currency()),
                TEMPLATE_VERSION);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Requirement requirement() {
        return requirement;
    }

    @Override
    public String summary(Transaction transaction, Locale locale) {
        String amount = (String) transaction.details().getOrDefault("amount", "0.00");
        String currency = (String) transaction.details().getOrDefault("currency", "");
        return pizza(transaction) + " for " + PizzaText.amount(new BigDecimal(amount), currency);
    }

    @Override
    public Optional<Transaction> current(Transaction agreed) {
        return orders.lock(number(agreed))
                .filter(order -> order.status() == OrderStatus.PENDING)
                .map(order -> transaction(order, agreed.skill()));
    }

    @Override
    public Outcome effect(Transaction agreed) {
        if (!orders.confirm(number(agreed), agreed.user(), agreed.digest())) {
            throw new IllegalStateException("order " + agreed.reference() + " is no longer pending");
        }
        return new Outcome(Map.of("order", agreed.reference(), "pizza", pizza(agreed)));
    }

    @Override
    public void abandoned(Transaction transaction) {
        orders.cancel(number(transaction), transaction.user());
    }

    /** Says how things stand, not that something happens now: it is also heard when the code is said a second time. */
    @Override
    public String speak(Outcome outcome, Locale locale) {
        return "Your order is confirmed: order " + outcome.values().get("order") + ", "
                + outcome.values().get("pizza") + ".";
    }

    private static String pizza(Transaction transaction) {
        String size = (String) transaction.details().getOrDefault("size", "");
        List<?> toppings = (List<?>) transaction.details().getOrDefault("toppings", List.of());
        return PizzaText.describe(size, toppings.stream().map(Object::toString).toList());
    }

    private static long number(Transaction transaction) {
        return Long.parseLong(transaction.reference());
    }
}
