package org.sayso.authorization.account;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Contact.Channel;
import org.sayso.authorization.settings.AttributeSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The people of the playground, whose passwords everybody may read. Thread-safe; changes are kept in memory.
 *
 * <p>They are compared like real ones, against a slow hash, so that sign-in behaves as it does with a real directory.
 */
public final class DemoAccounts implements AccountDirectory {

    /**
     * What the sign-in page prints.
     *
     * @param userName to be typed
     * @param password to be typed; worth nothing
     * @param name of the person
     * @param staff whether the person works at the service
     */
    public record Person(String userName, String password, String name, boolean staff) {}

    /** A person with the account as it is at the start. */
    private record Entry(Person person, Account account, String passwordHash) {}

    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final List<Entry> entries = List.of(
            entry("ann", "Ann", "Archer", "user-ann-5f0c2e71", Map.of(), Set.of(), Channel.SMS, "+12025550142"),
            entry(
                    "ben",
                    "Ben",
                    "Baker",
                    "user-ben-93b47d08",
                    Map.of(AttributeSettings.FAVORITE_COLOR, "blue"),
                    Set.of(),
                    Channel.EMAIL,
                    "+12025550171"),
            entry("sam", "Sam", "Stone", "user-sam-c81a6f34", Map.of(), Set.of("staff"), null, null));
    private final String nobodysHash = entries.get(0).passwordHash();
    private final Map<String, Entry> byUserName = entries.stream()
            .collect(Collectors.toUnmodifiableMap(entry -> entry.person().userName(), entry -> entry));
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

    /** Who can sign in, for the page that tells a newcomer. */
    public List<Person> people() {
        return entries.stream().map(Entry::person).toList();
    }

    private Entry entry(
            String userName,
            String givenName,
            String familyName,
            String subject,
            Map<String, String> attributes,
            Set<String> roles,
            @Nullable Channel channel,
            @Nullable String phoneNumber) {
        String name = givenName + " " + familyName;
        String password = "demo-only-" + userName;
        Contact contact = new Contact(channel, phoneNumber, phoneNumber != null, userName + "@example.com", true);
        return new Entry(
                new Person(userName, password, name, roles.contains("staff")),
                new Account(subject, userName, name, givenName, attributes, roles, contact),
                passwords.encode(password));
    }
}
