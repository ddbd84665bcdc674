package org.sayso.authorization.existing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;

/**
 * Existing accounts with what only this server knows of them: the favourite colour, which is kept in its own database.
 * Thread-safe.
 */
final class ExistingDirectory implements AccountDirectory, AutoCloseable {

    private final ExistingAccounts accounts;
    private final KeptColors colors;

    ExistingDirectory(ExistingAccounts accounts, KeptColors colors) {
        this.accounts = accounts;
        this.colors = colors;
    }

    @Override
    public Optional<Account> authenticate(String userName, CharSequence password) {
        // A directory takes a sign-in without a password for one as nobody, and says yes (RFC 4513 section 5.1.2).
        return password.isEmpty()
                ? Optional.empty()
                : accounts.authenticate(userName, password).map(this::complete);
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        return accounts.findBySubject(subject).map(this::complete);
    }

    @Override
    public Optional<Account> changeFavoriteColor(String subject, @Nullable String color) {
        Optional<Account> account = accounts.findBySubject(subject);
        account.ifPresent(owner -> colors.keep(owner.subject(), color));
        return account.map(owner -> owner.withFavoriteColor(color));
    }

    @Override
    public void close() {
        accounts.close();
    }

    private Account complete(Account account) {
        return account.withFavoriteColor(colors.of(account.subject()).orElse(null));
    }
}
