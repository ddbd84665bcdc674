package org.sayso.alexa;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sayso.alexa.proof.TestRequests;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/** A small pizzeria: orders in a map, by number. */
final class Orders implements ConfirmedAction {

    static final String TYPE = "pizza-order";

    /** An order as the pizzeria holds it. */
    static final class Order {
        final Transaction transaction;
        String size;
        String state = "pending";

        Order(Transaction transaction, String size) {
            this.transaction = transaction;
            this.size = size;
        }
    }

    final Map<String, Order> byNumber = new HashMap<>();
    Requirement requirement = Requirement.scopes("pod:order");
    private int effects;

    synchronized Transaction place(UserKey user, String size) {
        String number = String.valueOf(byNumber.size() + 1);
        Transaction transaction = transaction(user, number, size);
        byNumber.put(number, new Order(transaction, size));
        return transaction;
    }

    private Order order(String number) {
        return Objects.requireNonNull(byNumber.get(number));
    }

    private static Transaction transaction(UserKey user, String number, String size) {
        return new Transaction(TestRequests.SKILL, TYPE, user, number, Map.of("size", size), "1");
    }

    synchronized String state(String number) {
        return order(number).state;
    }

    synchronized int effects() {
        return effects;
    }

    synchronized void change(String number, String size) {
        order(number).size = size;
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
        return "a " + transaction.details().get("size") + " pizza";
    }

    @Override
    public synchronized Optional<Transaction> current(Transaction agreed) {
        return Optional.ofNullable(byNumber.get(agreed.reference()))
                .map(order -> transaction(agreed.user(), agreed.reference(), order.size));
    }

    @Override
    public synchronized Outcome effect(Transaction agreed) {
        effects++;
        order(agreed.reference()).state = "confirmed";
        return new Outcome(Map.of("number", agreed.reference()));
    }

    @Override
    public synchronized void abandoned(Transaction transaction) {
        order(transaction.reference()).state = "abandoned";
    }

    @Override
    public String speak(Outcome outcome, Locale locale) {
        return "Order " + outcome.values().get("number") + " is confirmed.";
    }
}
