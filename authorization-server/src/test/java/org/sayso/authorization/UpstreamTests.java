package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.store.ServerDatabase;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** People sign in at a company's OpenID provider, which is another server of the same kind. */
@ExtendWith(OutputCaptureExtension.class)
class UpstreamTests {

    private static final String SIGNED_TOKEN = "eyJ[A-Za-z0-9_-]{20,}\\.eyJ";
    private static final String NOT_SIGNED_IN = "You were not signed in";

    private static RunningServer company;
    private static RunningServer server;
    private static LinkingClient client;
    private static String serverIssuer = "";
    private static String companyIssuer = "";

    @BeforeAll
    static void start() {
        int companyPort = freePort();
        int port = freePort();
        companyIssuer = "http://localhost:" + companyPort;
        serverIssuer = "http://localhost:" + port;
        company = RunningServer.start(Map.of(
                "server.port",
                String.valueOf(companyPort),
                "sayso.authorization.issuer",
                companyIssuer,
                "sayso.authorization.web-clients.pod.redirect-uris",
                serverIssuer + "/sign-in/with/company/answer," + serverIssuer + "/sign-in/with/other/answer"));
        Map<String, String> settings = upstream("company", companyIssuer);
        settings.putAll(upstream("other", companyIssuer));
        settings.put("sayso.authorization.upstream.company.label", "Company Ltd");
        settings.put("sayso.authorization.demo-users", "false");
        settings.put("sayso.authorization.issuer", serverIssuer);
        settings.put("server.port", String.valueOf(port));
        settings.put("logging.level.org.sayso", "TRACE");
        settings.put("logging.level.org.springframework.security.oauth2", "TRACE");
        server = RunningServer.start(settings);
        client = new LinkingClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        company.close();
    }

    @Test
    void signedInElsewhere_linksAnAccountOfOurOwnAndTellsHowAndWhen() {
        JsonNode tokens = link("ann");
        JsonNode access = LinkingClient.claims(tokens.get("access_token").asString());
        JsonNode id = LinkingClient.claims(tokens.get("id_token").asString());
        assertThat(access.get("iss").asString()).isEqualTo(serverIssuer);
        assertThat(access.get("sub").asString()).startsWith("upstream-").doesNotContain("user-ann");
        assertThat(access.get("amr").get(0).asString()).isEqualTo("pwd");
        assertThat(access.get("auth_time").asLong())
                .isLessThanOrEqualTo(access.get("iat").asLong());
        assertThat(id.get("name").asString()).isEqualTo("Ann Archer");
        var refreshed = client.tokenAsAlexa(
                LinkingClient.refresh(tokens.get("refresh_token").asString()));
        assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
        assertThat(LinkingClient.claims(refreshed.json().get("access_token").asString())
                        .get("sub"))
                .isEqualTo(access.get("sub"));
    }

    @Test
    void onePerson_keepsTheSubjectAndAnotherHasAnother() {
        String first = subject(link("ann"));
        assertThat(subject(link("ann"))).isEqualTo(first);
        assertThat(subject(link("ben"))).isNotEqualTo(first).startsWith("upstream-");
    }

    @Test
    void favoriteColor_isKeptHere() {
        String sam = subject(link("sam"));
        AccountDirectory accounts = server.bean(AccountDirectory.class);
        accounts.changeAttribute(sam, "favorite_color", "green");
        assertThat(accounts.findBySubject(sam).orElseThrow().attribute("favorite_color"))
                .hasValue("green");
        assertThat(accounts.changeAttribute("upstream-nobody", "favorite_color", "green"))
                .isEmpty();
    }

    @Test
    void passkey_isNotOfferedToWhoeverAnotherProviderSignsIn() {
        Browser browser = new Browser(server);
        browser.open(local(companyAnswer(browser, "company", "ann")));
        Browser.Page account = browser.open("/account");
        assertThat(account.document().select("#add-passkey")).isEmpty();
        assertThat(account.text()).contains("Another provider signs you in");
        assertThat(browser.open("/account/new-passkey").status()).isEqualTo(404);
        browser.open("/profile");
        assertThat(browser.postJson("/webauthn/register/options", "").status()).isEqualTo(403);
        assertThat(browser.postJson("/webauthn/register", "{}").status()).isEqualTo(403);
    }

    @Test
    void whatIsKeptHere_isDeletedAndTheNextSignInBeginsAnew() {
        JsonNode tokens = link("ben");
        String before = subject(tokens);
        Browser browser = new Browser(server);
        browser.open(local(companyAnswer(browser, "company", "ben")));
        assertThat(browser.open("/account/data").body()).contains("\"provider\" : \"" + companyIssuer, before);
        browser.open("/account/delete-now");
        assertThat(browser.submit("delete", Map.of()).text())
                .contains("The account itself is still where you sign in.");
        assertThat(client.tokenAsAlexa(LinkingClient.refresh(
                                tokens.get("refresh_token").asString()))
                        .json()
                        .get("error")
                        .asString())
                .isEqualTo("invalid_grant");
        assertThat(subject(link("ben"))).startsWith("upstream-").isNotEqualTo(before);
    }

    @Test
    void tokensOfTheProvider_areNeitherKeptNorLogged(CapturedOutput output) {
        Browser browser = new Browser(server);
        URI answer = companyAnswer(browser, "company", "ann");
        browser.open(local(answer));
        assertThat(browser.open("/").text()).contains("signed in as Ann Archer");
        String dump = String.join(
                "\n",
                server.bean(ServerDatabase.class)
                        .jdbc()
                        .sql("SCRIPT")
                        .query(String.class)
                        .list());
        assertThat(dump)
                .contains("Ann Archer")
                .doesNotContain(Queries.parse(answer).get("code"))
                .doesNotContainPattern(SIGNED_TOKEN);
        assertThat(output.getAll())
                .doesNotContain(Queries.parse(answer).get("code"), RunningServer.WEB_SECRET)
                .doesNotContainPattern(SIGNED_TOKEN);
    }

    @Test
    void requestToTheProvider_hasStateNoncePkceAndAnAddressOfItsOwn() {
        Browser browser = new Browser(server);
        Map<String, String> query = Queries.parse(leave(browser, "company"));
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid profile")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", serverIssuer + "/sign-in/with/company/answer")
                .doesNotContainKey("prompt");
        assertThat(query.get("state")).hasSizeGreaterThan(40);
        assertThat(query.get("nonce")).hasSizeGreaterThan(40);
        assertThat(query.get("code_challenge")).hasSize(43);
    }

    @Test
    void whoIsSignedIn_isAskedAgainByTheProvider() {
        Browser browser = new Browser(server);
        browser.open(local(companyAnswer(browser, "company", "ann")));
        assertThat(Queries.parse(leave(browser, "company"))).containsEntry("prompt", "login");
    }

    @Test
    void signIn_changesTheSession() {
        Browser browser = new Browser(server);
        URI answer = companyAnswer(browser, "company", "ann");
        String before = browser.cookie("ACCOUNTS_SESSION");
        browser.open(local(answer));
        assertThat(browser.cookie("ACCOUNTS_SESSION")).isNotEqualTo(before);
    }

    @Test
    void answerOfAnotherBrowser_isRefused() {
        URI answer = companyAnswer(new Browser(server), "company", "ann");
        Browser victim = new Browser(server);
        leave(victim, "company");
        assertThat(victim.open(local(answer)).text()).contains(NOT_SIGNED_IN);
        Browser stranger = new Browser(server);
        assertThat(stranger.open(local(answer)).text()).contains(NOT_SIGNED_IN);
    }

    @Test
    void secondUseOfAnAnswer_isRefused() {
        Browser browser = new Browser(server);
        URI answer = companyAnswer(browser, "company", "ann");
        assertThat(browser.open(local(answer)).text()).contains("signed in as Ann Archer");
        assertThat(browser.open(local(answer)).text()).contains(NOT_SIGNED_IN);
    }

    @ParameterizedTest
    @CsvSource({"/company/,/other/", "code=,code=x", "state=,state=x"})
    void changedAnswer_isRefused(String part, String changed) {
        Browser browser = new Browser(server);
        String answer = local(companyAnswer(browser, "company", "ann"));
        assertThat(browser.open(answer.replace(part, changed)).text()).contains(NOT_SIGNED_IN);
        assertThat(browser.open("/").text()).doesNotContain("signed in as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://attacker.example", "", "http://localhost:1"})
    void answerThatTellsAnotherIssuer_isRefused(String issuer) {
        Browser browser = new Browser(server);
        String answer = local(companyAnswer(browser, "company", "ann"));
        String plain = answer.replaceAll("&iss=[^&]*", "");
        assertThat(browser.open(plain + "&iss=" + Browser.encode(issuer)).text())
                .contains(NOT_SIGNED_IN);
    }

    @Test
    void refusalOfTheProvider_isToldWithoutItsWords() {
        Browser browser = new Browser(server);
        String state =
                Objects.requireNonNull(Queries.parse(leave(browser, "company")).get("state"));
        Page page =
                browser.open("/sign-in/with/company/answer?error=access_denied&error_description=call+0900-1234&state="
                        + Browser.encode(state));
        assertThat(page.text()).contains(NOT_SIGNED_IN).doesNotContain("0900");
    }

    @Test
    void providersOnly_showNoFormForPasswords() {
        Page page = new Browser(server).open("/sign-in");
        assertThat(page.document().getElementById("sign-in")).isNull();
        assertThat(page.document().select("#elsewhere a").eachText())
                .containsExactly("Sign in with Company Ltd", "Sign in with other");
    }

    @Test
    void unknownProvider_leadsBackToThePage() {
        assertThat(new Browser(server).open("/sign-in/with/nobody").text()).contains(NOT_SIGNED_IN);
    }

    @Test
    void besideDemoUsers_bothWaysAreOpen() {
        try (RunningServer both = RunningServer.start(upstream("company", companyIssuer))) {
            Browser browser = new Browser(both);
            Page page = browser.open("/sign-in");
            assertThat(page.document().select("#elsewhere a").eachText()).hasSize(1);
            assertThat(browser.signIn("ann").text()).contains("signed in as Ann Archer");
            assertThat(subject(new LinkingClient(both).link("ann"))).startsWith("user-ann");
        }
    }

    /** The document at 127.0.0.1 is that of localhost, which is another issuer. */
    @Test
    void providerWithAnotherIssuerThanItsSetting_isWarnedAboutAndLetsNobodyIn(CapturedOutput output) {
        String other = companyIssuer.replace("localhost", "127.0.0.1");
        try (RunningServer both = RunningServer.start(upstream("company", other))) {
            assertThat(output.getAll())
                    .contains("Nobody can sign in at " + other, "sayso.authorization.upstream.company.issuer");
            assertThat(new Browser(both).open("/sign-in/with/company").text()).contains(NOT_SIGNED_IN);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    issuer        | ''                         | upstream.company.issuer is missing
                    issuer        | http://login.example.com   | must begin with https://
                    issuer        | https://login.example?x=1  | must be a bare address
                    client-id     | ''                         | upstream.company.client-id is missing
                    client-secret | ''                         | upstream.company.client-secret is missing
                    scopes        | profile                    | upstream.company.scopes has no openid
                    """)
    void settingThatCannotWork_isRefusedWithTheFix(String name, String value, String problem) {
        Map<String, String> settings = upstream("company", companyIssuer);
        settings.put("sayso.authorization.upstream.company." + name, value);
        assertThat(catchThrowable(() -> RunningServer.start(settings).close())).hasStackTraceContaining(problem);
    }

    private static Map<String, String> upstream(String name, String issuer) {
        Map<String, String> settings = new LinkedHashMap<>();
        String prefix = "sayso.authorization.upstream." + name + ".";
        settings.put(prefix + "issuer", issuer);
        settings.put(prefix + "client-id", RunningServer.WEB_ID);
        settings.put(prefix + "client-secret", RunningServer.WEB_SECRET);
        settings.put(prefix + "scopes", "openid,profile");
        return settings;
    }

    private static JsonNode link(String person) {
        Browser browser = new Browser(server);
        Page page = browser.open(LinkingClient.path(LinkingClient.request()));
        assertThat(page.document().select("#elsewhere a").eachAttr("href")).contains("/sign-in/with/company");
        page = browser.open(local(companyAnswer(browser, "company", person)));
        if (page.status() == 200) {
            page = browser.submit("allow", Map.of());
        }
        Map<String, String> form = LinkingClient.exchange(page.code());
        form.put("code_verifier", LinkingClient.VERIFIER);
        var answer = client.tokenAsAlexa(form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String subject(JsonNode tokens) {
        return LinkingClient.claims(tokens.get("access_token").asString())
                .get("sub")
                .asString();
    }

    /** Where the provider sends the browser back to. */
    private static URI companyAnswer(Browser browser, String name, String person) {
        Browser there = new Browser(company);
        there.open(local(leave(browser, name)));
        Page answer = there.signIn(person);
        assertThat(answer.address().toString()).startsWith(serverIssuer + "/sign-in/with/" + name + "/answer?");
        return answer.address();
    }

    private static URI leave(Browser browser, String name) {
        Page page = browser.open("/sign-in/with/" + name);
        assertThat(page.address().toString()).startsWith(companyIssuer + "/oauth2/authorize?");
        return page.address();
    }

    private static String local(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
