package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.app.serve.Production.Done;

/** What {@code serve --check} says of a file and what a start says of it are the same. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the build brings PostgreSQL's server for Linux only")
@Timeout(300)
class CheckIT {

    @TempDir
    static Path directory;

    private static Postgres postgres;
    private static String good = "";

    @BeforeAll
    static void start() throws Exception {
        postgres = new Postgres();
        String shop = postgres.fresh("shop");
        postgres.run(
                shop,
                "CREATE TABLE customers (id VARCHAR(20), login VARCHAR(20), full_name VARCHAR(50), password_hash VARCHAR(99))");
        good = Files.readString(Production.config(directory, "good", postgres.fresh("accounts"), shop));
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    private static Path file(String text) throws Exception {
        Path file = directory.resolve("good.yml");
        return Files.writeString(file, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- q1Zb0nC5m8mVQ3o5m2y0c0y9Jq3b4xk2S7n8d6f1G0E= | - q1Zb0nC5m8mVQ*3o5m2y0c0y9Jq3b4xk2S7n8d6f1G0E | secrets is not base64",
                "- q1Zb0nC5m8mVQ3o5m2y0c0y9Jq3b4xk2S7n8d6f1G0E= | - q1Zb0nC5m8mVQ3o5m2y0c0y9 | secrets has 18 bytes",
                "- q1Zb0nC5m8mVQ3o5m2y0c0y9Jq3b4xk2S7n8d6f1G0E= | - file:/nowhere/secret | /nowhere/secret",
                "(?s)    existing:.*?\\n\\n | ~ | there are no accounts",
                "(?s)    existing:.*?\\n\\n |     accounts: {kept: true}~ | accounts.kept=true without a mail server",
                "(?s)    existing:.*?\\n\\n |     accounts: {kept: true}~    mail: {host: mail.example.com, from: 'a b'}~ | mail.from is not one mailbox: a b",
                "(?s)    existing:.*?\\n\\n |     existing: {ldap: {url: 'ldaps://localhost:1', base: 'dc=example,dc=com', trusted-certificates: /nowhere/ca.pem}}~ | existing.ldap.trusted-certificates cannot be read: /nowhere/ca.pem",
                "    proxies: |     accounts: {kept: true, sign-up: false, forgotten-password: false}~    proxies: | Accounts come from several places",
                "    proxies: |     existing: {}~    proxies: | there is a second existing",
                "    proxies: | \t proxies: | there is a tab",
                "    proxies: |     skills: {pizza: {client-id: pizza, client-secret: 0123456789abcdef0123, vendor-id: M1A2B3C4D5E6F7, audience: 'https://pizza.example.com', require-pkce: maybe}}~    proxies: | skills.pizza.require-pkce cannot be read: maybe",
                "    proxies: |     skills: {pizza: {client-id: pizza, client-secret: 0123456789abcdef0123, vendor-id: M1A2B3C4D5E6F7, audience: 'https://pizza.example.com', scopes: [pizza:order]}}~    proxies: | no words for the scope pizza:order",
                "    proxies: |     skills: {pizza: {client-id: pizza, client-secret: '${NEVER_SET_4711}', vendor-id: M1A2B3C4D5E6F7, audience: 'https://pizza.example.com'}}~    proxies: | client-secret: ${NEVER_SET_4711}",
                "    proxies: |     pages: {logo: /nowhere/logo.svg}~    proxies: | /nowhere/logo.svg",
                "service-name: Pizza on Demand | service-name: <Pizza on Demand> | line 10, sayso.authorization.service-name: <Pizza on Demand>",
                "address: 127.0.0.1~  port: 0 | address: 127.0.0.1~  port: abc | server.port cannot be read: abc",
                "address: 127.0.0.1~  port: 0 | address: 127.0.0.1~  port: 70000 | server.port is no port: 70000"
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void fileThatTheStartRefuses_isRefusedByTheCheckInTheSameWords(String what, String by, String reason)
            throws Exception {
        String pattern = what.strip().startsWith("(?s)")
                ? what.strip()
                : java.util.regex.Pattern.quote(what.replaceFirst(" $", "").replace("~", "\n"));
        String broken = good.replaceFirst(
                pattern,
                java.util.regex.Matcher.quoteReplacement(
                        strip(by).replace("\\t", "\t").replace("~", "\n")));
        assertThat(broken).isNotEqualTo(good);
        String file = file(broken).toString();

        Done check = Production.sayso("serve", "--check", "--config", file);
        Done start = Production.sayso("serve", "--config", file);

        assertThat(check.code()).as(check.out()).isEqualTo(1);
        assertThat(check.err()).contains(reason.strip()).doesNotContain("..", "\tat ", "Cannot start");
        assertThat(start.code()).isEqualTo(1);
        assertThat(check.err()).isEqualTo(start.err());
    }

    /** The blanks around the bars are the table's. */
    private static String strip(String cell) {
        return cell.replaceFirst("^ ", "").replaceFirst(" $", "");
    }

    @Test
    void goodFile_passesWhileDatabaseAndPortsAreOutOfReach() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String text = good.replaceAll("localhost:\\d+/", "localhost:1/")
                    .replace("port: 0", "port: " + taken.getLocalPort());
            Done check =
                    Production.sayso("serve", "--check", "--config", file(text).toString());
            assertThat(check.code()).as(check.err()).isZero();
            assertThat(check.err()).isEmpty();
        }
    }

    @Test
    void portThatIsTaken_isNamedWithItsSetting() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "port: " + taken.getLocalPort();
            Done start = Production.sayso(
                    "serve",
                    "--config",
                    file(good.replace("  address: 127.0.0.1\n  port: 0", "  address: 127.0.0.1\n  " + port))
                            .toString());
            assertThat(start.code()).isEqualTo(1);
            assertThat(start.err())
                    .contains("Port " + taken.getLocalPort() + " is taken by another process", "server.port");
            Done health = Production.sayso(
                    "serve",
                    "--config",
                    file(good.replaceFirst("port: 0", port)).toString());
            assertThat(health.err()).contains("127.0.0.1:" + taken.getLocalPort(), "sayso.authorization.health.port");
        }
    }
}
