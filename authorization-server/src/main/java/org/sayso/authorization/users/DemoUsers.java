package org.sayso.authorization.users;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.account.DemoPerson;
import org.sayso.authorization.account.KeptAttributes;

/**
 * The people of the playground among the accounts that this server keeps, so that they can do with theirs what everybody can.
 * Thread-safe.
 *
 * <p>They are made at a start where they are missing, and are back at the next one if they were deleted. Beside their address
 * their short name is good to sign in, and what they are to the service is told here.
 */
final class DemoUsers implements AccountDirectory {

    private final AccountDirectory accounts;
    private final Users users;
    private final Map<String, DemoPerson> byUserName;
    private final Map<String, DemoPerson> bySubject;

    DemoUsers(AccountDirectory accounts, Users users, Passwords passwords, KeptAttributes attributes) {
        this.accounts = accounts;
        this.users = users;
        byUserName =
                DemoPerson.ALL.stream().collect(Collectors.toUnmodifiableMap(DemoPerson::userName, person -> person));
        bySubject = DemoPerson.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(person -> person.account().subject(), person -> person));
        DemoPerson.ALL.forEach(person -> make(person, passwords, attributes));
    }

    @Override
    public Optional<Account> authenticate(String userName, CharSequence password) {
        return accounts.authenticate(address(userName), password).map(this::complete);
    }

    @Override
    public String canonicalUserName(String userName) {
        return accounts.canonicalUserName(address(userName));
    }

    @Override
    public Optional<Instant> signedOutBefore(String userName) {
        return accounts.signedOutBefore(address(userName));
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        return accounts.findBySubject(subject).map(this::complete);
    }

    @Override
    public Optional<Account> changeAttribute(String subject, String attribute, @Nullable String value) {
        return accounts.changeAttribute(subject, attribute, value).map(this::complete);
    }

    private String address(String userName) {
        return Optional.ofNullable(byUserName.get(userName.toLowerCase(Locale.ROOT)))
                .flatMap(person -> users.find(person.account().subject()))
                .map(user -> user.email().text())
                .orElse(userName);
    }

    private Account complete(Account account) {
        DemoPerson person = bySubject.get(account.subject());
        return person == null
                ? account
                : new Account(
                        account.subject(),
                        account.userName(),
                        account.name(),
                        account.givenName(),
                        account.attributes(),
                        person.account().roles(),
                        account.contact());
    }

    private void make(DemoPerson person, Passwords passwords, KeptAttributes attributes) {
        Account account = person.account();
        Contact contact = account.contact();
        EmailAddress address = EmailAddress.known(String.valueOf(contact.email()));
        if (users.find(account.subject()).isPresent() || users.find(address).isPresent()) {
            return;
        }
        users.create(
                account.subject(),
                new NewUser(
                        address,
                        true,
                        new PersonName(account.name()),
                        Optional.ofNullable(account.givenName())
                                .map(PersonName::new)
                                .orElse(null),
                        passwords.hash(person.password())));
        users.find(account.subject()).ifPresent(user -> {
            if (contact.phoneNumber() != null) {
                users.changePhone(user.subject(), contact.phoneNumber(), user.created());
            }
            users.prefer(user.subject(), contact.preferredChannel());
            account.attributes().forEach((name, value) -> attributes.change(Optional.of(user.account()), name, value));
        });
    }
}
