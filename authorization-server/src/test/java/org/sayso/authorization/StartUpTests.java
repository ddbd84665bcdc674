package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Settings that cannot work are refused at start-up, naming the fix. */
@ExtendWith(OutputCaptureExtension.class)
class StartUpTests {

    private static final String PREFIX = "sayso.authorization.";

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("issuer", "", "sayso.authorization.issuer is missing"),
                refusal("issuer", "http://accounts.example.com", "must begin with https://", "localhost only"),
                refusal("issuer", "https://accounts.example.com/", "slash at the end"),
                refusal("issuer", "https://accounts.example.com?x=1", "Remove query"),
                refusal("service-name", "", "sayso.authorization.service-name is missing"),
                refusal("skills.pizza.client-id", "", "sayso.authorization.skills.pizza.client-id is missing"),
                refusal("skills.pizza.client-id", "a:b", "HTTP Basic", "Use printable ASCII"),
                refusal("skills.pizza.client-id", "sayso-admin-eve", "begins with sayso-admin-", "another name"),
                refusal("skills.pizza.scopes", "openid,sayso.admin", "which administrates this server", "sayso admin"),
                refusal("backend-clients.pod.scopes", "sayso.admin", "which administrates this server", "Take it out"),
                refusal("proxies", "proxy.example.com", "proxies has what is neither an address nor a network"),
                refusal("health.port", "70000", "health.port is no port: 70000", "8082"),
                refusal("production", "true", "issuer is no address that Alexa can reach over TLS"),
                refusal("skills.pizza.client-secret", "", "client-secret is missing", "openssl rand -hex 32"),
                refusal("skills.pizza.client-secret", "too-short-zq41", "shorter than 16", "openssl rand -hex 32"),
                refusal("skills.pizza.client-secret", "has+a+plus+in+it-zq41", "HTTP Basic"),
                refusal("skills.pizza.vendor-id", "", "vendor-id is missing", "it is not the skill id"),
                refusal("skills.pizza.vendor-id", "https://pitangui.amazon.com", "is not a vendor id"),
                refusal("skills.pizza.audience", "", "sayso.authorization.skills.pizza.audience is missing"),
                refusal("skills.pizza.access-token-life", "359s", "below the 360 s Alexa asks for", "6m or more"),
                refusal(
                        "skills.pizza.refresh-token-life",
                        "1h",
                        "not longer than the access token's life",
                        "180d or more"),
                refusal(
                        "skills.pizza.scopes",
                        "openid,pod:unknown",
                        "no words for the scope pod:unknown",
                        "scope-descriptions"),
                refusal("skills.pizza.scopes", "openid,accounts.contact", "backend client only"),
                refusal("skills.pizza.scopes", "openid,accounts.profile", "backend client only"),
                refusal(
                        "skills.pizza.audience",
                        RunningServer.ISSUER,
                        "sayso.authorization.skills.pizza.audience is this server's own address"),
                refusal("skills.pizza.additional-redirect-uris", "http://evil.example/x", "must begin with https://"),
                refusal("skills.pizza.additional-redirect-uris", "https://a.example/x#y", "not an exact address"),
                refusal("web-clients.pod.redirect-uris", "", "redirect-uris is empty for pod-web"),
                refusal(
                        "web-clients.pod.client-secret",
                        RunningServer.ALEXA_SECRET,
                        "secret of another client",
                        "skills.pizza.client-secret"),
                refusal(
                        "web-clients.pod.client-id",
                        RunningServer.ALEXA_ID,
                        "Two clients have the client-id",
                        "web-clients.pod.client-id"),
                refusal("backend-clients.pod.scopes", "", "backend-clients.<name>.scopes is empty"),
                refusal(
                        "skills.pizza.token-claims.sub",
                        "given_name",
                        "token-claims.sub would take the place",
                        "Choose another"),
                refusal("skills.pizza.token-claims.client_id", "given_name", "would take the place of a claim"),
                refusal(
                        "skills.pizza.token-claims.[client_id]",
                        "given_name",
                        "token-claims.client_id would take the place"),
                refusal("skills.pizza.token-claims.Scope", "given_name", "would take the place of a claim"),
                refusal(
                        "skills.pizza.token-claims.NameClaim",
                        "first_name",
                        "skills.pizza.token-claims.NameClaim names an attribute no account has: first_name",
                        "given_name or favorite_color"),
                refusal("attributes.shoe-size.kind", "text", "attributes.shoe-size.label is missing"),
                refusal("attributes.favorite-color.labels.nl", "Kleur", "labels.nl is in no language", "en, de, es"),
                refusal("attributes.favorite-color.longest", "1001", "favorite-color.longest is 1001", "1 to 1000"),
                refusal("attributes.favorite-color.pattern", "(", "pattern is no regular expression", "such as [0-9]"),
                refusal("attributes.favorite-color.scope", "tea:order", "scope is the scope of no skill: tea:order"),
                refusal("attributes.favorite-color.claim", "color", "favorite-color.claim is never told", "Set scope"),
                refusal("attributes.email.label", "E-mail", "attributes.email has a meaning of its own"),
                refusal("attributes.user-name.label", "User", "attributes.user-name has a meaning of its own"),
                refusal("attributes.Shoe.label", "Shoe", "a name that cannot be part of an address", "shoe-size"),
                refusal("skills.pizza.token-claims.[a b]", "given_name", "is no name for a claim"),
                refusal(
                        "resource-servers.pizza.client-id",
                        "pizza-api",
                        "sayso.authorization.resource-servers.pizza.client-secret is missing"),
                refusal("skills.tea.client-id", "tea-skill", "sayso.authorization.skills.tea.client-secret is missing"),
                refusal(
                        "alexa.audience",
                        "https://a.example",
                        "alexa.* is no longer read (found: audience)",
                        "skills.<name>"),
                refusal("insecure-hs256-shared-secret", "c2hvcnQ=", "has 5 bytes", "openssl rand -base64 32"),
                refusal("insecure-hs256-shared-secret", "*not base64*", "is not base64"),
                refusal(
                        "passkeys.rp-id",
                        "pizza.example",
                        "passkeys.rp-id is pizza.example, and browsers use no passkeys of that on http://localhost:8081",
                        "Set rp-id"),
                refusal("passkeys.rp-id", "ocalhost", "browsers use no passkeys of that"),
                refusal("passkeys.allowed-origins", "http://pizza.example", "must begin with https://"),
                refusal("passkeys.allowed-origins", "https://localhost/accounts", "has more than an origin"),
                refusal(
                        "passkeys.file",
                        "data/accounts",
                        "sayso.authorization.passkeys.file is no longer read",
                        "Set sayso.authorization.database.url=jdbc:h2:file:data/accounts"),
                refusal("database.url", "jdbc:mysql://localhost/accounts", "database.url is none of jdbc:postgresql:"),
                refusal(
                        "database.url",
                        "jdbc:h2:file:target/never;write_delay=500",
                        "database.url has WRITE_DELAY=500",
                        "Remove it, or set it to 0"),
                refusal(
                        "database.url",
                        "jdbc:postgresql://nowhere.example/accounts",
                        "sayso.authorization.secrets is missing",
                        "openssl rand -base64 32"),
                refusal(
                        "skills.pizza.refresh-token-absolute-life",
                        "1h",
                        "refresh-token-absolute-life is not longer than the access token's life"),
                refusal("secrets", "c2hvcnQ=", "An entry of sayso.authorization.secrets has 5 bytes", "openssl rand"),
                refusal("secrets", "*not base64*", "An entry of sayso.authorization.secrets is not base64"),
                refusal("secrets", "file:/nowhere/at/all", "/nowhere/at/all, named by", "cannot be read"),
                refusal("keys.publish-ahead", "59s", "keys.publish-ahead is 59 s", "Set it to 1m or more"),
                refusal("keys.rotate-every", "1d", "keys.rotate-every is not longer than publish-ahead"),
                refusal(
                        "pages.accent-color",
                        "#ff9900",
                        "pages.accent-color is hard to read on a light page",
                        "The nearest colour that will do is #"),
                refusal("pages.accent-color-dark", "#8fc1ea", "accent-color-dark is set without accent-color"),
                refusal("pages.logo-dark", "/x.svg", "logo-dark is set without logo"),
                refusal(
                        "scope-descriptions.[pod:order].nl",
                        "pizza bestellen",
                        "scope-descriptions.[pod:order].nl is in no language of the pages",
                        "Use one of en, de, es, fr, it, pt, ja."),
                refusal("accounts.kept", "true", "accounts.kept=true without a mail server", "accounts.sign-up=false"),
                refusal("accounts.code-life", "61m", "accounts.code-life is 3660 s", "1m to 1h"),
                refusal("accounts.password-length", "7", "accounts.password-length is 7", "NIST SP 800-63B"),
                refusal("mail.host", "mail.example.com", "mail.from is missing", "Pizza on Demand <"),
                refusal("demo-users", "false", "there are no accounts", "accounts.kept=true", "AccountDirectory"));
    }

    private static Arguments refusal(String name, String value, String... words) {
        return Arguments.of(name, value, words);
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("refusals")
    void settingThatCannotWork_isRefusedWithTheFix(String name, String value, String[] words, CapturedOutput output) {
        Throwable failure = catchThrowable(
                () -> RunningServer.start(Map.of(PREFIX + name, value)).close());
        assertThat(failure).isNotNull();
        assertThat(output.getErr() + output.getOut())
                .contains("APPLICATION FAILED TO START", "The authorization server refuses to start:")
                .contains(words)
                .doesNotContain(RunningServer.ALEXA_SECRET, RunningServer.WEB_SECRET, "zq41");
    }

    @Test
    void resourceServerWithTheAudienceOfNoSkill_isRefusedWithTheFix(CapturedOutput output) {
        Throwable failure =
                catchThrowable(() -> RunningServer.start(ResourceServers.settings("pizza", "https://typo.example"))
                        .close());
        assertThat(failure).isNotNull();
        assertThat(output.getOut() + output.getErr())
                .contains(
                        "resource-servers.pizza.audience is the audience of no skill", "every token would be inactive")
                .doesNotContain(ResourceServers.SECRET);
    }

    @Test
    void keptAccountsWithoutAMailServer_areRefusedWithTheFix(CapturedOutput output) {
        Throwable failure = catchThrowable(
                () -> RunningServer.start(Map.of(PREFIX + "demo-users", "false", PREFIX + "accounts.kept", "true"))
                        .close());
        assertThat(failure).isNotNull();
        assertThat(output.getOut() + output.getErr())
                .contains(
                        "accounts.kept=true without a mail server",
                        "Set sayso.authorization.mail.host and sayso.authorization.mail.from, or"
                                + " sayso.authorization.accounts.sign-up=false");
    }

    @Test
    void keptAccountsThatSendNoMails_startWithoutAMailServer() {
        RunningServer.start(Map.of(
                        PREFIX + "demo-users", "false",
                        PREFIX + "accounts.kept", "true",
                        PREFIX + "accounts.sign-up", "false",
                        PREFIX + "accounts.forgotten-password", "false"))
                .close();
    }

    static Stream<Arguments> mailSettings() {
        return Stream.of(
                Arguments.of("tls", "insecure-none", "mail.tls=insecure-none would send codes in clear"),
                Arguments.of("port", "0", "mail.port is 0"),
                Arguments.of("user", "accounts", "mail.user and password belong together"),
                Arguments.of("host", "mail example", "mail.host is no host name"),
                Arguments.of("from", "ann@example.com, eve@example.com", "mail.from is not one mailbox"),
                Arguments.of("from", "nobody", "mail.from is not one mailbox"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("mailSettings")
    void mailSettingThatCannotWork_isRefusedWithTheFix(String name, String value, String words, CapturedOutput output) {
        Map<String, String> settings = new LinkedHashMap<>(KeptServer.settings());
        settings.put(PREFIX + "mail.host", "mail.example.com");
        settings.put(PREFIX + "mail." + name, value);
        Throwable failure = catchThrowable(() -> RunningServer.start(settings).close());
        assertThat(failure).isNotNull();
        assertThat(output.getOut() + output.getErr()).contains("The authorization server refuses to start:", words);
    }

    @Test
    void demoUsersOnAnotherAddressThanLoopback_areRefused(CapturedOutput output) {
        Throwable failure = catchThrowable(
                () -> RunningServer.start(Map.of("server.address", "0.0.0.0")).close());
        assertThat(failure).isNotNull();
        assertThat(output.getOut() + output.getErr())
                .contains("demo-users=true prints passwords", "Set server.address=127.0.0.1");
    }

    @Test
    void insecureSettings_areWarnedAboutByName(CapturedOutput output) {
        RunningServer.start(
                        Map.of(PREFIX + "insecure-hs256-shared-secret", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))
                .close();
        assertThat(output.getOut().lines().filter(line -> line.contains(" WARN ")))
                .anySatisfy(line -> assertThat(line).contains("sayso.authorization.demo-users=true"))
                .anySatisfy(line -> assertThat(line).contains("sayso.authorization.insecure-hs256-shared-secret"))
                .hasSize(2);
    }

    @Test
    void wholeWalkWithDebugLogging_logsNoSecretTokenCodeOrPassword(CapturedOutput output) {
        try (RunningServer server = RunningServer.start(Map.of(
                "logging.level.org.sayso", "TRACE", "logging.level.org.springframework.security.oauth2", "TRACE"))) {
            LinkingClient client = new LinkingClient(server);
            String code = client.code(LinkingClient.requestWithoutPkce(), "ann");
            var tokens = client.tokenAsAlexa(LinkingClient.exchange(code)).json();
            String refreshToken = tokens.get("refresh_token").asString();
            client.tokenWithBodyCredentials(LinkingClient.refresh(refreshToken));
            client.token(LinkingClient.refresh(refreshToken), RunningServer.ALEXA_ID, "a-wrong-secret-1234");
            assertThat(output.getOut() + output.getErr())
                    .contains("Saved authorization")
                    .doesNotContain(
                            RunningServer.ALEXA_SECRET,
                            RunningServer.WEB_SECRET,
                            RunningServer.BACKEND_SECRET,
                            "a-wrong-secret-1234",
                            "demo-only-ann",
                            code,
                            refreshToken,
                            tokens.get("access_token").asString());
        }
    }
}
