package org.sayso.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;

/** A small shop that remembers what was asked of it. */
final class Orders implements ConfirmedAction {

    static final String SKILL = "amzn1.ask.skill.pizza";
    static final UserKey ANN = new UserKey("https://id.example", "user-ann");
    static final UserKey BEN = new UserKey("https://id.example", "user-ben");

    final List<Transaction> effects = new CopyOnWriteArrayList<>();
    final List<Transaction> abandoned = new CopyOnWriteArrayList<>();
    volatile UnaryOperator<Optional<Transaction>> held = transaction -> transaction;
    volatile Runnable duringEffect = () -> {};
    volatile boolean payeeIsNew;

    static Transaction order(UserKey user, String reference, String amount) {
        return new Transaction(SKILL, "pizza-order", user, reference, Map.of("amount", amount, "currency", "USD"), "1");
    }

    @Override
    public String type() {
        return "pizza-order";
    }

    @Override
    public Requirement requirement() {
        return Requirement.scopes("pod:order");
    }

    @Override
    public String summary(Transaction transaction, Locale locale) {
        return "a pizza for " + transaction.details().get("amount") + " dollars";
    }

    @Override
    public boolean payeeIsNew(Transaction transaction) {
        return payeeIsNew;
    }

    @Override
    public Optional<Transaction> current(Transaction agreed) {
        return held.apply(Optional.of(agreed));
    }

    @Override
    public Outcome effect(Transaction agreed) {
        duringEffect.run();
        effects.add(agreed);
        return new Outcome(Map.of("order", agreed.reference(), "number", String.valueOf(effects.size())));
    }

    @Override
    public void abandoned(Transaction transaction) {
        abandoned.add(transaction);
    }

    @Override
    public String speak(Outcome outcome, Locale locale) {
        return "Order " + outcome.values().get("order") + " is confirmed.";
    }
}
