package org.sayso.authorization.upstream;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.account.KeptAttributes;
import org.sayso.authorization.store.RandomText;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.Times;
import org.sayso.authorization.users.UserData;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The accounts of people who sign in elsewhere, one for each issuer and subject there. Thread-safe.
 *
 * <p>Accounts are never joined by e-mail address: who can make a provider tell an address would have the account.
 */
final class UpstreamAccounts implements UserData {

    /** Begins the subjects of these accounts, and of no other. */
    static final String PREFIX = "upstream-";

    private final ServerDatabase database;
    private final KeptAttributes attributes;
    private final InstantSource clock;

    UpstreamAccounts(ServerDatabase database, KeptAttributes attributes, InstantSource clock) {
        this.database = database;
        this.attributes = attributes;
        this.clock = clock;
    }

    /** The account of somebody who has just signed in, made if it is the first time, with what the provider tells now. */
    Account signedIn(UpstreamPerson person) {
        return database.upsert(() -> keep(person));
    }

    Optional<Account> findBySubject(String subject) {
        return database.jdbc()
                .sql("SELECT * FROM upstream_accounts WHERE subject = :subject")
                .param("subject", subject)
                .query((row, number) -> account(row))
                .optional()
                .map(attributes::complete);
    }

    /** Whoever signs in there again gets another account, with another subject. */
    @Override
    public void forget(String subject) {
        database.inTransaction(() -> database.jdbc()
                .sql("DELETE FROM upstream_accounts WHERE subject = :subject")
                .param("subject", subject)
                .update());
    }

    @Override
    public Map<String, Object> tell(String subject) {
        return database.jdbc()
                .sql("SELECT * FROM upstream_accounts WHERE subject = :subject")
                .param("subject", subject)
                .query((row, number) -> Map.<String, Object>of(
                        "signs in elsewhere",
                        Map.of(
                                "provider", row.getString("issuer"),
                                "id there", row.getString("upstream_subject"),
                                "first signed in", day(row, "first_signed_in"),
                                "last signed in", day(row, "last_signed_in"))))
                .optional()
                .orElse(Map.of());
    }

    private static String day(ResultSet row, String column) throws SQLException {
        return LocalDate.ofInstant(Times.fromColumn(row, column), ZoneOffset.UTC)
                .toString();
    }

    private Account keep(UpstreamPerson person) {
        int changed = write(
                "UPDATE upstream_accounts SET user_name = :userName, name = :name, given_name = :givenName, email = :email,"
                        + " email_verified = :emailVerified, last_signed_in = :now"
                        + " WHERE issuer = :issuer AND upstream_subject = :upstreamSubject",
                person,
                "");
        if (changed == 0) {
            write(
                    "INSERT INTO upstream_accounts (subject, issuer, upstream_subject, user_name, name, given_name, email,"
                            + " email_verified, first_signed_in, last_signed_in) VALUES (:subject, :issuer,"
                            + " :upstreamSubject, :userName, :name, :givenName, :email, :emailVerified, :now, :now)",
                    person,
                    pseudonym());
        }
        return attributes.complete(database.jdbc()
                .sql("SELECT * FROM upstream_accounts WHERE issuer = :issuer AND upstream_subject = :upstreamSubject")
                .param("issuer", person.issuer())
                .param("upstreamSubject", person.subject())
                .query((row, number) -> account(row))
                .single());
    }

    private int write(String sql, UpstreamPerson person, String subject) {
        JdbcClient.StatementSpec statement = database.jdbc()
                .sql(sql)
                .param("issuer", person.issuer())
                .param("upstreamSubject", person.subject())
                .param("userName", person.userName())
                .param("name", person.name())
                .param("givenName", person.givenName())
                .param("email", person.email())
                .param("emailVerified", person.emailVerified())
                .param("now", Times.toColumn(clock.instant()));
        return (subject.isEmpty() ? statement : statement.param("subject", subject)).update();
    }

    private static Account account(ResultSet row) throws SQLException {
        String email = row.getString("email");
        boolean verified = email != null && row.getBoolean("email_verified");
        return new Account(
                row.getString("subject"),
                row.getString("user_name"),
                row.getString("name"),
                row.getString("given_name"),
                Map.of(),
                Set.of(),
                new Contact(verified ? Contact.Channel.EMAIL : null, null, false, email, verified));
    }

    private static String pseudonym() {
        return PREFIX + RandomText.of(18);
    }
}
