package org.sayso.delivery;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.RemoteAction;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;

/** A remote kitchen that notes what it was told, and under which key. */
final class Kitchen implements RemoteAction {

    static final String TYPE = "pizza-order";

    /** What happens before a call is noted. */
    interface Behaviour {
        void call() throws IOException, InterruptedException;
    }

    final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = () -> {};

    void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public void perform(Transaction agreed, String idempotencyKey) throws IOException, InterruptedException {
        behaviour.call();
        calls.add(idempotencyKey + " " + agreed.reference());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Requirement requirement() {
        return Requirement.linkedAccount();
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
        return new Outcome(Map.of());
    }

    @Override
    public String speak(Outcome outcome, Locale locale) {
        return "Done.";
    }
}
