package org.sayso.authorization;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.DemoAccounts;

/** The demo people, whose accounts can be closed. */
final class ClosableAccounts implements AccountDirectory {

    private final AccountDirectory people = new DemoAccounts();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    void close(String subject) {
        closed.add(subject);
    }

    @Override
    public Optional<Account> authenticate(String userName, CharSequence password) {
        return people.authenticate(userName, password).filter(account -> !closed.contains(account.subject()));
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        return people.findBySubject(subject).filter(account -> !closed.contains(subject));
    }

    @Override
    public Optional<Account> changeAttribute(String subject, String attribute, @Nullable String value) {
        return closed.contains(subject) ? Optional.empty() : people.changeAttribute(subject, attribute, value);
    }
}
