package org.sayso.jdbc;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.sayso.confirmation.ConfirmedAction;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An action whose effect is a row in the same database, without a key that would forbid a second one. */
final class TableOfEffects implements ConfirmedAction {

    private final JdbcClient jdbc;

    TableOfEffects(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        jdbc.sql("CREATE TABLE IF NOT EXISTS test_effect (reference VARCHAR(64) NOT NULL)")
                .update();
    }

    int effectsOf(String reference) {
        return jdbc.sql("SELECT COUNT(*) FROM test_effect WHERE reference = :reference")
                .param("reference", reference)
                .query(Integer.class)
                .single();
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
        jdbc.sql("INSERT INTO test_effect (reference) VALUES (:reference)")
                .param("reference", agreed.reference())
                .update();
        return new Outcome(Map.of("order", agreed.reference()));
    }

    @Override
    public String speak(Outcome outcome, Locale locale) {
        return "Confirmed.";
    }
}
