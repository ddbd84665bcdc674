package org.sayso.authorization.users;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.existing.KeptColors;

/** The accounts that this server keeps itself, for the rest of it: disabled ones are closed. Thread-safe. */
final class StoredAccounts implements AccountDirectory {

    private final Users users;
    private final Passwords passwords;
    private final KeptColors colors;

    StoredAccounts(Users users, Passwords passwords, KeptColors colors) {
        this.users = users;
        this.passwords = passwords;
        this.colors = colors;
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
    public Optional<Account> findBySubject(String subject) {
        return users.find(subject)
                .filter(User::open)
                .map(User::account)
                .map(account ->
                        account.withFavoriteColor(colors.of(account.subject()).orElse(null)));
    }

    @Override
    public Optional<Account> changeFavoriteColor(String subject, @Nullable String color) {
        Optional<Account> account = findBySubject(subject);
        account.ifPresent(owner -> colors.keep(owner.subject(), color));
        return account.map(owner -> owner.withFavoriteColor(color));
    }
}
