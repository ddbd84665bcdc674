package org.sayso.authorization.upstream;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.KeptAttributes;

/** The accounts of people who sign in elsewhere, beside those with a password here, if there are any. Thread-safe. */
final class UpstreamDirectory implements AccountDirectory {

    private final UpstreamAccounts upstream;
    private final Optional<AccountDirectory> own;
    private final KeptAttributes attributes;

    UpstreamDirectory(UpstreamAccounts upstream, Optional<AccountDirectory> own, KeptAttributes attributes) {
        this.upstream = upstream;
        this.own = own;
        this.attributes = attributes;
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
    public Optional<Instant> signedOutBefore(String userName) {
        return own.flatMap(accounts -> accounts.signedOutBefore(userName));
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        return isUpstream(subject)
                ? upstream.findBySubject(subject)
                : own.flatMap(accounts -> accounts.findBySubject(subject));
    }

    @Override
    public Optional<Account> changeAttribute(String subject, String attribute, @Nullable String value) {
        return isUpstream(subject)
                ? attributes.change(upstream.findBySubject(subject), attribute, value)
                : own.flatMap(accounts -> accounts.changeAttribute(subject, attribute, value));
    }

    @Override
    public boolean signsInHere(String subject) {
        return !isUpstream(subject);
    }

    private static boolean isUpstream(String subject) {
        return subject.startsWith(UpstreamAccounts.PREFIX);
    }
}
