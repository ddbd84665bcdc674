package org.sayso.authorization.account;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The people of the playground alone, without a database. Thread-safe; changes are kept in memory.
 *
 * <p>They are compared like real ones, against a slow hash, so that sign-in behaves as it does with a real directory.
 */
public final class DemoAccounts implements AccountDirectory {

    private record Entry(Account account, String passwordHash) {}

    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final List<Entry> entries = DemoPerson.ALL.stream()
            .map(person -> new Entry(person.account(), passwords.encode(person.password())))
            .toList();
    private final String nobodysHash = entries.get(0).passwordHash();
    private final Map<String, Entry> byUserName = entries.stream()
            .collect(Collectors.toUnmodifiableMap(entry -> entry.account().userName(), entry -> entry));
    private final Map<String, Account> bySubject = entries.stream()
            .collect(Collectors.toConcurrentMap(entry -> entry.account().subject(), Entry::account));

    @Override
    public Optional<Account> authenticate(String userName, CharSequence password) {
        Entry entry = byUserName.get(userName.toLowerCase(Locale.ROOT));
        // An unknown user name costs one comparison too, so that it cannot be told by the clock.
        boolean matches = passwords.matches(password, entry == null ? nobodysHash : entry.passwordHash());
        return entry != null && matches ? findBySubject(entry.account().subject()) : Optional.empty();
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    @Override
    public Optional<Account> changeAttribute(String subject, String attribute, @Nullable String value) {
        return Optional.ofNullable(
                bySubject.computeIfPresent(subject, (same, account) -> account.withAttribute(attribute, value)));
    }
}
