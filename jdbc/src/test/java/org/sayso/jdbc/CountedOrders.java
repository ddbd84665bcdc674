package org.sayso.jdbc;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.RemoteAction;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;

/** Orders with a local effect, a row, and a remote one that a {@link KillReceiver} counts. */
final class CountedOrders implements RemoteAction {

    private final TableOfEffects rows;
    private final KillReceiver.Client receiver;
    private final Steps steps;

    CountedOrders(DataSource dataSource, KillReceiver.Client receiver, Steps steps) {
        rows = new TableOfEffects(dataSource);
        this.receiver = receiver;
        this.steps = steps;
    }

    @Override
    public Outcome effect(Transaction agreed) {
        steps.before(Step.EFFECT);
        return rows.effect(agreed);
    }

    @Override
    public void perform(Transaction agreed, String idempotencyKey) throws IOException {
        steps.before(Step.REMOTE);
        receiver.perform(agreed.reference(), idempotencyKey);
        steps.before(Step.REMOTE_SENT);
    }

    @Override
    public String summary(Transaction transaction, Locale locale) {
        return "order " + transaction.reference();
    }

    @Override
    public String type() {
        return rows.type();
    }

    @Override
    public Requirement requirement() {
        return rows.requirement();
    }

    @Override
    public Optional<Transaction> current(Transaction agreed) {
        return rows.current(agreed);
    }

    @Override
    public String speak(Outcome outcome, Locale locale) {
        return rows.speak(outcome, locale);
    }
}
