package org.sayso.authorization.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.LdapAccountSettings;

/** Passwords go to a trusted directory only. The library does not compare numbers of loopback, so names are tried by name. */
class LdapTlsTests {

    private static final String PASSWORD = "test-only";

    @TempDir
    static Path directory;

    private static Path right;
    private static Path otherHost;
    private static Path localhost;

    @BeforeAll
    static void certificates() throws IOException, InterruptedException {
        right = certificate("right", "ip:127.0.0.1");
        otherHost = certificate("other", "dns:other.example");
        localhost = certificate("localhost", "dns:localhost");
    }

    @ParameterizedTest
    @CsvSource({"ldaps, false", "ldap, true"})
    void trustedDirectory_isAskedEncrypted(String scheme, String startTls) throws Exception {
        try (TestDirectory people = TestDirectory.encrypted(scheme, context(right));
                LdapAccounts accounts = LdapAccounts.open(LdapAccountsTests.settings(
                        people, Map.of("start-tls", startTls, "trusted-certificates", pem(right))))) {
            assertThat(accounts.authenticate("ann", "demo-only-ann")).isPresent();
            assertThat(accounts.authenticate("ann", "wrong")).isEmpty();
            assertThat(accounts.authenticate("eve", "demo-only-eve")).isPresent();
        }
    }

    @Test
    void certificateOfNoTrustedAuthority_isRefused() throws Exception {
        try (TestDirectory people = TestDirectory.encrypted("ldaps", context(right))) {
            assertThatThrownBy(() -> LdapAccounts.open(LdapAccountsTests.settings(people, Map.of())))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageContaining("cannot be reached");
            assertThatThrownBy(() -> LdapAccounts.open(
                            LdapAccountsTests.settings(people, Map.of("trusted-certificates", pem(otherHost)))))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageContaining("cannot be reached");
        }
    }

    @ParameterizedTest
    @CsvSource({"ldaps, false", "ldap, true"})
    void certificateOfTheHost_isAccepted(String scheme, String startTls) throws Exception {
        try (TestDirectory people = TestDirectory.encrypted(scheme, context(localhost));
                LdapAccounts accounts = LdapAccounts.open(byName(people, startTls, localhost))) {
            assertThat(accounts.authenticate("ann", "demo-only-ann")).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"ldaps, false", "ldap, true"})
    void certificateOfAnotherHost_isRefusedThoughItsAuthorityIsTrusted(String scheme, String startTls)
            throws Exception {
        try (TestDirectory people = TestDirectory.encrypted(scheme, context(otherHost))) {
            assertThatThrownBy(() -> LdapAccounts.open(byName(people, startTls, otherHost)))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageContaining("cannot be reached")
                    .hasMessageContaining("'localhost'")
                    .hasMessageContaining("other.example")
                    .hasMessageContaining("names the host of url");
        }
    }

    private static LdapAccountSettings byName(TestDirectory people, String startTls, Path trusted) {
        return LdapAccountsTests.settings(
                people,
                Map.of(
                        "url", people.url().replace("127.0.0.1", "localhost"),
                        "start-tls", startTls,
                        "trusted-certificates", pem(trusted)));
    }

    private static String pem(Path store) {
        return store + ".pem";
    }

    /** With the tool of the Java platform, which has no interface of its own. */
    private static Path certificate(String name, String host) throws IOException, InterruptedException {
        Path store = directory.resolve(name);
        keytool("-genkeypair", "-keystore", store, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=" + host);
        keytool("-exportcert", "-rfc", "-keystore", store, "-file", pem(store));
        return store;
    }

    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(List.of("-alias", "directory", "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).isZero();
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
