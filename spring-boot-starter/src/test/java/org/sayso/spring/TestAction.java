package org.sayso.spring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.RemoteAction;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;

/** Something to confirm, with a remote part that notes the keys it was performed with. */
final class TestAction implements RemoteAction {

    final List<String> performed = new CopyOnWriteArrayList<>();

    @Override
    public void perform(Transaction agreed, String idempotencyKey) {
        performed.add(idempotencyKey);
    }

    @Override
    public String type() {
        return "test";
    }

    @Override
    public Requirement requirement() {
        return Requirement.linkedAccount();
    }

    @Override
    public String summary(Transaction transaction, Locale locale) {
        return "a test";
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
