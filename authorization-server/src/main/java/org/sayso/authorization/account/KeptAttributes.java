package org.sayso.authorization.account;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.store.ServerDatabase;

/** What this server keeps of accounts beside what their directory knows: the declared attributes. Thread-safe. */
public final class KeptAttributes {

    private record Kept(String name, String value) {}

    private final ServerDatabase database;

    /** Keeps them in the server's database. */
    public KeptAttributes(ServerDatabase database) {
        this.database = database;
    }

    /** The account with what is kept of it. */
    public Account complete(Account account) {
        return account.withAttributes(of(account.subject()));
    }

    /**
     * Keeps another value.
     *
     * @param account which one, as its directory knows it; empty if there is none
     * @param value none to forget it
     * @return the account as it is now
     */
    public Optional<Account> change(Optional<Account> account, String name, @Nullable String value) {
        account.ifPresent(owner -> database.upsert(() -> write(owner.subject(), name, value)));
        return account.map(this::complete);
    }

    /** Forgets all of an account. */
    public void forget(String subject) {
        database.inTransaction(() -> database.jdbc()
                .sql("DELETE FROM account_attributes WHERE subject = :subject")
                .param("subject", subject)
                .update());
    }

    private Map<String, String> of(String subject) {
        Map<String, String> all = new TreeMap<>();
        database.jdbc()
                .sql("SELECT name, attribute_value FROM account_attributes WHERE subject = :subject")
                .param("subject", subject)
                .query((row, number) -> new Kept(row.getString("name"), row.getString("attribute_value")))
                .list()
                .forEach(kept -> all.put(kept.name(), kept.value()));
        return all;
    }

    private int write(String subject, String name, @Nullable String value) {
        if (value == null) {
            return change(
                    "DELETE FROM account_attributes WHERE subject = :subject AND name = :name", subject, name, "");
        }
        int changed = change(
                "UPDATE account_attributes SET attribute_value = :value WHERE subject = :subject AND name = :name",
                subject,
                name,
                value);
        return changed > 0
                ? changed
                : change(
                        "INSERT INTO account_attributes (subject, name, attribute_value) VALUES (:subject, :name, :value)",
                        subject,
                        name,
                        value);
    }

    private int change(String sql, String subject, String name, String value) {
        return database.jdbc()
                .sql(sql)
                .param("subject", subject)
                .param("name", name)
                .param("value", value)
                .update();
    }
}
