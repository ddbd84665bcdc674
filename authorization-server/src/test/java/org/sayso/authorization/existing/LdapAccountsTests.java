package org.sayso.authorization.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.util.Base64;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.LdapAccountSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LdapAccountsTests {

    private static TestDirectory directory;

    @BeforeAll
    static void start() throws Exception {
        directory = TestDirectory.plain();
        directory.add("*", "Star Name");
        directory.add("twin", "First Twin", "mail: twins@example.com");
        directory.add("twin2", "Second Twin", "mail: twins@example.com");
        directory.add(
                "guid",
                "Gus Guid",
                "objectGUID:: "
                        + Base64.encode(new byte[] {
                            0, 1, 2, 0x28, 0x29, 0x2a, 0x5c, 7, 8, 9, 10, 11, 12, 13, (byte) 0xfe, (byte) 0xff
                        }));
    }

    @AfterAll
    static void stop() {
        directory.close();
    }

    /** The trap itself: to the directory, a name without a password is nobody, and nobody is welcome. */
    @Test
    void emptyPassword_isRefusedThoughTheDirectoryTakesIt() throws Exception {
        LDAPConnectionOptions lax = new LDAPConnectionOptions();
        lax.setBindWithDNRequiresPassword(false);
        try (LDAPConnection asked = new LDAPConnection(lax, "127.0.0.1", directory.port())) {
            assertThat(asked.bind(new SimpleBindRequest("", "")).getResultCode())
                    .isEqualTo(ResultCode.SUCCESS);
        }
        try (LdapAccounts accounts = LdapAccounts.open(settings(Map.of()))) {
            assertThat(accounts.authenticate("ann", "")).isEmpty();
            assertThat(accounts.authenticate("ann", "demo-only-ann")).isPresent();
        }
    }

    @Test
    void starAsUserName_isALetterLikeOthers() {
        try (LdapAccounts accounts = LdapAccounts.open(settings(Map.of()))) {
            assertThat(accounts.authenticate("*", "demo-only-*").orElseThrow().name())
                    .isEqualTo("Star Name");
            assertThat(accounts.authenticate("*", "demo-only-ann")).isEmpty();
        }
    }

    @Test
    void subjectOfAnObjectGuid_isHexadecimalAndFindsItsEntry() {
        try (LdapAccounts accounts = LdapAccounts.open(
                settings(Map.of("subject-attribute", "objectGUID", "account-filter", "(objectGUID=*)")))) {
            Account account = accounts.authenticate("guid", "demo-only-guid").orElseThrow();
            assertThat(account.subject()).isEqualTo("00010228292a5c0708090a0b0c0dfeff");
            assertThat(accounts.findBySubject(account.subject())).contains(account);
            assertThat(accounts.findBySubject("*")).isEmpty();
            assertThat(accounts.findBySubject(account.subject().toUpperCase(Locale.ROOT)))
                    .isEmpty();
        }
    }

    @Test
    void entryWithoutSubject_throws() {
        try (LdapAccounts accounts = LdapAccounts.open(settings(Map.of("subject-attribute", "objectGUID")))) {
            assertThatThrownBy(() -> accounts.authenticate("ann", "demo-only-ann"))
                    .hasMessageContaining("has not exactly one objectGUID");
        }
    }

    @Test
    void severalEntriesForOneName_throw() {
        try (LdapAccounts accounts = LdapAccounts.open(settings(Map.of("user-filter", "(mail={userName})")))) {
            assertThatThrownBy(() -> accounts.authenticate("twins@example.com", "demo-only-twin"))
                    .hasMessageContaining("finds several accounts");
        }
    }

    @Test
    void nobody_takesAsLongAsAPassword() {
        try (LdapAccounts accounts = LdapAccounts.open(settings(Map.of()))) {
            accounts.authenticate("ann", "wrong");
            assertThat(accounts.authenticate("nobody", "wrong")).isEmpty();
            assertThat(accounts.findBySubject("nobody")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    base            | ou=nowhere,dc=example,dc=com | existing.ldap.base is not in the directory
                    user-filter     | (uid={userName}              | existing.ldap.user-filter is no filter
                    user-filter     | (uid=ann)                    | user-filter does not ask for {userName}
                    account-filter  | closed                       | account-filter is no filter
                    bind-password   | wrong                        | refuses sayso.authorization.existing.ldap.bind-dn
                    bind-password   | ''                           | bind-dn and bind-password only one is set
                    url             | ldap://directory.example.com | sends passwords in clear
                    url             | ldap://127.0.0.1:1           | url cannot be reached
                    url             | http://127.0.0.1             | is no address of a directory
                    url             | ldap://127.0.0.1/dc=x        | is no address of a directory
                    start-tls       | true                         | url cannot be reached
                    trusted-certificates | /nowhere                | cannot be read
                    """)
    void settingThatCannotWork_isRefusedWithTheFix(String name, String value, String problem) {
        Map<String, String> differences = new LinkedHashMap<>(Map.of(name, value));
        if (name.equals("trusted-certificates")) {
            differences.put("start-tls", "true");
        }
        Throwable refusal =
                catchThrowable(() -> LdapAccounts.open(settings(differences)).close());
        while (refusal != null && !(refusal instanceof InvalidSettingException)) {
            refusal = refusal.getCause();
        }
        assertThat(refusal).isNotNull().hasMessageContaining(problem).hasMessageNotContaining("5a1e");
    }

    @Test
    void directoryThatNeverAnswers_isGivenUpInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> LdapAccounts.open(
                                    settings(Map.of("url", "ldap://127.0.0.1:" + silent.getLocalPort())))
                            .close())
                    .isInstanceOf(InvalidSettingException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(4_500));
        }
    }

    static LdapAccountSettings settings(Map<String, String> differences) {
        return settings(directory, differences);
    }

    static LdapAccountSettings settings(TestDirectory directory, Map<String, String> differences) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("x.url", directory.url());
        all.put("x.base", TestDirectory.PEOPLE);
        all.put("x.bind-dn", TestDirectory.READER);
        all.put("x.bind-password", TestDirectory.READER_PASSWORD);
        differences.forEach((name, value) -> all.put("x." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("x", LdapAccountSettings.class)
                .get();
    }
}
