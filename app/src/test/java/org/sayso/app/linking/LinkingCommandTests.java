package org.sayso.app.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.settings.SkillClient;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as they are typed: exit codes, what goes where, and that the secret stays hidden. */
@Timeout(60)
class LinkingCommandTests {

    private static final String GOOD = """
            skill: Tea Time
            vendorId: M1A2B3C4D5E6F7
            provider: embedded
            type: AUTH_CODE
            authorizationUrl: https://login.tea-time.example/oauth2/authorize
            accessTokenUrl: https://login.tea-time.example/oauth2/token
            clientId: alexa-tea-time
            clientSecret: ${SAYSO_TESTS_NO_SUCH_VARIABLE}
            scopes: [openid, offline_access]
            audience: https://api.tea-time.example
            issuer: https://login.tea-time.example
            """;
    private static final String LITERAL = GOOD.replace("${SAYSO_TESTS_NO_SUCH_VARIABLE}", "s3cret-of-the-tests");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final InputStream in = System.in;
    private Path good = Path.of("");

    @BeforeEach
    void write() throws IOException {
        good = Files.writeString(folder.resolve("linking.yml"), GOOD);
    }

    @AfterEach
    void restore() {
        System.setIn(in);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new LinkingCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String written(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static void typeIn(String text) {
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void fileInWhichNothingIsWrong_endsWithZero() {
        assertThat(run("check", good.toString())).isZero();
        assertThat(out).hasToString(good + ": nothing is wrong" + System.lineSeparator());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void warningsAlone_endWithZero() throws IOException {
        assertThat(run(
                        "check",
                        written("local.yml", GOOD.replace("https://login.tea-time.example", "http://localhost:1"))))
                .isZero();
        assertThat(out.toString()).contains(": 2 warnings", "warning address-local");
    }

    @Test
    void anError_endsWithOne() throws IOException {
        assertThat(run(
                        "check",
                        written(
                                "http.yml",
                                GOOD.replace(
                                        "https://login.tea-time.example/oauth2/t",
                                        "http://login.tea-time.example/oauth2/t"))))
                .isEqualTo(1);
        assertThat(out.toString()).contains(": 1 error", "error address-not-https", "  seen: ", "  why:  ", "  fix:  ");
    }

    @Test
    void drift_endsWithOne_andThePrintoutItselfIsNoDrift() throws IOException {
        run("print", "--for", "amazon", good.toString());
        String request = out.toString();

        assertThat(run("check", good.toString(), "--against", written("same.json", request)))
                .isZero();
        assertThat(out.toString()).contains("Not compared").contains("clientSecret, vendorId, pkce");
        assertThat(run("check", good.toString(), "--against", written("other.json", request.replace("alexa-tea", "x"))))
                .isEqualTo(1);
        assertThat(out.toString()).contains("clientId: Amazon has x-time, the file has alexa-tea-time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "check",
                "check --against",
                "check FOLDER/missing.yml",
                "check FOLDER",
                "check GOOD --against FOLDER/missing.json",
                "check GOOD --against GOOD",
                "check - --against -",
                "check GOOD extra",
                "print GOOD",
                "print --for google GOOD",
                "print --for AMAZON GOOD",
                "print --for amazon FOLDER/missing.yml",
                "print --for amazon --show-secret GOOD"
            })
    void wrongUsageOrAFileThatCannotBeRead_endsWithTwo_andSaysWhyOnStandardError(String line) {
        String[] arguments = line.isEmpty()
                ? new String[0]
                : line.replace("FOLDER", folder.toString())
                        .replace("GOOD", good.toString())
                        .split(" ", -1);

        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ", "Exception");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void everyProblemOfAFile_isALine() throws IOException {
        String file =
                written("broken.yml", GOOD.replace("clientId", "client-id").replace("[openid, offline_access]", "x"));

        assertThat(run("check", file)).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith(file + ": line "));
    }

    @Test
    void standardInput_isReadWhereTheFileIsADash() {
        typeIn(GOOD);
        assertThat(run("check", "-")).isZero();
        assertThat(out.toString()).startsWith("standard input: nothing is wrong");

        typeIn("{\"accountLinkingResponse\": {}}");
        assertThat(run("check", good.toString(), "--against", "-")).isEqualTo(1);
    }

    @Test
    void json_isOneObject_forFindingsAndForProblems() throws IOException {
        assertThat(run(
                        "check",
                        "--json",
                        written(
                                "http.yml",
                                LITERAL.replace(
                                        "https://login.tea-time.example/oauth2/t",
                                        "http://login.tea-time.example/oauth2/t"))))
                .isEqualTo(1);
        JsonNode findings = JsonMapper.shared().readTree(out.toString());
        assertThat(findings.path("ok").asBoolean(true)).isFalse();
        assertThat(findings.path("findings")
                        .valueStream()
                        .map(each -> each.path("id").asString("")))
                .containsExactly("address-not-https", "secret-in-file");
        assertThat(findings.path("findings").path(0).propertyNames())
                .containsExactly("id", "severity", "seen", "why", "fix");

        assertThat(run("check", "--json", written("broken.yml", "skill: [a]"))).isEqualTo(2);
        JsonNode problems = JsonMapper.shared().readTree(out.toString());
        assertThat(problems.path("ok").asBoolean(true)).isFalse();
        assertThat(problems.path("problems").path(0).propertyNames()).containsExactly("line", "what", "fix");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amazon", "okta", "auth0", "keycloak", "embedded"})
    void secret_isPrintedOnlyWithShowSecret(String target) throws IOException {
        String file = written("literal.yml", LITERAL);

        assertThat(run("print", "--for", target, file)).isZero();
        assertThat(out + "" + err).doesNotContain("s3cret");
        assertThat(run("print", "--show-secret", "--for", target, file)).isZero();
        assertThat(out.toString().contains("s3cret-of-the-tests")).isEqualTo(!target.equals("auth0"));
        assertThat(err.toString()).doesNotContain("s3cret");
        assertThat(run("check", file)).isZero();
        assertThat(out + "" + err).doesNotContain("s3cret");
    }

    @Test
    void printedSettings_areAloneOnStandardOutput_andNotesOnStandardError() {
        assertThat(run("print", "--for", "amazon", good.toString())).isZero();

        assertThat(JsonMapper.shared().readTree(out.toString()).has("accountLinkingRequest"))
                .isTrue();
        assertThat(err.toString().lines()).allSatisfy(line -> assertThat(line).startsWith("Note: "));
    }

    @Test
    void settingsThatCannotWork_arePrintedWithANote() throws IOException {
        assertThat(run(
                        "print",
                        "--for",
                        "amazon",
                        written("port.yml", GOOD.replace(".example/oauth2", ".example:8443/oauth2"))))
                .isZero();
        assertThat(err.toString()).contains("the check finds 2 errors");
    }

    /** What is printed for the embedded server is bound by that server as it is. */
    @Test
    void embeddedSettings_areWhatTheAuthorizationServerReads() throws IOException {
        assertThat(run("print", "--show-secret", "--for", "embedded", written("literal.yml", LITERAL)))
                .isZero();
        Properties properties = new Properties();
        properties.load(new StringReader(out.toString()));

        SkillClient client = new Binder(new MapConfigurationPropertySource(properties))
                .bind("sayso.authorization.skills.tea-time", SkillClient.class)
                .get();

        assertThat(client.clientId()).isEqualTo("alexa-tea-time");
        assertThat(client.clientSecret().reveal()).isEqualTo("s3cret-of-the-tests");
        assertThat(client.scopes()).isEqualTo(List.of("openid", "offline_access"));
        assertThat(client.audience()).isEqualTo("https://api.tea-time.example");
        assertThat(client.requirePkce()).isTrue();
        assertThat(client.redirectUris())
                .extracting(URI::toString)
                .containsExactly(
                        "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                        "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                        "https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7");
    }

    @Test
    void help_saysWhatTheCommandsTake() {
        assertThat(run("check", "--help")).isZero();
        assertThat(out.toString()).contains("--against", "--json", "Exit codes:", "standard", "input");
        assertThat(run("print", "--help")).isZero();
        assertThat(out.toString()).contains("amazon, okta, auth0, keycloak, embedded", "--show-secret");
    }
}
