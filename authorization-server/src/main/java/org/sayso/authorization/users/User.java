package org.sayso.authorization.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.store.Times;

/**
 * Somebody whose account this server keeps. Immutable.
 *
 * @param subject random, never used again
 * @param email as typed; also the user name
 * @param emailVerified when the owner last showed that it is theirs; empty if never
 * @param name what the person is called
 * @param givenName what friends call the person; none if unknown
 * @param hasPassword whether a password was chosen
 * @param phoneNumber E.164, none if unknown
 * @param phoneVerified when the owner last showed that it is theirs; empty if never
 * @param preferred how the owner wants to be reached; empty if they did not say
 * @param created when the account was made
 * @param disabled since when nobody signs in to it; empty for an open one
 * @param signedOutBefore sign-ins from before that are over; empty if all count
 */
public record User(
        String subject,
        EmailAddress email,
        Optional<Instant> emailVerified,
        String name,
        @Nullable String givenName,
        boolean hasPassword,
        @Nullable String phoneNumber,
        Optional<Instant> phoneVerified,
        Optional<Contact.Channel> preferred,
        Instant created,
        Optional<Instant> disabled,
        Optional<Instant> signedOutBefore) {

    /** Whether the owner may sign in. */
    public boolean open() {
        return disabled.isEmpty();
    }

    /** The same person for the rest of the server, without a favourite colour. */
    public Account account() {
        return new Account(subject, email.text(), name, givenName, null, Set.of(), contact());
    }

    /** A channel that the owner has chosen counts; otherwise what is verified does, the phone first. */
    public Contact contact() {
        Contact.Channel channel = preferred.orElse(null);
        if (channel == null && phoneNumber != null && phoneVerified.isPresent()) {
            channel = Contact.Channel.SMS;
        } else if (channel == null && emailVerified.isPresent()) {
            channel = Contact.Channel.EMAIL;
        }
        return new Contact(
                channel,
                phoneNumber,
                phoneNumber != null && phoneVerified.isPresent(),
                email.text(),
                emailVerified.isPresent());
    }

    static User read(ResultSet row, int number) throws SQLException {
        return new User(
                row.getString("subject"),
                EmailAddress.known(row.getString("email")),
                Times.maybe(row, "email_verified"),
                row.getString("name"),
                row.getString("given_name"),
                row.getString("password_hash") != null,
                row.getString("phone_number"),
                Times.maybe(row, "phone_verified"),
                Optional.ofNullable(row.getString("preferred_channel")).map(Contact.Channel::valueOf),
                Times.fromColumn(row, "created"),
                Times.maybe(row, "disabled"),
                Times.maybe(row, "signed_out_before"));
    }

    /** Names the subject only: names and addresses stay out of logs. */
    @Override
    public String toString() {
        return "User[" + subject + "]";
    }
}
