package org.sayso.authorization.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts in a company's own tables: {@code sayso.authorization.existing.jdbc.*}. Immutable.
 *
 * @param url required; of JDBC, for a driver on the class path
 * @param username none by default; may only read
 * @param password none by default
 * @param signInQuery required; columns {@code subject} and {@code password_hash} of the account with {@code :userName}
 * @param accountQuery required; {@code subject}, {@code user_name} and more of the account with {@code :subject}
 * @param passwordHash how passwords are hashed
 */
public record JdbcAccountSettings(
        String url,
        @Nullable String username,
        @Nullable Secret password,
        String signInQuery,
        String accountQuery,
        @DefaultValue("named") PasswordHash passwordHash) {

    private static final String OWNER = "existing.jdbc.";

    /** Refuses what cannot work. */
    public JdbcAccountSettings {
        Rules.text(
                url, OWNER + "url", "Set the database the accounts are in, such as jdbc:postgresql://db.example/shop");
        query(
                signInQuery,
                "sign-in-query",
                ":userName",
                "SELECT id AS subject, password_hash FROM customers WHERE login = :userName");
        query(
                accountQuery,
                "account-query",
                ":subject",
                "SELECT id AS subject, login AS user_name, full_name AS name FROM customers WHERE id = :subject");
    }

    private static void query(@Nullable String query, String name, String parameter, String example) {
        String text = Rules.text(query, OWNER + name, "Set a query such as: " + example);
        String first = text.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        if (!first.equals("SELECT") && !first.equals("WITH")) {
            throw new InvalidSettingException(
                    "sayso.authorization." + OWNER + name + " does not read: it begins with neither SELECT nor WITH",
                    "Set a query such as: " + example);
        }
        if (!text.contains(parameter)) {
            throw new InvalidSettingException(
                    "sayso.authorization." + OWNER + name + " does not ask for " + parameter,
                    "Set a query such as: " + example);
        }
    }
}
