package org.sayso.authorization.users;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.KeptAttributes;

/** The accounts that this server keeps itself, for the rest of it: disabled ones are closed. Thread-safe. */
final class StoredAccounts implements AccountDirectory {

    private final Users users;
    private final Passwords passwords;
    private final KeptAttributes attributes;
    private final Set<String> closed;

    /** @param closed subjects of accounts that may be there, and that nobody is let in to */
    StoredAccounts(Users users, Passwords passwords, KeptAttributes attributes, Set<String> closed) {
        this.closed = Set.copyOf(closed);
        this.users = users;
        this.passwords = passwords;
        this.attributes = attributes;
    }

    @Override
    public Optional<Account> authenticate(String userName, CharSequence password) {
        return passwords.signIn(EmailAddress.of(userName), password).flatMap(this::findBySubject);
    }

    @Override
    public String canonicalUserName(String userName) {
        return EmailAddress.of(userName)
                .map(EmailAddress::canonical)
                .orElseGet(() -> AccountDirectory.super.canonicalUserName(userName));
    }

    @Override
    public Optional<Instant> signedOutBefore(String userName) {
        return EmailAddress.of(userName).flatMap(users::find).flatMap(User::signedOutBefore);
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        return find(subject).map(attributes::complete);
    }

    @Override
    public Optional<Account> changeAttribute(String subject, String attribute, @Nullable String value) {
        return attributes.change(find(subject), attribute, value);
    }

    private Optional<Account> find(String subject) {
        return closed.contains(subject)
                ? Optional.empty()
                : users.find(subject).filter(User::open).map(User::account);
    }
}
