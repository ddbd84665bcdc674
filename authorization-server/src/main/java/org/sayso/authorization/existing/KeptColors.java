package org.sayso.authorization.existing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.dao.DuplicateKeyException;

/** The favourite colours of people whose accounts are kept by somebody else. Thread-safe. */
public final class KeptColors {

    private final ServerDatabase database;

    /** Keeps them in the server's database. */
    public KeptColors(ServerDatabase database) {
        this.database = database;
    }

    /** The colour of an account; empty if there is none. */
    public Optional<String> of(String subject) {
        return database.jdbc()
                .sql("SELECT color FROM existing_account_colors WHERE subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .optional();
    }

    /** Keeps another colour, or forgets it. */
    public void keep(String subject, @Nullable String color) {
        try {
            database.inTransaction(() -> write(subject, color));
        } catch (DuplicateKeyException atTheSameTime) {
            database.inTransaction(() -> write(subject, color));
        }
    }

    private int write(String subject, @Nullable String color) {
        if (color == null) {
            return change("DELETE FROM existing_account_colors WHERE subject = :subject", subject, "");
        }
        int changed =
                change("UPDATE existing_account_colors SET color = :color WHERE subject = :subject", subject, color);
        return changed > 0
                ? changed
                : change(
                        "INSERT INTO existing_account_colors (subject, color) VALUES (:subject, :color)",
                        subject,
                        color);
    }

    private int change(String sql, String subject, String color) {
        return database.jdbc()
                .sql(sql)
                .param("subject", subject)
                .param("color", color)
                .update();
    }
}
