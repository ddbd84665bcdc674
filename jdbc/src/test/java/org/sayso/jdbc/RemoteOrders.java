package org.sayso.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.RemoteAction;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;

/** A shop with a kitchen elsewhere. */
final class RemoteOrders implements RemoteAction {

    final List<String> performed = new CopyOnWriteArrayList<>();
    volatile boolean failing;

    @Override
    public void perform(Transaction agreed, String idempotencyKey) {
        performed.add(idempotencyKey);
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
        return "a pizza";
    }

    @Override
    public Optional<Transaction> current(Transaction agreed) {
        return Optional.of(agreed);
    }

    @Override
    public Outcome effect(Transaction agreed) {
        if (failing) {
            throw new IllegalStateException("no oven");
        }
        return new Outcome(Map.of());
    }

    @Override
    public String speak(Outcome outcome, Locale locale) {
        return "Done.";
    }
}
