package org.sayso.authorization.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.account.KeptAttributes;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What holds for accounts kept here, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UsersContract {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final List<String> forgotten = new ArrayList<>();
    private ServerDatabase database = ServerDatabase.open(new DatabaseSettings(null, null, null));
    private Users users = new Users(database, () -> NOW, List.of());
    private Passwords passwords = new Passwords(users);
    private StoredAccounts accounts = new StoredAccounts(users, passwords, new KeptAttributes(database), Set.of());

    abstract @Nullable String url();

    @BeforeAll
    void open() {
        database.close();
        database = ServerDatabase.open(new DatabaseSettings(url(), "postgres", null));
        users = new Users(database, () -> NOW, List.of(forgotten::add));
        passwords = new Passwords(users);
        accounts = new StoredAccounts(users, passwords, new KeptAttributes(database), Set.of());
    }

    @BeforeEach
    void empty() {
        database.inTransaction(() -> database.jdbc().sql("DELETE FROM users").update());
        forgotten.clear();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void madeAccount_isFoundBySubjectAndByAddressHoweverTyped() {
        User ann = create("Ann@Example.com");
        assertThat(ann.subject()).startsWith("user-").hasSize(29);
        assertThat(ann.email().text()).isEqualTo("Ann@Example.com");
        assertThat(users.find(ann.subject())).contains(ann);
        assertThat(users.find(email(" ann@EXAMPLE.com"))).contains(ann);
        assertThat(users.find("nobody")).isEmpty();
        assertThat(users.find("nul\u0000")).isEmpty();
        assertThat(ann.contact()).isEqualTo(new Contact(Contact.Channel.EMAIL, null, false, "Ann@Example.com", true));
    }

    /** Roughly: the slow hash is worked out in both cases. The fastest of some tries counts. */
    @Test
    void addressOfNobody_costsAsMuchWorkAsThatOfSomebody() {
        create("ann@example.com");
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int time = 0; time < 5; time++) {
            known = Math.min(known, nanos("ann@example.com"));
            unknown = Math.min(unknown, nanos("nobody@example.com"));
        }
        assertThat((double) unknown / known).isBetween(0.3, 3.0);
    }

    private long nanos(String userName) {
        long start = System.nanoTime();
        assertThat(accounts.authenticate(userName, "guess")).isEmpty();
        return System.nanoTime() - start;
    }

    @Test
    void sameAddressInOtherLetters_isTaken() {
        create("ann@example.com");
        assertThatThrownBy(() -> create("ANN@example.com")).isInstanceOf(AddressTakenException.class);
        User eve = create("eve@example.com");
        assertThatThrownBy(() -> users.changeEmail(eve.subject(), email("Ann@example.com"), NOW))
                .isInstanceOf(AddressTakenException.class);
    }

    @Test
    void oneAddressAtOnce_becomesOneAccount() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Optional<User>>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                all.add(() -> {
                    try {
                        return Optional.of(create("ann@example.com"));
                    } catch (AddressTakenException taken) {
                        return Optional.empty();
                    }
                });
            }
            int made = 0;
            for (Future<Optional<User>> one : threads.invokeAll(all)) {
                made += one.get().isPresent() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
            assertThat(users.count()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void pages_goThroughAllInOrder() {
        for (String name : List.of("c", "a", "e", "b", "d")) {
            create(name + "@example.com");
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        for (List<User> page = users.list(after, 2); !page.isEmpty(); page = users.list(after, 2)) {
            page.forEach(user -> seen.add(user.email().canonical().substring(0, 1)));
            after = page.get(page.size() - 1).email().canonical();
        }
        assertThat(seen).containsExactly("a", "b", "c", "d", "e");
        assertThatThrownBy(() -> users.list("", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rightPassword_signsInAndAWrongOneDoesNot() {
        User ann = create("ann@example.com");
        assertThat(accounts.authenticate("ANN@example.com", "grün is my color"))
                .map(Account::subject)
                .contains(ann.subject());
        // Composed in another way, as another keyboard does.
        assertThat(accounts.authenticate("ann@example.com", "gru\u0308n\u00a0is my color"))
                .isPresent();
        assertThat(accounts.authenticate("ann@example.com", "Grün is my color")).isEmpty();
        assertThat(accounts.authenticate("ann@example.com", "")).isEmpty();
        assertThat(accounts.authenticate("eve@example.com", "grün is my color")).isEmpty();
        assertThat(accounts.authenticate("ann", "grün is my color")).isEmpty();
    }

    @Test
    void withoutAPassword_nothingSignsIn() {
        users.create(new NewUser(email("ann@example.com"), false, name("Ann"), null, null));
        assertThat(accounts.authenticate("ann@example.com", "")).isEmpty();
        assertThat(accounts.authenticate("ann@example.com", "null")).isEmpty();
    }

    @Test
    void disabledAccount_isClosedUntilItIsEnabled() {
        User ann = create("ann@example.com");
        assertThat(users.disable(ann.subject())).isTrue();
        assertThat(accounts.findBySubject(ann.subject())).isEmpty();
        assertThat(accounts.authenticate("ann@example.com", "grün is my color")).isEmpty();
        assertThat(accounts.changeAttribute(ann.subject(), "favorite_color", "blue"))
                .isEmpty();
        assertThat(users.enable(ann.subject())).isTrue();
        assertThat(accounts.findBySubject(ann.subject())).isPresent();
        assertThat(users.disable("nobody")).isFalse();
    }

    @Test
    void changes_areKept() {
        User ann = create("ann@example.com");
        users.rename(ann.subject(), name("Ann B. Archer"), name("Annie"));
        users.changeEmail(ann.subject(), email("Archer@example.com"), null);
        users.changePhone(ann.subject(), "+12025550142", NOW);
        users.signOut(ann.subject());
        User now = users.find(ann.subject()).orElseThrow();
        assertThat(now.account())
                .isEqualTo(new Account(
                        ann.subject(),
                        "Archer@example.com",
                        "Ann B. Archer",
                        "Annie",
                        java.util.Map.of(),
                        java.util.Set.of(),
                        new Contact(Contact.Channel.SMS, "+12025550142", true, "Archer@example.com", false)));
        assertThat(now.signedOutBefore()).contains(NOW);
        users.prefer(ann.subject(), Contact.Channel.EMAIL);
        users.changePhone(ann.subject(), null, NOW);
        assertThat(users.find(ann.subject()).orElseThrow().contact())
                .isEqualTo(new Contact(Contact.Channel.EMAIL, null, false, "Archer@example.com", false));
        assertThat(users.verifyEmail(ann.subject(), email("ann@example.com"))).isFalse();
        assertThat(users.verifyEmail(ann.subject(), email("archer@example.com")))
                .isTrue();
        assertThat(users.find(ann.subject()).orElseThrow().emailVerified()).contains(NOW);
    }

    @Test
    void closedAccount_isGoneAndTheOthersAreTold() {
        User ann = create("ann@example.com");
        assertThat(users.close(ann.subject())).isTrue();
        assertThat(users.find(ann.subject())).isEmpty();
        assertThat(accounts.authenticate("ann@example.com", "grün is my color")).isEmpty();
        assertThat(forgotten).containsExactly(ann.subject());
        assertThat(users.close(ann.subject())).isFalse();
        assertThat(forgotten).hasSize(1);
        assertThat(create("ann@example.com").subject()).isNotEqualTo(ann.subject());
    }

    @Test
    void oneWhoCannotForget_keepsTheAccountOpen() {
        Users failing = new Users(
                database,
                () -> NOW,
                List.of(subject -> database.jdbc().sql("DELETE FROM nothing").update()));
        User ann = create("ann@example.com");
        assertThatThrownBy(() -> failing.close(ann.subject())).isInstanceOf(RuntimeException.class);
        assertThat(users.find(ann.subject())).isPresent();
    }

    @Test
    void hashOfAnotherKind_isReplacedAtSignIn() {
        User ann = create("ann@example.com");
        users.changePassword(ann.subject(), "{bcrypt}" + new BCryptPasswordEncoder(4).encode("moved here"));
        assertThat(accounts.authenticate("ann@example.com", "wrong")).isEmpty();
        assertThat(hash(ann)).startsWith("{bcrypt}$2a$04$");
        assertThat(accounts.authenticate("ann@example.com", "moved here")).isPresent();
        assertThat(hash(ann)).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(accounts.authenticate("ann@example.com", "moved here")).isPresent();
    }

    @Test
    void hashThatNobodyUnderstands_matchesNothing() {
        User ann = create("ann@example.com");
        for (String broken : List.of("{noop}secret", "secret", "{argon2}", "{bcrypt}x")) {
            users.changePassword(ann.subject(), broken);
            assertThat(accounts.authenticate("ann@example.com", "secret")).isEmpty();
        }
    }

    @Test
    void noRoomToHash_isSaidAndIsNoWrongPassword() throws Exception {
        create("ann@example.com");
        Passwords narrow = new Passwords(users, 0, 10);
        assertThatThrownBy(() -> narrow.hash("anything")).isInstanceOf(BusyException.class);
        assertThatThrownBy(() -> narrow.signIn(EmailAddress.of("ann@example.com"), "grün is my color"))
                .isInstanceOf(BusyException.class);
    }

    private String hash(User user) {
        return users.credentials(user.subject()).orElseThrow().hash();
    }

    private User create(String email) {
        return users.create(
                new NewUser(email(email), true, name("Ann Archer"), null, passwords.hash("grün is my color")));
    }

    private static EmailAddress email(String text) {
        return EmailAddress.of(text).orElseThrow();
    }

    private static PersonName name(String text) {
        return PersonName.of(text).orElseThrow();
    }
}
