package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.app.SaysoCommand;
import org.sayso.authorization.settings.DatabaseSettings;

/** What {@code sayso serve} refuses before it starts anything, with the fix. */
@Timeout(60)
class ServeCommandTests {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return SaysoCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private int check(String text, String permissions) throws IOException {
        Path file = directory.resolve("accounts.yml");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return run("serve", "--check", "--config", file.toString());
    }

    private int check(String text) throws IOException {
        return check(text, "rw-------");
    }

    @Test
    void exampleWithItsBlanksFilledIn_passes() throws Exception {
        assertThat(check(Example.filled())).as(err.toString()).isZero();
        assertThat(out.toString()).contains("can be served at https://accounts.example.com");
        assertThat(Example.filled()).doesNotContainPattern("(?m)^[^#]*<");
    }

    @Test
    void serverBehindWhatItWasNotTold_isWarnedInOneLine_andPasses() throws Exception {
        assertThat(check(Example.filled())).isZero();
        assertThat(err.toString()).as("with a proxy").isEmpty();
        assertThat(check(withoutProxies())).isZero();
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("Warning: sayso.authorization.proxies is empty")
                .contains("slow everybody down", "Fix: list the addresses");
    }

    @Test
    void providerElsewhere_isNotConnectedTo() throws Exception {
        try (ServerSocket provider = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            provider.setSoTimeout(1);
            String upstream = "\n---\nsayso.authorization.upstream.company: {issuer: 'http://localhost:%d',"
                    + " client-id: sayso, client-secret: R8x2mK0vT4}\n";
            assertThat(check(Example.filled() + upstream.formatted(provider.getLocalPort())))
                    .as(err.toString())
                    .isZero();
            assertThatThrownBy(provider::accept).as("nobody has connected").isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.ssl: {key-store: %1$s, key-store-password: %2$s}",
                "server.ssl: {bundle: web}\nspring.ssl.bundle.jks.web.keystore: {location: %1$s, password: %2$s}"
            })
    void serverWithItsOwnCertificate_isNotWarned(String ssl) throws Exception {
        Path keys = directory.resolve("own.p12");
        KeyStores.made(keys);
        String text = ssl.formatted(keys.toUri(), KeyStores.PASSWORD);
        assertThat(check(withoutProxies() + "\n---\n" + text + "\n"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void serverThatDoesNotUseItsCertificate_isWarned() throws Exception {
        assertThat(check(withoutProxies() + "\n---\nserver.ssl: {bundle: web, enabled: false}\n"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).startsWith("Warning: sayso.authorization.proxies is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{bundle: web} | SSL bundle name 'web' cannot be found",
                "{key-store: /nowhere/accounts.p12} | Could not load store from '/nowhere/accounts.p12'",
                "{certificate: /nowhere/accounts.crt, certificate-private-key: /nowhere/key} | /nowhere/accounts.crt",
                "{protocol: TLS} | no trust material is configured"
            })
    void certificateThatIsNotThere_isRefused(String ssl, String reason) throws Exception {
        assertThat(check(withoutProxies() + "\n---\nserver: {ssl: " + ssl + "}\n"))
                .isEqualTo(1);
        assertThat(err.toString()).contains(reason).doesNotContain("\tat ");
    }

    private static String withoutProxies() {
        String text = Example.filled().replace("    proxies:\n      - 127.0.0.1\n", "");
        assertThat(text).isNotEqualTo(Example.filled());
        return text;
    }

    @Test
    void exampleAsItIs_isRefused() throws Exception {
        assertThat(run("serve", "--example")).isZero();
        assertThat(out.toString()).isEqualTo(ServeCommand.example());
        assertThat(check(out.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("has blanks that are to be filled in", "line 8, sayso.authorization.issuer: <https://")
                .contains("sayso.authorization.secrets[0]: <secret>")
                .doesNotContain("no address that Alexa can reach");
    }

    @Test
    void fileOfAnyName_isReadAsYaml() throws Exception {
        Path file = directory.resolve("accounts.conf");
        Files.writeString(file, Example.filled());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(run("serve", "--check", "--config", file.toString()))
                .as(err.toString())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer: https://accounts.example.com | issuer: http://accounts.example.com | no address that Alexa can reach over TLS: http://accounts.example.com",
                "issuer: https://accounts.example.com | issuer: https://localhost | no address that Alexa can reach",
                "issuer: https://accounts.example.com | issuer: https://accounts.example.com/ | the slash at the end",
                "issuer: https://accounts.example.com | issuer: https://example.com/accounts | issuer has a path: https://example.com/accounts",
                "service-name: Pizza on Demand | service-name: '' | service-name is missing",
                "url: jdbc:postgresql://localhost/accounts | url: jdbc:h2:mem:x | database.url is no PostgreSQL database",
                "url: jdbc:postgresql://localhost/accounts | url: jdbc:h2:file:/tmp/x | database.url is no PostgreSQL database",
                "url: jdbc:postgresql://localhost/accounts | url: '' | database.url is no PostgreSQL database: it is missing",
                "password: R8x2mK0vT4 | password: demo-only-accounts | database.password is a demo value",
                "- q1Zb0nC5m8mVQ3o5m2y0c0y9Jq3b4xk2S7n8d6f1G0E= | - '' | sayso.authorization.secrets is missing",
                "- q1Zb0nC5m8mVQ3o5m2y0c0y9Jq3b4xk2S7n8d6f1G0E= | - AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | secrets has one that is not random",
                "url: jdbc:postgresql://localhost/accounts | url: jdbc:postgresql://localhost:nope/accounts | database.url is not understood",
                "- 127.0.0.1 | - proxy.example.com | proxies has what is neither an address nor a network: proxy.example.com",
                "- 127.0.0.1 | - 0.0.0.0/0 | which is everybody",
                "- 127.0.0.1 | - 10.0.0.0/33 | neither an address nor a network",
                "port: 8082 | port: 80820 | health.port is no port: 80820",
                "- 127.0.0.1 | - 127.0.0.1//    text-messages: {webhook: {url: https://sms.example.com}} | text-messages.countries cannot be used",
                "- 127.0.0.1 | - 127.0.0.1//    text-messages: {countries: [US], webhook: {url: http://sms.example.com}} | text-messages.webhook cannot be used",
                "- 127.0.0.1 | - 127.0.0.1//    text-messages: {countries: [US], twilio: {account-sid: AC0123}} | twilio needs either auth-token, or api-key-sid and api-key-secret",
                "- 127.0.0.1 | - 127.0.0.1//    text-messages: {countries: [US], per-minute: 0, webhook: {url: https://sms.example.com, secret: 'q1Zb0nC5m8mVQ3o5m2y0c0y9Jq3b4xk2S7n8d6f1G0E='}} | text-messages.per-minute cannot be used",
                "port: 8082 | port: many | sayso.authorization.health.port cannot be read: many."
            })
    void settingThatIsForDemosOrCannotWork_isRefusedWithTheFix(String good, String bad, String reason)
            throws Exception {
        String text = Example.filled().replaceFirst(java.util.regex.Pattern.quote(good), bad.replace("//  ", "\n  "));
        assertThat(text).isNotEqualTo(Example.filled());
        assertThat(check(text)).isEqualTo(1);
        assertThat(err.toString()).contains(reason).doesNotContain("\tat ", Example.SECRET, "R8x2mK0vT4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "isuer: https://a.example | sayso.authorization.isuer: is it sayso.authorization.issuer?",
                "databse: {url: x} | sayso.authorization.databse.url: is it sayso.authorization.database.url?",
                "demousers2: true | sayso.authorization.demousers2: is it sayso.authorization.demo-users?",
                "skills: {pizza: {vendor: x}} | sayso.authorization.skills.pizza.vendor: is it sayso.authorization.skills.pizza.vendor-id?",
                "admni: {enabled: true} | sayso.authorization.admni.enabled: is it sayso.authorization.admin.enabled?",
                "mail: {prot: 25} | sayso.authorization.mail.prot: is it sayso.authorization.mail.port?",
                "mail: {hots: x} | sayso.authorization.mail.hots: is it sayso.authorization.mail.host?",
                "weather: sunny | sayso.authorization.weather: there is none of this name"
            })
    void misspeltSetting_isRefusedWithItsLineAndTheNearest(String setting, String reason) throws Exception {
        String text = Example.filled().replace("  authorization:\n", "  authorization:\n    " + setting + "\n");
        assertThat(check(text)).isEqualTo(1);
        assertThat(err.toString()).contains("line 7, " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: {prot: 1} | server.prot: is it server.port?",
                "server: {forward-headers-strategy: native} | proxies are named by sayso.authorization.proxies",
                "server: {tomcat: {remoteip: {internal-proxies: x}}} | proxies are named by sayso.authorization.proxies",
                "spring: {config: {import: x}} | spring.config.import: it reads sayso.authorization.*",
                "sayso: {delivery: {x: y}} | sayso.delivery.x: it reads sayso.authorization.*"
            })
    void settingOfSomethingElse_isRefused(String setting, String reason) throws Exception {
        assertThat(check(Example.filled() + "\n---\n" + setting + "\n")).isEqualTo(1);
        assertThat(err.toString()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: {tomcat: {threads: {max: 50}}}",
                "logging: {level: {org.sayso: DEBUG}}",
                "spring: {lifecycle: {timeout-per-shutdown-phase: 5s}}",
                "sayso: {authorization: {scope-descriptions: {\"[pizza:order].de\": Pizza bestellen}}}",
                "sayso: {authorization: {keys: {rotateEvery: 30d}}}",
                "sayso: {authorization: {text-messages: {countries: [US], webhook: {url: 'https://sms.example.com', secret: 'q1Zb0nC5m8mVQ3o5m2y0c0y9Jq3b4xk2S7n8d6f1G0E='}}}}"
            })
    void settingsThatExist_areTaken(String setting) throws Exception {
        assertThat(check(Example.filled() + "\n---\n" + setting + "\n"))
                .as(err.toString())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-----w-"})
    void fileWithSecretsThatOthersCanRead_isRefused(String permissions) throws Exception {
        assertThat(check(Example.filled(), permissions)).isEqualTo(1);
        assertThat(err.toString()).contains("everybody on this machine can read or change it. Fix: chmod 600");
    }

    @Test
    void fileWhoseSecretsAreElsewhere_mayBeRead(@TempDir Path elsewhere) throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("secret"), Example.SECRET);
        String text = Example.filled(java.util.Map.of(
                "<secret>", "file:" + secret, "<password>", "${user.name}", "<reader-password>", "${user.name}"));
        assertThat(check(text, "rw-r--r--")).as(err.toString()).isZero();
    }

    @Test
    void noFile_isWrongUsage() {
        assertThat(run("serve")).isEqualTo(2);
        assertThat(err.toString()).contains("--config is missing", "--example");
        assertThat(run("serve", "--config", directory.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no file");
    }

    @Test
    void fileThatIsNoYaml_isRefusedByItsLine_withoutItsText() throws Exception {
        assertThat(check("sayso:\n  authorization: [very-secret-value\n")).isEqualTo(1);
        assertThat(err.toString()).contains("this is not YAML", ", line ").doesNotContain("very-secret-value");
    }

    @Test
    void startLine_hasNoPasswordOfTheDatabase() {
        assertThat(new DatabaseSettings("jdbc:postgresql://u:p@db/accounts?password=p", null, null).address())
                .isEqualTo("jdbc:postgresql://db/accounts");
    }
}
