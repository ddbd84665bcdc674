package org.sayso.authorization.contacts;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.sayso.authorization.users.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What the account page says about changing contacts. Thread-safe. */
@Component
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
public class OwnContacts {

    private final Users users;
    private final ContactChanges changes;
    private final ContactNotices notices;

    /**
     * What there is to choose and to stop.
     *
     * @param phones whether a number can be given
     * @param channels whether both a number and an address are verified
     * @param waiting changes that do not count yet
     */
    public record View(boolean phones, boolean channels, List<Waiting> waiting) {}

    /**
     * A change that does not count yet.
     *
     * @param kind as in addresses
     * @param value the new one; empty for none
     * @param effective when it counts, in UTC
     * @param late whether that is at the latest, as the contacts of now could not all be told so far
     */
    public record Waiting(String kind, String value, ZonedDateTime effective, boolean late) {}

    OwnContacts(Users users, ContactChanges changes, ContactNotices notices) {
        this.users = users;
        this.changes = changes;
        this.notices = notices;
    }

    /** For an account; empty if it is not kept here. Lets changes count whose time has come. */
    public Optional<View> of(String subject) {
        List<Waiting> waiting = changes.of(subject).stream()
                .map(change -> new Waiting(
                        change.kind().path(),
                        change.value() == null ? "" : change.value(),
                        changes.expected(change).atZone(ZoneOffset.UTC),
                        changes.late(change)))
                .toList();
        return users.find(subject)
                .map(user -> new View(
                        notices.carriesSms(),
                        user.emailVerified().isPresent()
                                && user.phoneVerified().isPresent()
                                && user.phoneNumber() != null,
                        waiting));
    }
}
