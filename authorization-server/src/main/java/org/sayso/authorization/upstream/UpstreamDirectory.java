package org.sayso.authorization.upstream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.existing.KeptColors;

/** The accounts of people who sign in elsewhere, beside those with a password here, if there are any. Thread-safe. */
final class UpstreamDirectory implements AccountDirectory {

    private final UpstreamAccounts upstream;
    private final Optional<AccountDirectory> own;
    private final KeptColors colors;

    UpstreamDirectory(UpstreamAccounts upstream, Optional<AccountDirectory> own, KeptColors colors) {
        this.upstream = upstream;
        this.own = own;
        this.colors = colors;
    }

    @Override
    public Optional<Account> authenticate(String userName, CharSequence password) {
        Optional<Account> account = own.flatMap(accounts -> accounts.authenticate(userName, password));
        if (account.filter(owner -> isUpstream(owner.subject())).isPresent()) {
            throw new IllegalStateException("an account's subject begins with " + UpstreamAccounts.PREFIX
                    + ", as only those of people do who sign in elsewhere");
        }
        return account;
    }

    @Override
    public String canonicalUserName(String userName) {
        return own.map(accounts -> accounts.canonicalUserName(userName))
                .orElseGet(() -> AccountDirectory.super.canonicalUserName(userName));
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        return isUpstream(subject)
                ? upstream.findBySubject(subject)
                : own.flatMap(accounts -> accounts.findBySubject(subject));
    }

    @Override
    public Optional<Account> changeFavoriteColor(String subject, @Nullable String color) {
        if (!isUpstream(subject)) {
            return own.flatMap(accounts -> accounts.changeFavoriteColor(subject, color));
        }
        Optional<Account> account = upstream.findBySubject(subject);
        account.ifPresent(owner -> colors.keep(owner.subject(), color));
        return account.map(owner -> owner.withFavoriteColor(color));
    }

    private static boolean isUpstream(String subject) {
        return subject.startsWith(UpstreamAccounts.PREFIX);
    }
}
