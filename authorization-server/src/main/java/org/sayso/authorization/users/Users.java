package org.sayso.authorization.users;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.store.RandomText;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.Times;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The accounts that this server keeps itself ({@code sayso.authorization.accounts.kept=true}). Thread-safe.
 *
 * <p>Changes answer whether there is such an account; a disabled one can be changed too.
 */
public final class Users {

    /** Begins the subjects of these accounts, and of no other. */
    public static final String PREFIX = "user-";

    private static final int MOST_LISTED = 1_000;

    /** What a password is compared with. */
    record Credentials(String subject, String hash) {}

    private final ServerDatabase database;
    private final InstantSource clock;
    private final List<UserData> elsewhere;

    /**
     * Keeps them in this database.
     *
     * @param elsewhere who else keeps something about them
     */
    public Users(ServerDatabase database, InstantSource clock, List<UserData> elsewhere) {
        this.database = database;
        this.clock = clock;
        this.elsewhere = List.copyOf(elsewhere);
    }

    /** The account with this subject, also a disabled one. */
    public Optional<User> find(String subject) {
        return one("subject = :value", subject);
    }

    /** The account with this address, also a disabled one. */
    public Optional<User> find(EmailAddress email) {
        return one("canonical_email = :value", email.canonical());
    }

    /**
     * A page of all accounts, in the order of their addresses.
     *
     * @param after the canonical address of the last one of the page before; empty for the first page
     * @param most how many at most, 1 to 1,000
     */
    public List<User> list(String after, int most) {
        if (most < 1 || most > MOST_LISTED) {
            throw new IllegalArgumentException("a page has 1 to " + MOST_LISTED + " accounts");
        }
        return database.jdbc()
                .sql("SELECT * FROM users WHERE canonical_email > :after ORDER BY canonical_email FETCH FIRST " + most
                        + " ROWS ONLY")
                .param("after", after)
                .query(User::read)
                .list();
    }

    /** How many accounts there are, disabled ones too. */
    public long count() {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM users")
                .query(Long.class)
                .single();
    }

    /**
     * Makes an account.
     *
     * @throws AddressTakenException if there is one with this address
     */
    public User create(NewUser made) {
        return create(pseudonym(), made);
    }

    /** The same with a subject that nobody has had. */
    User create(String subject, NewUser made) {
        Instant now = clock.instant();
        unlessTaken(database.jdbc()
                .sql(
                        "INSERT INTO users (subject, email, canonical_email, email_verified, name, given_name, password_hash,"
                                + " created) VALUES (:subject, :email, :canonical, :verified, :name, :givenName, :hash, :now)")
                .param("subject", subject)
                .param("email", made.email().text())
                .param("canonical", made.email().canonical())
                .param("verified", made.emailVerified() ? Times.toColumn(now) : null)
                .param("name", made.name().text())
                .param(
                        "givenName",
                        made.givenName() == null ? null : made.givenName().text())
                .param("hash", made.passwordHash())
                .param("now", Times.toColumn(now)));
        return find(subject).orElseThrow();
    }

    /** Changes what the person is called. */
    public boolean rename(String subject, PersonName name, @Nullable PersonName givenName) {
        return change(
                "name = :name, given_name = :givenName",
                subject,
                statement -> statement
                        .param("name", name.text())
                        .param("givenName", givenName == null ? null : givenName.text()));
    }

    /**
     * Changes the address, which is the user name as well.
     *
     * @param verified when the owner showed that it is theirs; none if that is not known
     * @throws AddressTakenException if another account has it
     */
    public boolean changeEmail(String subject, EmailAddress email, @Nullable Instant verified) {
        return unlessTaken(
                statement("email = :email, canonical_email = :canonical, email_verified = :verified", subject)
                        .param("email", email.text())
                        .param("canonical", email.canonical())
                        .param("verified", verified == null ? null : Times.toColumn(verified)));
    }

    /** Notes that the owner has just shown that the address is theirs, unless it is another one by now. */
    public boolean verifyEmail(String subject, EmailAddress email) {
        return database.inTransaction(() -> database.jdbc()
                        .sql("UPDATE users SET email_verified = :now WHERE subject = :subject"
                                + " AND canonical_email = :canonical")
                        .param("subject", subject)
                        .param("canonical", email.canonical())
                        .param("now", Times.toColumn(clock.instant()))
                        .update())
                == 1;
    }

    /**
     * Changes the phone number, or forgets it.
     *
     * @param number E.164
     * @param verified when the owner showed that it is theirs; none if that is not known
     */
    public boolean changePhone(String subject, @Nullable String number, @Nullable Instant verified) {
        return change(
                "phone_number = :number, phone_verified = :verified",
                subject,
                statement -> statement
                        .param("number", number)
                        .param("verified", number == null || verified == null ? null : Times.toColumn(verified)));
    }

    /** Changes how the owner wants to be reached; none to let the server choose what is verified. */
    public boolean prefer(String subject, Contact.@Nullable Channel channel) {
        return change(
                "preferred_channel = :channel",
                subject,
                statement -> statement.param("channel", channel == null ? null : channel.name()));
    }

    /** Lets nobody sign in to it, and its links rest, until it is enabled. */
    public boolean disable(String subject) {
        return change(
                "disabled = COALESCE(disabled, :now)",
                subject,
                statement -> statement.param("now", Times.toColumn(clock.instant())));
    }

    /** Opens a disabled account again. */
    public boolean enable(String subject) {
        return change("disabled = NULL", subject, statement -> statement);
    }

    /** Ends the account's sign-ins of before this moment, in all browsers and on all servers. */
    public boolean signOut(String subject) {
        return change(
                "signed_out_before = :now",
                subject,
                statement -> statement.param("now", Times.toColumn(clock.instant())));
    }

    /**
     * Deletes the account and all that is kept about its owner anywhere in the server, at once or not at all.
     *
     * @return false if there is none
     */
    public boolean close(String subject) {
        return database.inTransaction(() -> {
            boolean known = database.jdbc()
                            .sql("DELETE FROM users WHERE subject = :subject")
                            .param("subject", subject)
                            .update()
                    == 1;
            if (known) {
                elsewhere.forEach(part -> part.forget(subject));
            }
            return known;
        });
    }

    /** What a sign-in is compared with; empty if there is no such account, or it is disabled, or has no password. */
    Optional<Credentials> credentials(EmailAddress email) {
        return database.jdbc()
                .sql("SELECT subject, password_hash FROM users WHERE canonical_email = :email AND disabled IS NULL"
                        + " AND password_hash IS NOT NULL")
                .param("email", email.canonical())
                .query((row, number) -> new Credentials(row.getString("subject"), row.getString("password_hash")))
                .optional();
    }

    /** The hash of the password; empty if none was chosen, or there is no such account. */
    Optional<Credentials> credentials(String subject) {
        return database.jdbc()
                .sql("SELECT password_hash FROM users WHERE subject = :subject AND password_hash IS NOT NULL")
                .param("subject", subject)
                .query(String.class)
                .optional()
                .map(hash -> new Credentials(subject, hash));
    }

    /**
     * Keeps another password, and ends the account's sign-ins of before this moment: none of the old password is left.
     *
     * @param hash made by {@link Passwords#hash}
     */
    public boolean changePassword(String subject, String hash) {
        return change(
                "password_hash = :hash, signed_out_before = :now",
                subject,
                statement -> statement.param("hash", hash).param("now", Times.toColumn(clock.instant())));
    }

    /** Keeps a better hash of the same password, unless another password was chosen meanwhile. */
    void upgradePasswordHash(String subject, String before, String hash) {
        database.inTransaction(() -> database.jdbc()
                .sql("UPDATE users SET password_hash = :hash WHERE subject = :subject AND password_hash = :before")
                .param("subject", subject)
                .param("before", before)
                .param("hash", hash)
                .update());
    }

    private Optional<User> one(String condition, String value) {
        // PostgreSQL takes a text with NUL for a fault, not for one that nobody has.
        return value.indexOf('\0') >= 0
                ? Optional.empty()
                : database.jdbc()
                        .sql("SELECT * FROM users WHERE " + condition)
                        .param("value", value)
                        .query(User::read)
                        .optional();
    }

    private boolean change(String assignments, String subject, Parameters parameters) {
        return database.inTransaction(
                        () -> parameters.add(statement(assignments, subject)).update())
                == 1;
    }

    private JdbcClient.StatementSpec statement(String assignments, String subject) {
        return database.jdbc()
                .sql("UPDATE users SET " + assignments + " WHERE subject = :subject")
                .param("subject", subject);
    }

    private boolean unlessTaken(JdbcClient.StatementSpec statement) {
        try {
            return database.inTransaction(statement::update) == 1;
        } catch (DuplicateKeyException taken) {
            throw new AddressTakenException(taken);
        }
    }

    private static String pseudonym() {
        return PREFIX + RandomText.of(18);
    }

    /** Completes a statement. */
    @FunctionalInterface
    private interface Parameters {
        JdbcClient.StatementSpec add(JdbcClient.StatementSpec statement);
    }
}
