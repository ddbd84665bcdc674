package org.sayso.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader takes, and what it says about everything else. */
@Timeout(30)
class LinkingReaderTests {

    @TempDir
    private Path folder;

    private final LinkingReader reader = new LinkingReader(LinkingYaml.placeholders());

    private List<Problem> problems(String yaml) {
        UnreadableLinkingException refused =
                catchThrowableOfType(UnreadableLinkingException.class, () -> reader.parse(yaml));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems();
    }

    private Problem problem(String yaml) {
        List<Problem> problems = problems(yaml);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void fullFile_isReadMemberByMember() {
        LinkingFile file = LinkingYaml.embedded()
                .with("domains", "[cdn.tea-time.example]")
                .with("defaultTokenExpirationInSeconds", "3600")
                .with("skipOnEnablement", "true")
                .with("pkce", "false")
                .with(
                        "voiceForward",
                        "{enabled: true, permissions: ['alexa::profile:name:read'], personalization: true}")
                .with("tokenCheck", "remote")
                .file();

        assertThat(file.skill()).isEqualTo("Tea Time");
        assertThat(file.skillId()).isEqualTo("amzn1.ask.skill.0a0a0a0a-0000-4000-8000-000000000001");
        assertThat(file.vendorId()).isEqualTo("M1A2B3C4D5E6F7");
        assertThat(file.type()).isEqualTo(GrantType.AUTH_CODE);
        assertThat(file.authorizationUrl()).isEqualTo("https://login.tea-time.example/oauth2/authorize");
        assertThat(file.accessTokenUrl()).isEqualTo("https://login.tea-time.example/oauth2/token");
        assertThat(file.clientId()).isEqualTo("alexa-tea-time");
        assertThat(file.clientSecret()).hasToString("${TEA_CLIENT_SECRET}");
        assertThat(file.accessTokenScheme()).isEqualTo(AccessTokenScheme.HTTP_BASIC);
        assertThat(file.scopes()).containsExactly("openid", "tea:order", "offline_access");
        assertThat(file.domains()).containsExactly("cdn.tea-time.example");
        assertThat(file.defaultTokenExpirationInSeconds()).isEqualTo(3600);
        assertThat(file.skipOnEnablement()).isTrue();
        assertThat(file.pkce()).isFalse();
        assertThat(file.voiceForward()).isEqualTo(new VoiceForward(true, List.of("alexa::profile:name:read"), true));
        assertThat(file.provider()).isEqualTo(Provider.EMBEDDED);
        assertThat(file.audience()).isEqualTo("https://api.tea-time.example");
        assertThat(file.issuer()).isEqualTo("https://login.tea-time.example");
        assertThat(file.tokenCheck()).isEqualTo(TokenCheck.REMOTE);
    }

    @Test
    void membersThatMayBeLeftOut_haveTheirDefaults() {
        LinkingFile file = LinkingYaml.embedded()
                .without("skillId")
                .without("accessTokenScheme")
                .without("scopes")
                .without("provider")
                .without("audience")
                .without("issuer")
                .file();

        assertThat(file.skillId()).isNull();
        assertThat(file.accessTokenScheme()).isEqualTo(AccessTokenScheme.HTTP_BASIC);
        assertThat(file.scopes()).isEmpty();
        assertThat(file.domains()).isEmpty();
        assertThat(file.defaultTokenExpirationInSeconds()).isNull();
        assertThat(file.skipOnEnablement()).isFalse();
        assertThat(file.pkce()).isTrue();
        assertThat(file.voiceForward()).isEqualTo(VoiceForward.OFF);
        assertThat(file.provider()).isEqualTo(Provider.GENERIC);
        assertThat(file.tokenCheck()).isEqualTo(TokenCheck.LOCAL);
    }

    @Test
    void redirectAddresses_areTheThreeRegionsWithTheVendorId() {
        assertThat(LinkingYaml.embedded().file().redirectUris())
                .extracting(Object::toString)
                .containsExactly(
                        "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                        "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
                        "https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7");
    }

    @Test
    void everyProblem_isNamedAtOnceWithItsLine_inTheOrderOfTheFile() {
        String yaml = LinkingYaml.embedded()
                .without("vendorId")
                .with("authorizationUrl", "[one, two]")
                .with("client_id", "alexa")
                .with("pkce", "'yes'")
                .with("scopes", "openid")
                .text();

        assertThat(problems(yaml))
                .extracting(Problem::line, Problem::what)
                .containsExactly(
                        tuple(1, "vendorId is missing"),
                        tuple(4, "authorizationUrl is not a single text"),
                        tuple(9, "scopes is not a list"),
                        tuple(13, "there is no member client_id"),
                        tuple(14, "pkce is neither true nor false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"skill", "vendorId", "type", "authorizationUrl", "accessTokenUrl", "clientId", "clientSecret"})
    void requiredMemberThatIsMissing_isNamed(String member) {
        assertThat(problem(LinkingYaml.embedded().without(member).text()).what())
                .isEqualTo(member + " is missing");
    }

    @Test
    void implicitGrant_needsNeitherTokenAddressNorSecret() {
        LinkingFile file = LinkingYaml.embedded()
                .with("type", "IMPLICIT")
                .without("accessTokenUrl")
                .without("clientSecret")
                .file();

        assertThat(file.accessTokenUrl()).isNull();
        assertThat(file.clientSecret()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "skill | 12 | skill is not a text | Put the value into quotes, without a tag.",
                "skill | | skill has no value | Write one, or remove the member.",
                "skill | '' | skill is empty or has line breaks | Write a text of one line, or remove the member.",
                "skill | \"a\\nb\" | skill is empty or has line breaks | Write a text of one line, or remove the member.",
                "skill | {a: b} | skill is not a single text | Write one value after the colon.",
                "type | code | type has a value that does not exist | Write one of AUTH_CODE, IMPLICIT.",
                "provider | Okta | provider has a value that does not exist | Write one of embedded, okta, auth0, keycloak, amazon, generic.",
                "scopes | openid order | scopes is not a list | Write it as [first, second].",
                "scopes | [openid, [order]] | scopes is not a single text | Write one value after the colon.",
                "defaultTokenExpirationInSeconds | '3600' | defaultTokenExpirationInSeconds is not a whole number | Write digits only, such as 3600.",
                "defaultTokenExpirationInSeconds | 0x10 | defaultTokenExpirationInSeconds is not a whole number | Write digits only, such as 3600.",
                "defaultTokenExpirationInSeconds | 99999999999 | defaultTokenExpirationInSeconds is not a whole number | Write digits only, such as 3600.",
                "skipOnEnablement | yes | skipOnEnablement is neither true nor false | Write true or false, without quotes.",
                "voiceForward | true | voiceForward does not consist of members | Write enabled, permissions, personalization below it, indented by two blanks, each with a colon and a value.",
                "voiceForward | {on: true} | there is no member on | Remove it; the members are enabled, permissions, personalization.",
                "vendorId | a/b | vendorId has other characters than letters and digits | Write the last part of the redirect addresses in the developer console, such as M1A2B3C4D5E6F7; it is not the skill id."
            })
    void valueOfTheWrongType_isNamedWithItsFix(String member, String value, String what, String fix) {
        String yaml =
                LinkingYaml.embedded().with(member, value == null ? "" : value).text();

        assertThat(problem(yaml)).extracting(Problem::what, Problem::fix).containsExactly(what, fix);
    }

    @Test
    void memberInAnotherSpelling_isToldHowToWriteIt() {
        assertThat(problem(LinkingYaml.embedded().with("Token-Check", "local").text()))
                .extracting(Problem::what, Problem::fix)
                .containsExactly("there is no member Token-Check", "Write it as tokenCheck.");
    }

    @Test
    void memberThatIsThereTwice_isNamedAtItsSecondLine() {
        assertThat(problem(LinkingYaml.embedded().text() + "skill: Tea Time\n"))
                .extracting(Problem::line, Problem::what)
                .containsExactly(14, "skill is there twice");
    }

    @Test
    void placeholder_isFilled_andItsDefaultCountsWhereThereIsNoValue() {
        LinkingReader filled = new LinkingReader(Placeholders.of(Map.of("HOST", "id.example")));

        LinkingFile file = filled.parse(LinkingYaml.embedded()
                .with("authorizationUrl", "https://${HOST}/a")
                .with("accessTokenUrl", "\"${TOKEN_URL:https://other.example/t}\"")
                .text());

        assertThat(file.authorizationUrl()).isEqualTo("https://id.example/a");
        assertThat(file.accessTokenUrl()).isEqualTo("https://other.example/t");
    }

    @Test
    void placeholderWithoutValue_isNamed() {
        assertThat(problem(LinkingYaml.embedded()
                        .with("clientId", "alexa-${STAGE}")
                        .text()))
                .extracting(Problem::line, Problem::what)
                .containsExactly(7, "clientId names ${STAGE}, which has no value of one line");
    }

    @Test
    void brokenPlaceholder_isNamed() {
        assertThat(problem(LinkingYaml.embedded()
                                .with("clientId", "alexa-${STAGE")
                                .text())
                        .what())
                .isEqualTo("clientId has a broken placeholder");
    }

    @Test
    void secretsPlaceholder_isNotFilledWhileReading() {
        LinkingFile file = new LinkingReader(name -> {
                    throw new AssertionError("asked for " + name);
                })
                .parse(LinkingYaml.embedded().text());

        assertThat(file.clientSecret()).hasToString("${TEA_CLIENT_SECRET}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a${TEA_CLIENT_SECRET}", "'${TEA_CLIENT_SECRET:s3cret}'", "'${TEA'"})
    void secretThatIsMoreThanAPlaceholder_isRefused(String secret) {
        assertThat(problem(LinkingYaml.embedded().with("clientSecret", secret).text())
                        .what())
                .isEqualTo("clientSecret mixes a placeholder with other text or a default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clientSecret: [s3cret-value]\n",
                "clientSecret: !!java.net.URL s3cret-value\n",
                "clientSecret: \"s3cret-value\n",
                "clientSecret: s3cret-value: x\n",
                "s3cret-value+/=: clientSecret\n"
            })
    void secretInAFileThatIsRefused_isNotInTheMessage(String line) {
        assertThatThrownBy(() -> reader.parse(
                        LinkingYaml.embedded().without("clientSecret").text() + line))
                .isInstanceOf(UnreadableLinkingException.class)
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void literalSecret_isInNoToString() {
        LinkingFile file =
                LinkingYaml.embedded().with("clientSecret", "s3cret-value").file();

        assertThat(file.toString()).doesNotContain("s3cret");
        assertThat(file.clientSecret())
                .satisfies(secret -> assertThat(secret).isNotNull())
                .hasToString("${CLIENT_SECRET}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "just text\n",
                "- a\n- b\n",
                "---\na: b\n---\nc: d\n",
                "a: b: c\n",
                "\ta: b\n",
                "a: &x [*x]\n",
                "a: &x {b: c}\nd: *x\n",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ['http://localhost/']]]]\n",
                "!!java.util.TreeMap {skill: a}\n",
                "a: \u0000\n"
            })
    void textThatIsNoPlainMapping_isRefusedInOneSentence(String yaml) {
        assertThat(problem(yaml).fix()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "skill, !!java.io.File /tmp",
        "skill, !local Tea Time",
        "scopes, !!java.util.ArrayList [openid]",
        "scopes, !local [openid]",
        "voiceForward, !!java.util.TreeMap {enabled: true}",
        "voiceForward, !local {enabled: true}"
    })
    void taggedValue_isRefused_andNothingIsBuiltFromIt(String member, String value) {
        assertThat(problem(LinkingYaml.embedded().with(member, value).text()).line())
                .isPositive();
    }

    @Test
    void referencesThatMultiply_areRefusedAtOnce() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a" + i + ": &a" + i + " [" + "*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }

        assertThat(problem(yaml.toString()).what()).isEqualTo("it is not YAML within the limits");
    }

    @ParameterizedTest
    @CsvSource({"[,]", "{a: ,}"})
    void deepNesting_isRefused(String open, String close) {
        assertThat(problem("skill: " + open.repeat(5000) + close.repeat(5000)).fix())
                .contains("deep nesting");
    }

    @Test
    void fileLargerThanTheLimit_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("linking.yml"), "# " + "x".repeat(64 * 1024));

        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(UnreadableLinkingException.class)
                .hasMessageContaining("larger than 64 KiB");
    }

    @Test
    void fileThatIsNotUtf8_isRefused() throws IOException {
        Path file =
                Files.write(folder.resolve("linking.yml"), "skill: Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(UnreadableLinkingException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void fileInUtf8WithByteOrderMark_isRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("linking.yml"),
                "\uFEFF" + LinkingYaml.embedded().with("skill", "Caf\u00e9").text());

        assertThat(reader.read(file).skill()).isEqualTo("Caf\u00e9");
    }
}
