package org.sayso.authorization.contacts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.Language;
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
 * <p>One waits from when the contacts of now were told of it ({@link ContactNotices}). If they cannot be, because the old address is
 * no more, it counts all the same, three days later than it would have, and the log says so: an owner must not be left for ever with
 * an address that is lost.
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
    private final ContactNotices notices;
    private final Duration coolOff;

    /**
     * Keeps them in this database.
     *
     * @param coolOff how long one waits
     */
    ContactChanges(
            ServerDatabase database,
            ContactChangeTable table,
            Users users,
            ContactNotices notices,
            InstantSource clock,
            Duration coolOff) {
        this.database = database;
        this.table = table;
        this.users = users;
        this.notices = notices;
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
     * @param language of the notice to the contacts of now
     * @return the change, if it waits
     * @throws AddressTakenException if another account has the address
     */
    Optional<ContactChange> begin(User user, ContactKind kind, @Nullable String value, Language language) {
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
        ContactChange change = new ContactChange(
                user.subject(),
                kind,
                value,
                now,
                first ? Optional.of(now) : Optional.empty(),
                first ? now : now.plus(ContactNotices.TRIED).plus(coolOff));
        OwedNotice notice =
                new OwedNotice(user.subject(), kind, now, language, first ? Set.of() : notices.ways(user), 0);
        database.upsert(() -> {
            table.delete(user.subject(), kind);
            return table.insert(change, notice);
        });
        if (first) {
            apply(List.of(change));
            return Optional.empty();
        }
        notices.send(notice);
        return Optional.of(change);
    }

    /** Whether the contacts of now could not all be told, so far. */
    boolean late(ContactChange change) {
        return change.told().isEmpty()
                && !clock.instant().isBefore(change.begun().plus(ContactNotices.FIRST_PAUSE));
    }

    /** When a change counts, or will once the notice arrives that is under way. */
    Instant expected(ContactChange change) {
        return change.told().isPresent() || late(change)
                ? change.effective()
                : change.begun().plus(coolOff);
    }

    /** Ends a change that waits; false if there is none any more. */
    boolean stop(String subject, ContactKind kind) {
        return database.inTransaction(() -> table.delete(subject, kind)) == 1;
    }

    /** Tells who is to be told, and lets count whose time has come. */
    @Override
    public void tend() {
        notices.sendDue();
        apply(table.due(clock.instant()));
    }

    private void apply(List<ContactChange> due) {
        for (ContactChange change : due) {
            try {
                boolean counts = database.inTransaction(() -> table.take(change) && !stale(change) && write(change));
                if (counts && change.told().isEmpty()) {
                    LOG.warn(
                            "The {} of account {} changes although not all of its old contacts could be told, in {} days of tries",
                            change.kind() == ContactKind.EMAIL ? "e-mail address" : "phone number",
                            change.subject(),
                            ContactNotices.TRIED.toDays());
                }
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
