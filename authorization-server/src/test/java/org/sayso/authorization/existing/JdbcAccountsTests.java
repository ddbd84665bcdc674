package org.sayso.authorization.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.JdbcAccountSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class JdbcAccountsTests {

    private static final String SIGN_IN = "SELECT 'x' AS subject, 'y' AS password_hash WHERE 'ann' = :userName";
    private static final String ACCOUNT = "SELECT 'x' AS subject, 'ann' AS user_name WHERE 'x' = :subject";
    private static final Duration LONGEST = Duration.ofMillis(4_500);

    @Test
    void everyColumn_becomesWhatItSays() {
        try (JdbcAccounts accounts = JdbcAccounts.open(settings(Map.of(
                "account-query",
                "SELECT 7 AS subject, 'ann' AS user_name, ' Ann Archer ' AS name, 'Annie' AS given_name,"
                        + " 'staff, cook' AS roles, 'ann@example.com' AS email, 1 AS email_verified,"
                        + " '+12025550142' AS phone_number, TRUE AS phone_number_verified,"
                        + " 'email' AS preferred_channel, 'true' AS enabled WHERE '7' = :subject")))) {
            assertThat(accounts.findBySubject("7"))
                    .contains(new Account(
                            "7",
                            "ann",
                            "Ann Archer",
                            "Annie",
                            Map.of(),
                            Set.of("staff", "cook"),
                            new Contact(Contact.Channel.EMAIL, "+12025550142", true, "ann@example.com", true)));
            assertThat(accounts.findBySubject("8")).isEmpty();
        }
    }

    @Test
    void columnsThatAreMissing_areEmpty() {
        try (JdbcAccounts accounts = JdbcAccounts.open(settings(Map.of()))) {
            assertThat(accounts.findBySubject("x"))
                    .contains(new Account(
                            "x", "ann", "ann", null, Map.of(), Set.of(), new Contact(null, null, false, null, false)));
        }
    }

    @Test
    void numberWithoutItsCountry_isLeftOut() {
        try (JdbcAccounts accounts = JdbcAccounts.open(settings(Map.of(
                "account-query",
                "SELECT 'x' AS subject, 'ann' AS user_name, '202 555 0142' AS phone_number,"
                        + " TRUE AS phone_number_verified WHERE 'x' = :subject")))) {
            Contact contact = accounts.findBySubject("x").orElseThrow().contact();
            assertThat(contact.phoneNumber()).isNull();
            assertThat(contact.phoneNumberVerified()).isFalse();
        }
    }

    @Test
    void severalAccountsForOneName_throw() {
        try (JdbcAccounts accounts = JdbcAccounts.open(settings(Map.of(
                "sign-in-query",
                "SELECT x AS subject, 'y' AS password_hash FROM SYSTEM_RANGE(1, 3) WHERE 'ann' = :userName")))) {
            assertThatThrownBy(() -> accounts.authenticate("ann", "x"))
                    .hasMessageContaining("sign-in-query finds several accounts");
        }
    }

    /** As a database does that compares without regard to case. */
    @Test
    void subjectThatIsWrittenOtherwise_isNotTheAccounts() {
        try (JdbcAccounts accounts = JdbcAccounts.open(settings(
                Map.of("account-query", "SELECT 'x' AS subject, 'ann' AS user_name WHERE 'x' = LOWER(:subject)")))) {
            assertThat(accounts.findBySubject("x")).isPresent();
            assertThat(accounts.findBySubject("X")).isEmpty();
        }
    }

    @Test
    void slowQuery_isGivenUpInTime() {
        try (JdbcAccounts accounts = JdbcAccounts.open(settings(Map.of(
                "account-query",
                "SELECT 'x' AS subject, COUNT(*) AS user_name FROM SYSTEM_RANGE(1, 100000) a, SYSTEM_RANGE(1, 100000) b"
                        + " WHERE 'x' = :subject")))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> accounts.findBySubject("x")).isInstanceOf(RuntimeException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        }
    }

    @Test
    void databaseThatNeverAnswers_isGivenUpInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> JdbcAccounts.open(settings(
                                    Map.of("url", "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/shop")))
                            .close())
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageContaining("existing.jdbc.url cannot be reached");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    url           | ''                                      | existing.jdbc.url is missing
                    url           | jdbc:nosuch:x                           | existing.jdbc.url cannot be reached
                    url           | jdbc:h2:mem:nowhere;IFEXISTS=TRUE       | existing.jdbc.url cannot be reached
                    sign-in-query | ''                                      | sign-in-query is missing
                    sign-in-query | DELETE FROM x WHERE y = :userName       | begins with neither SELECT nor WITH
                    sign-in-query | SELECT 1 AS subject                     | does not ask for :userName
                    sign-in-query | SELECT 1 AS subject WHERE '' = :userName | sign-in-query has no column password_hash
                    account-query | SELECT * FROM nowhere WHERE x = :subject | account-query does not work
                    account-query | SELECT 1 AS subject WHERE '' = :subject | account-query has no column user_name
                    """)
    void settingThatCannotWork_isRefusedWithTheFix(String name, String value, String problem) {
        Throwable refusal = catchThrowable(
                () -> JdbcAccounts.open(settings(Map.of(name, value))).close());
        while (refusal != null && !(refusal instanceof InvalidSettingException)) {
            refusal = refusal.getCause();
        }
        assertThat(refusal).isNotNull().hasMessageContaining(problem);
    }

    private static JdbcAccountSettings settings(Map<String, String> differences) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("x.url", "jdbc:h2:mem:" + UUID.randomUUID());
        all.put("x.sign-in-query", SIGN_IN);
        all.put("x.account-query", ACCOUNT);
        differences.forEach((name, value) -> all.put("x." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("x", JdbcAccountSettings.class)
                .get();
    }
}
