package org.sayso.authorization.existing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.KeptAttributes;

/**
 * Existing accounts with what only this server knows of them: declared attributes, which are kept in its own database.
 * Thread-safe.
 */
final class ExistingDirectory implements AccountDirectory, AutoCloseable {

    private final ExistingAccounts accounts;
    private final KeptAttributes attributes;

    ExistingDirectory(ExistingAccounts accounts, KeptAttributes attributes) {
        this.accounts = accounts;
        this.attributes = attributes;
    }

    @Override
    public Optional<Account> authenticate(String userName, CharSequence password) {
        // A directory takes a sign-in without a password for one as nobody, and says yes (RFC 4513 section 5.1.2).
        return password.isEmpty()
                ? Optional.empty()
                : accounts.authenticate(userName, password).map(attributes::complete);
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        return accounts.findBySubject(subject).map(attributes::complete);
    }

    @Override
    public Optional<Account> changeAttribute(String subject, String attribute, @Nullable String value) {
        return attributes.change(accounts.findBySubject(subject), attribute, value);
    }

    @Override
    public void close() {
        accounts.close();
    }
}
