package org.sayso.authorization.contacts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.Tended;
import org.sayso.authorization.users.AddressTakenException;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes of addresses and numbers that wait until they count, one of a kind for each account, in the server's database.
 * Thread-safe, and several servers may share the database.
 *
 * <p>While one waits, nothing else in the server knows of it: codes, user name and what services are told stay as they were. A
 * change ends without effect if the account's owner signs everybody out meanwhile, as a new password does.
 */
public final class ContactChanges implements Tended {

    private static final Logger LOG = LoggerFactory.getLogger(ContactChanges.class);

    private final ServerDatabase database;
    private final ContactChangeTable table;
    private final Users users;
    private final InstantSource clock;
    private final Duration coolOff;

    /**
     * Keeps them in this database.
     *
     * @param coolOff how long one waits
     */
    ContactChanges(ServerDatabase database, Users users, InstantSource clock, Duration coolOff) {
        this.database = database;
        this.table = new ContactChangeTable(database);
        this.users = users;
        this.clock = clock;
        this.coolOff = coolOff;
    }

    /** How long a change waits. */
    Duration coolOff() {
        return coolOff;
    }

    /** Those of an account that wait. */
    public List<ContactChange> of(String subject) {
        Instant now = clock.instant();
        apply(table.of(subject).stream()
                .filter(change -> !change.effective().isAfter(now))
                .toList());
        return table.of(subject);
    }

    /**
     * Begins a change to what the owner has just proven, in place of one that waits; the first verified contact ever counts at
     * once, as there is nobody to ask.
     *
     * @param value none to have none
     * @return the change, if it waits
     * @throws AddressTakenException if another account has the address
     */
    Optional<ContactChange> begin(User user, ContactKind kind, @Nullable String value) {
        Instant now = clock.instant();
        if (kind == ContactKind.EMAIL) {
            EmailAddress email = EmailAddress.of(String.valueOf(value)).orElseThrow();
            if (users.find(email)
                    .filter(other -> !other.subject().equals(user.subject()))
                    .isPresent()) {
                throw new AddressTakenException();
            }
        }
        boolean first = user.emailVerified().isEmpty() && user.phoneVerified().isEmpty();
        ContactChange change = new ContactChange(user.subject(), kind, value, now, first ? now : now.plus(coolOff));
        database.upsert(() -> {
            table.delete(user.subject(), kind);
            return table.insert(change);
        });
        if (first) {
            apply(List.of(change));
            return Optional.empty();
        }
        return Optional.of(change);
    }

    /** Ends a change that waits; false if there is none any more. */
    boolean stop(String subject, ContactKind kind) {
        return database.inTransaction(() -> table.delete(subject, kind)) == 1;
    }

    /** Lets count whose time has come. */
    @Override
    public void tend() {
        apply(table.due(clock.instant()));
    }

    private void apply(List<ContactChange> due) {
        for (ContactChange change : due) {
            try {
                database.inTransaction(() -> table.take(change) && !stale(change) && write(change));
            } catch (AddressTakenException meanwhile) {
                stop(change.subject(), change.kind());
                LOG.info("A new address was given up: another account has taken it");
            }
        }
    }

    private boolean stale(ContactChange change) {
        return users.find(change.subject())
                .filter(User::open)
                .filter(user ->
                        user.signedOutBefore().stream().noneMatch(everywhere -> everywhere.isAfter(change.begun())))
                .isEmpty();
    }

    private boolean write(ContactChange change) {
        String value = change.value();
        return change.kind() == ContactKind.PHONE
                ? users.changePhone(change.subject(), value, change.begun())
                : users.changeEmail(
                        change.subject(), EmailAddress.of(String.valueOf(value)).orElseThrow(), change.begun());
    }
}
