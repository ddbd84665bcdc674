package org.sayso.authorization.existing;

import java.util.Optional;
import org.sayso.authorization.account.Account;

/** Stands for accounts that nobody asks while a start is rehearsed. */
final class UnaskedAccounts implements ExistingAccounts {

    @Override
    public Optional<Account> authenticate(String userName, CharSequence password) {
        throw new IllegalStateException("nobody signs in at a rehearsal");
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        throw new IllegalStateException("nobody is looked for at a rehearsal");
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
